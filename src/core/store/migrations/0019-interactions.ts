/** Acts of accounts on posts and comments, each written before it is sent; and replies with what acting on them needs. */
const tables = /* sql */ `
CREATE TABLE interaction (
  id TEXT PRIMARY KEY,
  -- Chosen by whoever asked: the same again is the same act.
  request_key TEXT NOT NULL UNIQUE,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  -- On whose page it was asked for: the act is on this post, or on an answer to it.
  publication_id TEXT NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
  act TEXT NOT NULL CHECK (act IN ('like', 'repost', 'answer', 'hide')),
  target_id TEXT NOT NULL, target_version TEXT, target_author TEXT, target_url TEXT NOT NULL,
  is_reply INTEGER NOT NULL,
  text TEXT,
  -- The act that this one takes back, and by what the platform knows it.
  takes_back_id TEXT REFERENCES interaction (id), takes_back TEXT,
  taken_back_at INTEGER,
  operation_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'sending', 'done', 'refused', 'unknown')),
  state_since INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0, write_at INTEGER, lease_until INTEGER, epoch INTEGER,
  next_at INTEGER,
  http_status INTEGER, failure_code TEXT, failure_json TEXT,
  -- The proof.
  remote_id TEXT, remote_url TEXT, done_at INTEGER,
  created_by TEXT NOT NULL, created_by_id TEXT NOT NULL, created_by_kind TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX interaction_of_publication ON interaction (publication_id, created_at);
-- One at a time, and once: whoever would send a second one is refused by the store itself.
CREATE UNIQUE INDEX interaction_once ON interaction (account_id, act, target_id)
  WHERE act <> 'answer' AND takes_back IS NULL AND taken_back_at IS NULL AND state <> 'refused';
CREATE UNIQUE INDEX interaction_same_words ON interaction (account_id, target_id, text)
  WHERE act = 'answer' AND takes_back IS NULL AND taken_back_at IS NULL AND state <> 'refused';
CREATE UNIQUE INDEX interaction_taken_back_once ON interaction (takes_back_id) WHERE takes_back_id IS NOT NULL AND state <> 'refused';

CREATE TABLE reply_now (
  publication_id TEXT NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
  -- As the platform names it; of one that was read before this was kept, its address.
  remote_id TEXT NOT NULL,
  version TEXT,
  url TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,
  liked INTEGER NOT NULL DEFAULT 0, hidden INTEGER NOT NULL DEFAULT 0,
  -- Whether it names the account. NULL: nothing hangs on it.
  summons INTEGER,
  PRIMARY KEY (publication_id, remote_id)
) STRICT, WITHOUT ROWID;
INSERT INTO reply_now (publication_id, remote_id, url, author, text, at) SELECT publication_id, url, url, author, text, at FROM reply;
DROP TABLE reply;
ALTER TABLE reply_now RENAME TO reply;
`

export const interactions = tables
