-- Complaints and suggestions of those who work with the system. The texts are in the vault under the same id.

CREATE TABLE suggestion (
  id TEXT PRIMARY KEY,
  region {{code}} NOT NULL,
  author TEXT NOT NULL,
  answered BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX suggestion_region ON suggestion(region, answered, id);
CREATE INDEX suggestion_author ON suggestion(author, id);
