/** Orders of the library, each along an index: by name, by use, by size; and assets that are deleted for good. */
import { captureTriggers } from './capture-triggers.ts'

/** Keeps `uses` and `used_at` of the assets of a post as they are counted, whoever changes what they are counted from. */
const recount = (name: string, when: string, postId: string, more = ''): string => /* sql */ `
CREATE TRIGGER asset_used_${name} AFTER ${when} BEGIN
  UPDATE asset SET (uses, used_at) = (
    SELECT count(*) FILTER (WHERE p.state NOT IN ('cancelled', 'vetoed')),
      coalesce(max(p.published_at) FILTER (WHERE p.state = 'published'), 0)
    FROM post_asset JOIN publication AS p ON p.post_id = post_asset.post_id WHERE post_asset.asset_id = asset.id
  ) WHERE id IN (SELECT asset_id FROM post_asset WHERE post_id = ${postId}${more});
END;
`

/** The states that count for nothing or for the last time out; other changes leave the figures as they are. */
const matters = /* sql */ `WHEN (old.state IN ('cancelled', 'vetoed')) <> (new.state IN ('cancelled', 'vetoed'))
  OR (old.state = 'published') <> (new.state = 'published') OR (new.state = 'published' AND old.published_at IS NOT new.published_at)`

const tables = /* sql */ `
-- File name as names are sorted (core/fold-text.ts, nameKey).
ALTER TABLE asset ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
-- Publications of it that were not called off, and when it last went out (0: never): kept by the triggers below, so that
-- the library is sorted by them along an index. Counted, so not replicated.
ALTER TABLE asset ADD COLUMN uses INTEGER NOT NULL DEFAULT 0;
ALTER TABLE asset ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
-- Deleted for good: its bytes are gone, the row stays for the history of where it was used.
ALTER TABLE asset ADD COLUMN erased_at INTEGER;
-- How a video is packed ('avc', 'hevc' …); NULL: a picture, or not known.
ALTER TABLE asset ADD COLUMN codec TEXT;

UPDATE asset SET name_key = coulisse_name_key(file_name), (uses, used_at) = (
  SELECT count(*) FILTER (WHERE p.state NOT IN ('cancelled', 'vetoed')),
    coalesce(max(p.published_at) FILTER (WHERE p.state = 'published'), 0)
  FROM post_asset JOIN publication AS p ON p.post_id = post_asset.post_id WHERE post_asset.asset_id = asset.id
);
${recount('by_new_publication', 'INSERT ON publication', 'new.post_id')}
${recount('by_publication', `UPDATE OF state, published_at ON publication ${matters}`, 'new.post_id')}
${recount('by_lost_publication', 'DELETE ON publication', 'old.post_id')}
${recount('by_new_post', 'INSERT ON post_asset', 'new.post_id')}
${recount('by_post', 'UPDATE OF asset_id ON post_asset', 'new.post_id', ' UNION ALL SELECT old.asset_id')}
${recount('by_lost_post', 'DELETE ON post_asset', 'old.post_id', ' UNION ALL SELECT old.asset_id')}

CREATE INDEX asset_of_creator_by_name ON asset (creator_id, name_key, id) WHERE removed_at IS NULL;
CREATE INDEX asset_by_name ON asset (name_key, id) WHERE removed_at IS NULL;
CREATE INDEX asset_of_creator_by_use ON asset (creator_id, used_at, id) WHERE removed_at IS NULL;
CREATE INDEX asset_by_use ON asset (used_at, id) WHERE removed_at IS NULL;
CREATE INDEX asset_of_creator_by_uses ON asset (creator_id, uses, id) WHERE removed_at IS NULL;
CREATE INDEX asset_by_uses ON asset (uses, id) WHERE removed_at IS NULL;
CREATE INDEX asset_of_creator_by_size ON asset (creator_id, bytes, id) WHERE removed_at IS NULL;
CREATE INDEX asset_by_size ON asset (bytes, id) WHERE removed_at IS NULL;
CREATE INDEX asset_in_bin ON asset (removed_at, id) WHERE removed_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX asset_by_content ON asset (sha256);

DROP TRIGGER asset_captured_insert;
DROP TRIGGER asset_captured_delete;
DROP TRIGGER asset_captured_update;
`

const replicated = {
  asset: {
    key: ['id'],
    columns: ['creator_id', 'alt', 'folder', 'tags_json', 'sensitive', 'paid', 'note', 'removed_at', 'erased_at'],
  },
} as const

export const libraryOrder = tables + captureTriggers(replicated)
