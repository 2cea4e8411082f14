-- Where a patrol went, when its owner recorded that by the own switch and the house allows it (docs/decisions/0009-patrols.md). A line without times.
-- Outside of the event log and of the ledger by design: read by its owner alone, gone after some days (rules/patrols.json).
-- An empty body: its owner deleted it, and what a phone still sends of it is not kept again.
CREATE TABLE patrol_track (
  patrol TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX patrol_track_age ON patrol_track(received_at);
CREATE INDEX patrol_track_person ON patrol_track(person);
