-- Which of the entries that somebody made on a phone have not come (domain/device_numbers.hpp). What the phones say, so that somebody can be
-- helped; no record rests on it.
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  unsent BIGINT NOT NULL,
  heard_at BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX device_person ON device(person, heard_at);
CREATE INDEX device_unsent ON device(person) WHERE unsent > 0;
