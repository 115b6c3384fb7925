/** Plans, what they came to, captions, and the markets' hours. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
-- What an agency changed of the presets; a market without a row is as Coulisse has it.
CREATE TABLE market_preset (
  market TEXT PRIMARY KEY, zone TEXT NOT NULL, active_json TEXT NOT NULL, quiet_json TEXT NOT NULL, updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every version of every plan. account_id NULL: the creator's own; else what stands instead for one account.
-- rules_json NULL: from this version on the account follows its creator's plan again.
CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  account_id TEXT REFERENCES account (id),
  version INTEGER NOT NULL,
  rules_json TEXT,
  by_actor TEXT NOT NULL,
  by_name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX plan_by_owner ON plan (creator_id, coalesce(account_id, ''), version);

-- Publications that a plan made: which slot, of what kind, and whether a person has taken it in hand since (then
-- planning leaves it where it is).
CREATE TABLE planned (
  publication_id TEXT PRIMARY KEY REFERENCES publication (id) ON DELETE CASCADE,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  slot_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  caption_id TEXT,
  caption_variant INTEGER,
  by_hand INTEGER NOT NULL DEFAULT 0,
  batch_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_by_creator ON planned (creator_id);
CREATE INDEX planned_by_caption ON planned (caption_id) WHERE caption_id IS NOT NULL;
CREATE INDEX planned_by_batch ON planned (batch_id);

-- One application of a plan, and what is needed to take it back.
CREATE TABLE plan_batch (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  at INTEGER NOT NULL,
  by_name TEXT NOT NULL,
  changes_json TEXT NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE INDEX plan_batch_by_creator ON plan_batch (creator_id, at);

CREATE TABLE caption (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  text TEXT NOT NULL,
  language TEXT,
  -- JSON arrays; NULL: for any.
  kinds_json TEXT,
  platforms_json TEXT,
  tags_json TEXT NOT NULL DEFAULT '[]',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX caption_by_creator ON caption (creator_id, created_at DESC) WHERE removed_at IS NULL;
`

const replicated = {
  plan: { key: ['id'], columns: [] },
  planned: { key: ['publication_id'], columns: ['by_hand', 'slot_key'] },
  plan_batch: { key: ['id'], columns: ['undone_at'] },
  caption: { key: ['id'], columns: ['text', 'language', 'kinds_json', 'platforms_json', 'tags_json', 'updated_at', 'removed_at'] },
  market_preset: { key: ['market'], columns: ['zone', 'active_json', 'quiet_json'] },
} as const

export const planning = tables + captureTriggers(replicated)
