/** Hashtag sets, folders that are watched, and what changes to the library were, so that they can be taken back. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
CREATE TABLE hashtag_set (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  -- As a caption names it: {{hashtags:name}}.
  name TEXT NOT NULL,
  tags_json TEXT NOT NULL,
  -- How many are taken where; a platform that is absent takes all.
  limits_json TEXT NOT NULL DEFAULT '{}',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX hashtag_set_by_name ON hashtag_set (creator_id, name) WHERE removed_at IS NULL;

-- Other words for a platform, by its name; a platform that is absent has the caption's own.
ALTER TABLE caption ADD COLUMN platform_texts_json TEXT NOT NULL DEFAULT '{}';

-- One act on one or many assets of a creator, with what they were before. Kept for a day.
CREATE TABLE library_undo (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  by_actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  steps_json TEXT NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE INDEX library_undo_by_time ON library_undo (at);

-- A folder of this machine whose pictures and videos come into a creator's library. Not replicated: another machine has
-- other folders.
CREATE TABLE folder_watch (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  recursive INTEGER NOT NULL,
  folder TEXT NOT NULL,
  is_on INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  looked_at INTEGER
) STRICT;
CREATE UNIQUE INDEX folder_watch_once ON folder_watch (creator_id, path);

-- Files that were looked at, by their path below the folder; looked at again only when size or time is another.
CREATE TABLE watched_file (
  watch_id TEXT NOT NULL REFERENCES folder_watch (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  modified_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  asset_id TEXT,
  -- 'added', 'known', 'refused'
  outcome TEXT NOT NULL,
  -- Why it was refused: the rule and what it says.
  rule TEXT,
  data_json TEXT,
  PRIMARY KEY (watch_id, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX watched_file_refused ON watched_file (watch_id, at) WHERE outcome = 'refused';

DROP TRIGGER caption_captured_insert;
DROP TRIGGER caption_captured_delete;
DROP TRIGGER caption_captured_update;
DROP TRIGGER asset_captured_insert;
DROP TRIGGER asset_captured_delete;
DROP TRIGGER asset_captured_update;
`

const replicated = {
  asset: { key: ['id'], columns: ['creator_id', 'alt', 'folder', 'tags_json', 'sensitive', 'paid', 'note', 'removed_at'] },
  caption: {
    key: ['id'],
    columns: ['text', 'platform_texts_json', 'language', 'kinds_json', 'platforms_json', 'tags_json', 'updated_at', 'removed_at'],
  },
  hashtag_set: { key: ['id'], columns: ['name', 'tags_json', 'limits_json', 'updated_at', 'removed_at'] },
} as const

export const libraryDesk = tables + captureTriggers(replicated)
