-- Who sent a visit in when that was not who made it (docs/decisions/0013): NULL where both are one.
ALTER TABLE inspection ADD COLUMN sent_by TEXT;
