-- The base map (docs/decisions/0012-base-map.md): data from outside, replaced as a whole by each import. One row says whose it is and the
-- digest of the sheets, which are JSON (domain::BaseSheet) by their place in the lattice.

CREATE TABLE base_map (
  id TEXT PRIMARY KEY,
  edition TEXT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE base_sheet (
  key BIGINT PRIMARY KEY,
  body TEXT NOT NULL
);
