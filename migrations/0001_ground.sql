-- The ground every store stands on: the event log, the tallies, the vault.

-- Everything that ever happened, append-only, numbered in the order of commits.
CREATE TABLE event (
  seq {{commit_serial}},
  id TEXT NOT NULL UNIQUE,
  at BIGINT NOT NULL,
  device_at BIGINT,
  actor TEXT NOT NULL,
  region {{code}} NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (subject, version)
);
CREATE INDEX event_region ON event(region, seq);
{{append_only event}}

CREATE TABLE tally (
  region {{code}} NOT NULL,
  day BIGINT NOT NULL,
  measure TEXT NOT NULL,
  value BIGINT NOT NULL,
  PRIMARY KEY (region, day, measure)
);

-- Personal data, sealed. Deleting the row of vault_key forgets the person.
CREATE TABLE vault_entry (
  id TEXT PRIMARY KEY,
  sealed {{blob}} NOT NULL,
  sealed_at BIGINT NOT NULL
);

CREATE TABLE vault_key (
  id TEXT PRIMARY KEY,
  wrapped {{blob}} NOT NULL
);
