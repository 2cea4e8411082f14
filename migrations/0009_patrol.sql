-- Dynamic patrols: routes as the desk draws them, and what was seen on the way (docs/decisions/0009-patrols.md).

CREATE TABLE patrol_route (
  id TEXT PRIMARY KEY,
  region {{code}} NOT NULL,
  active BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX patrol_route_region ON patrol_route(region, id);

-- Seen by its owner alone; the body as it was sent.
CREATE TABLE patrol (
  id TEXT PRIMARY KEY,
  route TEXT NOT NULL,
  region {{code}} NOT NULL,
  person TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  digest TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX patrol_person ON patrol(person, id);

-- When each stop was last seen, so that coverage costs the same however long the history is.
CREATE TABLE patrol_stop (
  route TEXT NOT NULL,
  stop TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  patrol TEXT NOT NULL,
  PRIMARY KEY (route, stop)
);
