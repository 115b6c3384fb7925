/** What people say to accounts; acts on it stand in the same ledger as acts on publications, which need none of ours any more. */
const tables = /* sql */ `
CREATE TABLE inbox_item (
  rowid_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  platform TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'reply', 'mention', 'message')),
  remote_id TEXT NOT NULL, version TEXT, url TEXT,
  conversation TEXT NOT NULL,
  -- Where the conversation began, for an answer to name.
  root_id TEXT, root_version TEXT,
  -- The publication of ours that it answers.
  publication_id TEXT REFERENCES publication (id) ON DELETE SET NULL,
  author TEXT NOT NULL, author_name TEXT, author_id TEXT,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  -- 'own': the account's own words, in a conversation only.
  state TEXT NOT NULL CHECK (state IN ('new', 'done', 'own')),
  done_by TEXT, done_at INTEGER,
  assigned_to TEXT REFERENCES user (id) ON DELETE SET NULL,
  liked INTEGER NOT NULL DEFAULT 0, hidden INTEGER NOT NULL DEFAULT 0,
  -- Whether it names the account. NULL: nothing hangs on it.
  summons INTEGER,
  answered_at INTEGER, answered_by TEXT,
  UNIQUE (account_id, remote_id)
) STRICT;
CREATE INDEX inbox_by_state ON inbox_item (state, at, id);
CREATE INDEX inbox_by_creator ON inbox_item (creator_id, state, at, id);
CREATE INDEX inbox_by_account ON inbox_item (account_id, state, at, id);
CREATE INDEX inbox_by_assigned ON inbox_item (assigned_to, state, at, id) WHERE assigned_to IS NOT NULL;
CREATE INDEX inbox_by_person ON inbox_item (account_id, author, at);
CREATE INDEX inbox_by_conversation ON inbox_item (account_id, conversation, at);
CREATE INDEX inbox_by_publication ON inbox_item (publication_id) WHERE publication_id IS NOT NULL;

CREATE INDEX publication_by_remote ON publication (account_id, remote_id) WHERE remote_id IS NOT NULL;

CREATE VIRTUAL TABLE inbox_text USING fts5 (text, author, author_name, content = 'inbox_item', content_rowid = 'rowid_key', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER inbox_text_added AFTER INSERT ON inbox_item BEGIN
  INSERT INTO inbox_text (rowid, text, author, author_name) VALUES (new.rowid_key, new.text, new.author, new.author_name);
END;
CREATE TRIGGER inbox_text_removed AFTER DELETE ON inbox_item BEGIN
  INSERT INTO inbox_text (inbox_text, rowid, text, author, author_name) VALUES ('delete', old.rowid_key, old.text, old.author, old.author_name);
END;

-- How far each account's was read, and when it is read next.
CREATE TABLE inbox_source (
  account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  mentions_cursor TEXT, messages_cursor TEXT,
  next_at INTEGER, read_at INTEGER,
  -- What is in the way of each, by its code.
  mentions_failure TEXT, messages_failure TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_reply (
  id TEXT PRIMARY KEY,
  -- NULL: the agency's.
  creator_id TEXT REFERENCES creator (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_reply_of_creator ON saved_reply (creator_id, name);

CREATE TABLE interaction_now (
  id TEXT PRIMARY KEY,
  -- Chosen by whoever asked: the same again is the same act.
  request_key TEXT NOT NULL UNIQUE,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  -- The act is on this post of ours, or on an answer to it. NULL: on what was said elsewhere.
  publication_id TEXT REFERENCES publication (id) ON DELETE CASCADE,
  act TEXT NOT NULL CHECK (act IN ('like', 'repost', 'answer', 'hide', 'message')),
  target_id TEXT NOT NULL, target_version TEXT, target_author TEXT, target_url TEXT NOT NULL,
  -- Where the conversation began that it is on; else the publication says.
  root_id TEXT, root_version TEXT,
  -- Whom a message goes to, as the platform names them.
  recipient TEXT,
  is_reply INTEGER NOT NULL,
  text TEXT,
  -- The act that this one takes back, and by what the platform knows it.
  takes_back_id TEXT REFERENCES interaction_now (id), takes_back TEXT,
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
INSERT INTO interaction_now (id, request_key, creator_id, account_id, publication_id, act, target_id, target_version, target_author, target_url,
    is_reply, text, takes_back_id, takes_back, taken_back_at, operation_key, state, state_since, tries, write_at, lease_until, epoch, next_at,
    http_status, failure_code, failure_json, remote_id, remote_url, done_at, created_by, created_by_id, created_by_kind, created_at)
  SELECT id, request_key, creator_id, account_id, publication_id, act, target_id, target_version, target_author, target_url,
    is_reply, text, takes_back_id, takes_back, taken_back_at, operation_key, state, state_since, tries, write_at, lease_until, epoch, next_at,
    http_status, failure_code, failure_json, remote_id, remote_url, done_at, created_by, created_by_id, created_by_kind, created_at
  FROM interaction ORDER BY created_at, takes_back_id IS NOT NULL, id;
DROP TABLE interaction;
ALTER TABLE interaction_now RENAME TO interaction;
CREATE INDEX interaction_of_publication ON interaction (publication_id, created_at);
CREATE INDEX interaction_on_target ON interaction (account_id, target_id, created_at);
-- One at a time, and once: whoever would send a second one is refused by the store itself.
CREATE UNIQUE INDEX interaction_once ON interaction (account_id, act, target_id)
  WHERE act NOT IN ('answer', 'message') AND takes_back IS NULL AND taken_back_at IS NULL AND state <> 'refused';
CREATE UNIQUE INDEX interaction_same_words ON interaction (account_id, target_id, text)
  WHERE act IN ('answer', 'message') AND takes_back IS NULL AND taken_back_at IS NULL AND state <> 'refused';
CREATE UNIQUE INDEX interaction_taken_back_once ON interaction (takes_back_id) WHERE takes_back_id IS NOT NULL AND state <> 'refused';

-- What was read before there was an inbox. What somebody did something about is done.
INSERT INTO inbox_item (id, creator_id, account_id, platform, kind, remote_id, version, url, conversation, publication_id, author, text, at,
    received_at, state, done_at, liked, hidden, summons, answered_at, answered_by)
  SELECT 'inb_' || substr(stamp, 1, 8) || '-' || substr(stamp, 9, 4) || '-7' || substr(chance, 1, 3) || '-8' || substr(chance, 4, 3) || '-' || substr(chance, 7, 12),
    creator_id, account_id, platform, 'reply', remote_id, version, url, conversation, publication_id, author, text, at,
    at, CASE WHEN liked OR hidden OR answered_at IS NOT NULL THEN 'done' ELSE 'new' END, answered_at, liked, hidden, summons, answered_at, answered_by
  FROM (
    SELECT publication.creator_id, publication.account_id, publication.platform, coalesce(publication.remote_id, reply.remote_id) AS conversation,
      reply.*, printf('%012x', max(reply.at, 0)) AS stamp, lower(hex(randomblob(9))) AS chance,
      (SELECT max(done_at) FROM interaction WHERE account_id = publication.account_id AND target_id = reply.remote_id AND act = 'answer' AND state = 'done' AND takes_back_id IS NULL) AS answered_at,
      (SELECT created_by FROM interaction WHERE account_id = publication.account_id AND target_id = reply.remote_id AND act = 'answer' AND state = 'done' AND takes_back_id IS NULL LIMIT 1) AS answered_by
    FROM reply JOIN publication ON publication.id = reply.publication_id
    WHERE reply.remote_id <> reply.url
  )
  WHERE true ON CONFLICT (account_id, remote_id) DO NOTHING;
-- Every connected account is read as soon as core starts.
`

export const inbox = tables
