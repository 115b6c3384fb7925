/**
 * The first migration. Never edited after a release: later changes are later migrations.
 * Instants are INTEGER milliseconds UTC; JSON columns end in `_json`; every table is STRICT.
 */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE device (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;

-- One row: which process may write. "epoch" grows with each holder; every write transaction checks it.
CREATE TABLE core_lease (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch INTEGER NOT NULL,
  holder TEXT NOT NULL,
  host_name TEXT NOT NULL,
  pid INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  address TEXT
) STRICT;

CREATE TABLE agency (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, language TEXT NOT NULL, zone TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE user (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('admin', 'manager', 'model')),
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'deactivated')),
  password_hash TEXT,
  language TEXT,
  zone TEXT,
  theme TEXT NOT NULL DEFAULT 'system',
  totp_secret_id TEXT,
  totp_confirmed INTEGER NOT NULL DEFAULT 0,
  totp_last_step INTEGER NOT NULL DEFAULT 0,
  last_seen_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE user_creator (
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  creator_id TEXT NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, creator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_creator_by_creator ON user_creator (creator_id);

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  via TEXT NOT NULL,
  agent TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_user ON session (user_id, last_seen_at);

-- Invitations, password resets, one-time sign-ins. Only the hash of the token is kept.
CREATE TABLE one_time_link (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('invite', 'reset', 'sign_in')),
  token_hash TEXT NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX one_time_link_by_user ON one_time_link (user_id);

CREATE TABLE recovery_code (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  code_hash TEXT NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX recovery_code_by_user ON recovery_code (user_id);

-- Failed attempts by what they are counted against (people/throttle.ts): a hash of kind, account and origin.
CREATE TABLE sign_in_throttle (
  key TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL, blocked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Where a person has signed in before: there, attempts made from elsewhere do not delay them.
CREATE TABLE known_origin (
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE, address TEXT NOT NULL, last_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, address)
) STRICT, WITHOUT ROWID;

-- Data keys, each wrapped under every way in: the keychain or a passphrase, and the recovery key ("salt" is then
-- the ephemeral public key). The recovery key's private half is wrapped under each recovery code.
CREATE TABLE vault_key (id TEXT PRIMARY KEY, active INTEGER NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE vault_wrap (
  id TEXT PRIMARY KEY,
  key_id TEXT NOT NULL REFERENCES vault_key (id) ON DELETE CASCADE,
  way TEXT NOT NULL CHECK (way IN ('keychain', 'passphrase', 'recovery')),
  salt BLOB,
  cost_json TEXT,
  nonce BLOB NOT NULL,
  wrapped BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX vault_wrap_by_key ON vault_wrap (key_id, way);
CREATE TABLE vault_recovery (id TEXT PRIMARY KEY, public_key BLOB NOT NULL, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE vault_recovery_code (
  id TEXT PRIMARY KEY,
  recovery_id TEXT NOT NULL REFERENCES vault_recovery (id) ON DELETE CASCADE,
  nonce BLOB NOT NULL,
  wrapped BLOB NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX vault_recovery_code_by_recovery ON vault_recovery_code (recovery_id);
CREATE TABLE secret (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  key_id TEXT NOT NULL REFERENCES vault_key (id),
  nonce BLOB NOT NULL,
  sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE creator (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  pseudonyms_json TEXT NOT NULL DEFAULT '[]',
  platforms_json TEXT NOT NULL DEFAULT '[]',
  zone TEXT NOT NULL,
  market TEXT NOT NULL,
  constraints_json TEXT NOT NULL,
  notes TEXT NOT NULL DEFAULT '',
  avatar_asset_id TEXT,
  archived_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX creator_by_name ON creator (name COLLATE NOCASE) WHERE archived_at IS NULL;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  platform TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  handle TEXT NOT NULL,
  display_name TEXT NOT NULL,
  service TEXT NOT NULL,
  profile_url TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('connected', 'needs_reconnect', 'disconnected')),
  problem TEXT,
  secret_id TEXT REFERENCES secret (id),
  followers INTEGER,
  checked_at INTEGER,
  connected_at INTEGER NOT NULL,
  UNIQUE (platform, remote_id)
) STRICT;
CREATE INDEX account_by_creator ON account (creator_id, platform);

-- What a platform's rate headers last said, and our own counters, per account. "used" is within the window that ends at resets_at.
CREATE TABLE budget (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  used INTEGER NOT NULL,
  max INTEGER NOT NULL,
  resets_at INTEGER,
  PRIMARY KEY (account_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE asset (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  kind TEXT NOT NULL CHECK (kind IN ('image', 'video')),
  file_name TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  seconds REAL,
  sha256 TEXT NOT NULL,
  alt TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  UNIQUE (creator_id, sha256)
) STRICT;

CREATE TABLE import (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_actor TEXT NOT NULL,
  by_name TEXT NOT NULL,
  posts INTEGER NOT NULL,
  publications INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'undone'))
) STRICT;
CREATE INDEX import_by_time ON import (at);

CREATE TABLE post (
  rowid_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  text TEXT NOT NULL,
  languages_json TEXT NOT NULL DEFAULT '[]',
  labels_json TEXT NOT NULL DEFAULT '[]',
  kind TEXT NOT NULL CHECK (kind IN ('text', 'photo', 'photo_set', 'video')),
  import_id TEXT REFERENCES import (id),
  -- What makes an imported row the same as one imported before: creator, accounts, time and text, hashed.
  import_fingerprint TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX post_by_creator ON post (creator_id, created_at DESC) WHERE removed_at IS NULL;
CREATE INDEX post_by_time ON post (created_at DESC) WHERE removed_at IS NULL;
CREATE INDEX post_by_import ON post (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX post_by_fingerprint ON post (import_fingerprint) WHERE import_fingerprint IS NOT NULL AND removed_at IS NULL;
CREATE VIRTUAL TABLE post_text USING fts5 (text, content = 'post', content_rowid = 'rowid_key', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER post_text_insert AFTER INSERT ON post BEGIN
  INSERT INTO post_text (rowid, text) VALUES (new.rowid_key, new.text);
END;
CREATE TRIGGER post_text_delete AFTER DELETE ON post BEGIN
  INSERT INTO post_text (post_text, rowid, text) VALUES ('delete', old.rowid_key, old.text);
END;
CREATE TRIGGER post_text_update AFTER UPDATE OF text ON post BEGIN
  INSERT INTO post_text (post_text, rowid, text) VALUES ('delete', old.rowid_key, old.text);
  INSERT INTO post_text (rowid, text) VALUES (new.rowid_key, new.text);
END;

CREATE TABLE post_asset (
  post_id TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  asset_id TEXT NOT NULL REFERENCES asset (id),
  alt TEXT NOT NULL,
  PRIMARY KEY (post_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_asset_by_asset ON post_asset (asset_id);

CREATE TABLE publication (
  id TEXT PRIMARY KEY,
  post_id TEXT NOT NULL REFERENCES post (id),
  creator_id TEXT NOT NULL REFERENCES creator (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  platform TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- What a person planned, and the instant derived from it.
  wall_time TEXT NOT NULL,
  zone TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'awaiting_approval', 'scheduled', 'sending', 'processing', 'published', 'ambiguous', 'failed', 'missed', 'needs_person', 'cancelled', 'vetoed')),
  state_since INTEGER NOT NULL,
  missed_policy TEXT NOT NULL CHECK (missed_policy IN ('ask', 'drop', 'if_late_less_2h')),
  -- The operation: one key over all attempts (a Bluesky record key), chosen before the first write.
  operation_key TEXT,
  operation_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- It was seen in time and had to wait for its turn, since then: being late is not for want of somebody to send it.
  waiting_since INTEGER,
  -- When the engine looks at it next (retry, look-up, sweep); equals its row in "due". NULL: never by itself.
  next_at INTEGER,
  -- A platform's handle while it is processing (container id, publish id), JSON.
  handle_json TEXT,
  failure_code TEXT,
  failure_json TEXT,
  -- What the last pre-flight found: a JSON array of the contract's problems. NULL: nothing, or not looked yet.
  problems_json TEXT,
  remote_id TEXT,
  remote_url TEXT,
  remote_version TEXT,
  published_at INTEGER,
  verified_at INTEGER,
  removed_at INTEGER,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX publication_by_time ON publication (due_at, id);
CREATE INDEX publication_by_creator ON publication (creator_id, due_at, id);
CREATE INDEX publication_by_account ON publication (account_id, due_at, id);
CREATE INDEX publication_by_state ON publication (state, due_at, id);
CREATE INDEX publication_by_creator_state ON publication (creator_id, state, due_at, id);
CREATE INDEX publication_by_platform ON publication (platform, due_at, id);
CREATE INDEX publication_by_kind ON publication (kind, due_at, id);
-- What an account's next publication waits for, and what waits for a reconnection. Small: few are in these states.
CREATE INDEX publication_in_the_way ON publication (account_id, due_at, id) WHERE state IN ('sending', 'ambiguous', 'failed');
CREATE INDEX publication_by_post ON publication (post_id);

-- What is to happen at a time: insert and delete only. The next due time is the first row.
CREATE TABLE due (
  due_at INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (due_at, kind, id)
) STRICT, WITHOUT ROWID;

-- The attempt ledger: a row is committed before any write goes out; its outcome after.
CREATE TABLE attempt (
  id TEXT PRIMARY KEY,
  publication_id TEXT NOT NULL REFERENCES publication (id),
  number INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  operation_key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  safety TEXT NOT NULL CHECK (safety IN ('idempotent', 'reconcile', 'never')),
  started_at INTEGER NOT NULL,
  -- Until when its holder may still be writing; nobody else concludes anything from it before.
  lease_until INTEGER NOT NULL,
  -- NULL: the guarded write had not begun, so nothing can be out.
  write_at INTEGER,
  finished_at INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('open', 'accepted', 'rejected', 'unknown', 'not_sent', 'found', 'not_found')),
  http_status INTEGER,
  failure_code TEXT,
  failure_json TEXT
) STRICT;
CREATE INDEX attempt_by_publication ON attempt (publication_id, number);
CREATE INDEX attempt_open ON attempt (lease_until) WHERE outcome = 'open';

-- Every change of a publication's state. Append-only.
CREATE TABLE publication_log (
  seq INTEGER PRIMARY KEY,
  publication_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  from_state TEXT,
  to_state TEXT NOT NULL,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  failure_code TEXT,
  failure_json TEXT
) STRICT;
CREATE INDEX publication_log_by_publication ON publication_log (publication_id, seq);

-- Figures as read. Append-only; NULL is unknown.
CREATE TABLE snapshot (
  publication_id TEXT NOT NULL REFERENCES publication (id),
  at INTEGER NOT NULL,
  likes INTEGER, reposts INTEGER, replies INTEGER, quotes INTEGER, bookmarks INTEGER, views INTEGER,
  PRIMARY KEY (publication_id, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE follower_reading (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, at INTEGER NOT NULL, followers INTEGER NOT NULL,
  PRIMARY KEY (account_id, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE reply (
  publication_id TEXT NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
  url TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (publication_id, url)
) STRICT, WITHOUT ROWID;

-- Domain events, written in the transaction that changes the state; consumers read on from their cursor.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, payload_json TEXT NOT NULL
) STRICT;
CREATE TABLE outbox_cursor (consumer TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Who did what. Append-only, each row hashed with the one before.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'system', 'cli')),
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  creator_id TEXT,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  subject_label TEXT NOT NULL,
  before_json TEXT,
  after_json TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_creator ON audit (creator_id, seq);
CREATE INDEX audit_by_actor ON audit (actor_id, seq);
CREATE INDEX audit_by_action ON audit (action, seq);
CREATE INDEX audit_by_time ON audit (at);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'audit is append-only'); END;

-- While there is a row, nothing goes out.
CREATE TABLE publishing_stop (
  one INTEGER PRIMARY KEY CHECK (one = 1), since INTEGER NOT NULL, by_actor TEXT NOT NULL, by_name TEXT NOT NULL
) STRICT;
CREATE TABLE job_run (name TEXT PRIMARY KEY, last_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Change capture for sync: what changed, stamped with a hybrid logical clock.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  hlc TEXT NOT NULL,
  tbl TEXT NOT NULL,
  row_id TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  -- Changed columns with their new values for an update; NULL for an insert (the row is read) and a delete.
  columns_json TEXT
) STRICT;
CREATE INDEX change_by_hlc ON change (hlc);
`

/** Replicated tables: primary key columns, then the columns whose updates are captured. */
const replicated = {
  agency: { key: ['id'], columns: ['name', 'language', 'zone'] },
  user: { key: ['id'], columns: ['name', 'email', 'role', 'state', 'password_hash', 'language', 'zone', 'theme'] },
  user_creator: { key: ['user_id', 'creator_id'], columns: [] },
  creator: {
    key: ['id'],
    columns: [
      'name',
      'pseudonyms_json',
      'platforms_json',
      'zone',
      'market',
      'constraints_json',
      'notes',
      'avatar_asset_id',
      'archived_at',
      'updated_at',
    ],
  },
  account: { key: ['id'], columns: ['handle', 'display_name', 'service', 'profile_url', 'state', 'problem', 'followers', 'connected_at'] },
  asset: { key: ['id'], columns: ['alt'] },
  import: { key: ['id'], columns: ['state'] },
  post: { key: ['id'], columns: ['text', 'languages_json', 'labels_json', 'kind', 'updated_at', 'removed_at'] },
  post_asset: { key: ['post_id', 'position'], columns: ['asset_id', 'alt'] },
  publication: {
    key: ['id'],
    columns: [
      'wall_time',
      'zone',
      'due_at',
      'state',
      'state_since',
      'missed_policy',
      'operation_key',
      'attempts',
      'failure_code',
      'failure_json',
      'problems_json',
      'remote_id',
      'remote_url',
      'remote_version',
      'published_at',
      'verified_at',
      'removed_at',
    ],
  },
  attempt: { key: ['id'], columns: ['write_at', 'finished_at', 'outcome', 'http_status', 'failure_code', 'failure_json'] },
  publishing_stop: { key: ['one'], columns: [] },
  snapshot: { key: ['publication_id', 'at'], columns: [] },
  follower_reading: { key: ['account_id', 'at'], columns: [] },
}

export const spine = tables + captureTriggers(replicated)
