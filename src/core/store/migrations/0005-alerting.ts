/** Alerts, when each creator is looked at next, and how the agency wants to be told. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
CREATE TABLE alert (
  id TEXT PRIMARY KEY,
  -- What it is about; one open alert for each.
  dedup_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  account_id TEXT REFERENCES account (id),
  publication_id TEXT REFERENCES publication (id),
  data_json TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level IN (1, 2)),
  raised_at INTEGER NOT NULL,
  -- When people were last told.
  told_at INTEGER NOT NULL,
  escalated_at INTEGER,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  resolved_at INTEGER
) STRICT;
CREATE UNIQUE INDEX alert_open ON alert (creator_id, dedup_key) WHERE resolved_at IS NULL;
CREATE INDEX alert_by_creator ON alert (creator_id, raised_at, id);
CREATE INDEX alert_by_time ON alert (raised_at, id);
CREATE INDEX alert_open_by_time ON alert (raised_at, id) WHERE resolved_at IS NULL;

-- When a creator is looked at next; equals its row in "due".
CREATE TABLE alert_watch (
  creator_id TEXT PRIMARY KEY REFERENCES creator (id) ON DELETE CASCADE, next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_setting (one INTEGER PRIMARY KEY CHECK (one = 1), settings_json TEXT NOT NULL) STRICT;

-- What happened before is read from what there is now.
INSERT INTO outbox_cursor (consumer, seq) SELECT 'alerting', coalesce(max(seq), 0) FROM outbox WHERE true ON CONFLICT DO NOTHING;
INSERT INTO due (due_at, kind, id) SELECT 0, 'alert', id FROM creator WHERE archived_at IS NULL;
`

const replicated = {
  alert: { key: ['id'], columns: ['level', 'escalated_at', 'acknowledged_at', 'acknowledged_by', 'resolved_at'] },
  alert_setting: { key: ['one'], columns: ['settings_json'] },
} as const

export const alerting = tables + captureTriggers(replicated)
