-- Regions, people, places, inspections, hazards. A row is the thing's document (body, JSON by its one description) beside
-- the columns that queries search and sort by; derived figures (last_inspected, open_hazards) are columns alone.
-- Days are days since 1970-01-01, times microseconds UTC.

CREATE TABLE region (
  code {{code}} PRIMARY KEY,
  level TEXT NOT NULL,
  name TEXT NOT NULL,
  parent {{code}} NOT NULL,
  kind TEXT,
  valid_from BIGINT NOT NULL,
  valid_to BIGINT,
  has_boundary BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX region_level ON region(level, code);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  active BIGINT NOT NULL,
  password TEXT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE post (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  region {{code}} NOT NULL,
  from_day BIGINT NOT NULL,
  to_day BIGINT,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX post_person ON post(person);
CREATE INDEX post_region ON post(region, role);

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  csrf TEXT NOT NULL,
  created BIGINT NOT NULL,
  last_seen BIGINT NOT NULL
);
CREATE INDEX session_person ON session(person);

CREATE TABLE api_token (
  token_hash TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  note TEXT NOT NULL,
  created BIGINT NOT NULL
);

CREATE TABLE login_failure (
  login_hash TEXT PRIMARY KEY,
  failures BIGINT NOT NULL,
  last_at BIGINT NOT NULL
);

CREATE TABLE place (
  id TEXT PRIMARY KEY,
  region {{code}} NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  credit_code TEXT,
  cell BIGINT,
  active BIGINT NOT NULL,
  due_day BIGINT NOT NULL,
  last_inspected BIGINT,
  open_hazards BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX place_region ON place(region, id);
CREATE INDEX place_due ON place(due_day, id);
CREATE INDEX place_cell ON place(cell);
CREATE INDEX place_credit_code ON place(credit_code);

CREATE TABLE extinguisher (
  id TEXT PRIMARY KEY,
  place TEXT NOT NULL,
  removed BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX extinguisher_place ON extinguisher(place);

CREATE TABLE inspection (
  id TEXT PRIMARY KEY,
  place TEXT NOT NULL,
  region {{code}} NOT NULL,
  inspector TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  not_seen BIGINT NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX inspection_place ON inspection(place, received_at);
CREATE INDEX inspection_region ON inspection(region, id);

CREATE TABLE hazard (
  id TEXT PRIMARY KEY,
  region {{code}} NOT NULL,
  subdistrict {{code}} NOT NULL,
  place TEXT,
  state TEXT NOT NULL,
  level TEXT NOT NULL,
  climb TEXT NOT NULL,
  department TEXT,
  is_open BIGINT NOT NULL,
  due BIGINT NOT NULL,
  found_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX hazard_due ON hazard(subdistrict, is_open, due, id);
CREATE INDEX hazard_found ON hazard(subdistrict, found_at, id);
CREATE INDEX hazard_region ON hazard(region, is_open, due);
CREATE INDEX hazard_place ON hazard(place, is_open);
CREATE INDEX hazard_climbing ON hazard(is_open, due);

CREATE TABLE hazard_step (
  hazard TEXT NOT NULL,
  version BIGINT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  at BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (hazard, version)
);

CREATE TABLE photo (
  name TEXT PRIMARY KEY,
  bytes BIGINT NOT NULL,
  content_type TEXT NOT NULL,
  uploaded_by TEXT NOT NULL,
  at BIGINT NOT NULL
);

-- Where a photo is shown: who may read that region may see it.
CREATE TABLE photo_use (
  photo TEXT NOT NULL,
  region {{code}} NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (photo, subject)
);

CREATE TABLE delivery (
  id TEXT PRIMARY KEY,
  event_seq BIGINT NOT NULL,
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  tries BIGINT NOT NULL,
  next_try BIGINT NOT NULL,
  code TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (event_seq, target)
);
CREATE INDEX delivery_waiting ON delivery(state, next_try);

CREATE TABLE job_cursor (
  name TEXT PRIMARY KEY,
  seq BIGINT NOT NULL
);
