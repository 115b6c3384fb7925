/** What is known of images and videos beyond their bytes, who allows them where, and what they look like. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
ALTER TABLE asset ADD COLUMN folder TEXT NOT NULL DEFAULT '';
ALTER TABLE asset ADD COLUMN tags_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE asset ADD COLUMN sensitive INTEGER NOT NULL DEFAULT 0;
-- Sold on OnlyFans: on a free platform only by a person's word.
ALTER TABLE asset ADD COLUMN paid INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asset ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- File name, description, tags, folder and note, folded as a search is (core/fold-text.ts).
ALTER TABLE asset ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
-- Out of the library; what was made of it stays.
ALTER TABLE asset ADD COLUMN removed_at INTEGER;
UPDATE asset SET search_text = lower(file_name || ' ' || alt);
CREATE INDEX asset_by_creator ON asset (creator_id, created_at, id) WHERE removed_at IS NULL;
CREATE INDEX asset_by_time ON asset (created_at, id) WHERE removed_at IS NULL;

-- People's words: 'consent' (the model allows it there) and 'free_use' (a paid one may be shown there for nothing).
-- platform '': everywhere that nothing else is said of.
CREATE TABLE asset_word (
  asset_id TEXT NOT NULL REFERENCES asset (id) ON DELETE CASCADE,
  topic TEXT NOT NULL CHECK (topic IN ('consent', 'free_use')),
  platform TEXT NOT NULL,
  allowed INTEGER NOT NULL,
  note TEXT NOT NULL,
  by_actor TEXT NOT NULL,
  by_name TEXT NOT NULL,
  by_role TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (asset_id, topic, platform)
) STRICT, WITHOUT ROWID;

-- What a picture looks like (core/media/fingerprint.ts). Made again from the picture when it is missing or of another
-- version, so it is not replicated. NULL: it has no features to be known by, or it could not be read.
CREATE TABLE asset_fingerprint (
  asset_id TEXT PRIMARY KEY REFERENCES asset (id) ON DELETE CASCADE,
  creator_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  hashes BLOB,
  tile BLOB
) STRICT;
CREATE INDEX asset_fingerprint_by_creator ON asset_fingerprint (creator_id);

DROP TRIGGER asset_captured_insert;
DROP TRIGGER asset_captured_delete;
DROP TRIGGER asset_captured_update;
`

const replicated = {
  asset: { key: ['id'], columns: ['alt', 'folder', 'tags_json', 'sensitive', 'paid', 'note', 'removed_at'] },
  asset_word: { key: ['asset_id', 'topic', 'platform'], columns: ['allowed', 'note', 'by_actor', 'by_name', 'by_role', 'at'] },
} as const

export const library = tables + captureTriggers(replicated)
