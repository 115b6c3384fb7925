/** Message scripts, and each conversation's way through one, as it was when it began. */
export const scripts = /* sql */ `
CREATE TABLE script (
  id TEXT PRIMARY KEY,
  -- NULL: the agency's.
  creator_id TEXT REFERENCES creator (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  draft_json TEXT NOT NULL,
  is_on INTEGER NOT NULL DEFAULT 0,
  updated_by TEXT NOT NULL, updated_at INTEGER NOT NULL,
  -- What ran is told by its name.
  removed_at INTEGER
) STRICT;
CREATE INDEX script_standing ON script (creator_id, name) WHERE removed_at IS NULL;
CREATE INDEX script_on ON script (is_on, id) WHERE is_on = 1;

CREATE TABLE script_run (
  id TEXT PRIMARY KEY,
  script_id TEXT NOT NULL REFERENCES script (id),
  creator_id TEXT NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  conversation TEXT NOT NULL,
  person TEXT NOT NULL, person_name TEXT,
  -- What it answers. NULL: a person holds the conversation elsewhere.
  item_id TEXT,
  draft_json TEXT NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('waiting', 'listening', 'saying')),
  step TEXT NOT NULL,
  until INTEGER,
  said_json TEXT NOT NULL, answers_json TEXT NOT NULL,
  theirs_at INTEGER NOT NULL,
  -- Up to which item (rowid_key) what was said in the conversation was taken in.
  seen INTEGER NOT NULL,
  -- When it is in the due queue.
  due_at INTEGER,
  started_at INTEGER NOT NULL,
  -- NULL: by its trigger.
  started_by TEXT,
  ended_at INTEGER, ended_reason TEXT, ended_detail TEXT
) STRICT;
-- One at a time in a conversation, and once by itself.
CREATE UNIQUE INDEX script_run_alone ON script_run (account_id, conversation) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX script_run_once ON script_run (script_id, account_id, conversation) WHERE started_by IS NULL;
CREATE INDEX script_run_of_conversation ON script_run (account_id, conversation, started_at);
CREATE INDEX script_run_going ON script_run (started_at, id) WHERE ended_at IS NULL;
CREATE INDEX script_run_going_of_creator ON script_run (creator_id, started_at, id) WHERE ended_at IS NULL;
CREATE INDEX script_run_going_of_script ON script_run (script_id, started_at, id) WHERE ended_at IS NULL;
CREATE INDEX script_run_ended ON script_run (started_at, id) WHERE ended_at IS NOT NULL;
CREATE INDEX script_run_ended_of_creator ON script_run (creator_id, started_at, id) WHERE ended_at IS NOT NULL;
CREATE INDEX script_run_ended_of_script ON script_run (script_id, started_at, id) WHERE ended_at IS NOT NULL;
CREATE INDEX script_run_saying ON script_run (id) WHERE ended_at IS NULL AND item_id IS NOT NULL AND phase = 'saying';
CREATE INDEX script_run_to_copy ON script_run (started_at, id) WHERE ended_at IS NULL AND item_id IS NULL AND phase = 'saying';

-- Messages, in the order in which they came in.
CREATE INDEX inbox_messages ON inbox_item (rowid_key) WHERE kind = 'message';
CREATE INDEX inbox_messages_at ON inbox_item (account_id, at) WHERE kind = 'message';
`
