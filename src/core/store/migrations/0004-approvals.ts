/** Whose word a creator's posts wait for, and the words given. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
ALTER TABLE creator ADD COLUMN approval TEXT NOT NULL DEFAULT 'none' CHECK (approval IN ('none', 'model', 'manager'));

-- A word given that a publication may go out as it is. Gone when it is taken back, or the post was rewritten.
CREATE TABLE approval (
  publication_id TEXT PRIMARY KEY REFERENCES publication (id) ON DELETE CASCADE,
  by_actor TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

DROP TRIGGER creator_captured_insert;
DROP TRIGGER creator_captured_delete;
DROP TRIGGER creator_captured_update;
`

const replicated = {
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
      'approval',
      'avatar_asset_id',
      'archived_at',
      'updated_at',
    ],
  },
  approval: { key: ['publication_id'], columns: ['by_actor', 'by_name', 'at'] },
} as const

export const approvals = tables + captureTriggers(replicated)
