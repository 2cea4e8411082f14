-- The Merkle ledger over the events (docs/decisions/0005-ledger.md; not the 台账, which are lists as XLSX). Only ever added to.

-- Leaf hashes, 32 bytes each, as one sequencing wrote them: leaves [first, first + count) are the events from first_seq to last_seq. Rows follow
-- one another without a gap; none reaches over the border of a tile of 256.
CREATE TABLE ledger_leaves (
  first BIGINT PRIMARY KEY,
  count BIGINT NOT NULL,
  first_seq BIGINT NOT NULL UNIQUE,
  last_seq BIGINT NOT NULL UNIQUE,
  sha256 {{blob}} NOT NULL,
  sm3 {{blob}} NOT NULL
);
{{unchangeable ledger_leaves}}

-- Roots of full subtrees of 256^level leaves, level ≥ 1.
CREATE TABLE ledger_node (
  level BIGINT NOT NULL,
  position BIGINT NOT NULL,
  sha256 {{blob}} NOT NULL,
  sm3 {{blob}} NOT NULL,
  PRIMARY KEY (level, position)
);
{{unchangeable ledger_node}}

-- Every signed head, as signed notes.
CREATE TABLE ledger_checkpoint (
  size BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  sm3 TEXT NOT NULL
);
{{unchangeable ledger_checkpoint}}

-- Public keys (C2SP verifier keys), those of the past too.
CREATE TABLE ledger_key (
  version BIGINT PRIMARY KEY,
  at BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  sm3 TEXT NOT NULL
);
{{unchangeable ledger_key}}
