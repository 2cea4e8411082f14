-- Positions that members share while on duty, by their own switch (docs/decisions/0008-live-positions.md). Outside of the event log and of
-- the ledger by design: sensitive personal information with a life of hours (rules/positions.json).

-- One row a person: the switch and the latest position, lng and lat in millionths of a degree. A stopped one keeps no position.
CREATE TABLE position_share (
  person TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  region {{code}} NOT NULL,
  started_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  at BIGINT,
  lng BIGINT,
  lat BIGINT,
  accuracy_m BIGINT
);
CREATE INDEX position_share_seen ON position_share(seen_at);

-- What a phone sent at once, packed (store/position_store.hpp).
CREATE TABLE track_batch (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  points BIGINT NOT NULL,
  digest TEXT NOT NULL,
  packed {{blob}} NOT NULL
);
CREATE INDEX track_batch_age ON track_batch(received_at);
CREATE INDEX track_batch_person ON track_batch(person, received_at);
