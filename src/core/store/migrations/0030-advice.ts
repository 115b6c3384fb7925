/** What is advised, what became of it, and what it stands on. */
export const advice = /* sql */ `
CREATE TABLE advice (
  id TEXT PRIMARY KEY,
  -- What it says of whom: the same again is the same row.
  key TEXT NOT NULL UNIQUE,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  -- NULL: of all the creator's accounts in that market.
  account_id TEXT REFERENCES account (id), platform TEXT,
  market TEXT NOT NULL, kind TEXT NOT NULL,
  subject_json TEXT NOT NULL, expected_json TEXT,
  own_posts INTEGER NOT NULL, posts INTEGER NOT NULL,
  check_json TEXT,
  -- What it does to the plan once it is applied: how good each hour is, and by how much each kind's share grows.
  bend_json TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'applied', 'dismissed')),
  -- Expected effect, to be listed by.
  gain REAL NOT NULL,
  at INTEGER NOT NULL, decided_at INTEGER,
  follow_up_json TEXT
) STRICT;
CREATE INDEX advice_listed ON advice (state, gain);
CREATE INDEX advice_of_creator ON advice (creator_id, state, gain);

CREATE TABLE advice_evidence (
  creator_id TEXT NOT NULL, account_id TEXT NOT NULL, market TEXT NOT NULL,
  at INTEGER NOT NULL, evidence_json TEXT NOT NULL,
  PRIMARY KEY (creator_id, account_id, market)
) STRICT, WITHOUT ROWID;

-- Accounts of which too little is known.
CREATE TABLE unadvised (account_id TEXT PRIMARY KEY REFERENCES account (id), creator_id TEXT NOT NULL, posts INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`
