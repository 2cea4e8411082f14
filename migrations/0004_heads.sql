-- What `gridward verify` needs to see that a signed head is missing, or that a time was changed.

-- Size of the head that ended the sequencing which wrote the row: so it can be known which heads there must be.
{{changeable ledger_leaves}}
ALTER TABLE ledger_leaves ADD COLUMN head BIGINT NOT NULL DEFAULT 0;
UPDATE ledger_leaves SET head = COALESCE((SELECT MIN(size) FROM ledger_checkpoint WHERE size >= first + count), 0);
{{unchangeable ledger_leaves}}

-- The time of a head, and of the first keys, is from now on that of its newest event, which the head proves; nobody could prove the clock's.
{{changeable ledger_checkpoint}}
UPDATE ledger_checkpoint SET at = COALESCE((SELECT event.at FROM event WHERE event.seq = (SELECT last_seq FROM ledger_leaves WHERE first < ledger_checkpoint.size ORDER BY first DESC LIMIT 1)), at);
{{unchangeable ledger_checkpoint}}
{{changeable ledger_key}}
UPDATE ledger_key SET at = COALESCE((SELECT at FROM ledger_checkpoint ORDER BY size LIMIT 1), at) WHERE version = 1;
{{unchangeable ledger_key}}
