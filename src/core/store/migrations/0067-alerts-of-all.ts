/**
 * Alerts that are about no creator (an application's money, backups) or about one person (a sign-in from a new device); from
 * which devices people sign in; when the desktop leaves whom in peace; what platforms refused as a warning, by account.
 */
import { captureTriggers } from './capture-triggers.ts'

const columns = `id, dedup_key, kind, creator_id, account_id, publication_id, data_json, level, raised_at, told_at, escalated_at,
  acknowledged_at, acknowledged_by, resolved_at, acknowledged_note, escalates_at`

const tables = /* sql */ `
-- What points at alerts is set aside first: SQLite changes no column in place.
CREATE TEMP TABLE telling_kept AS SELECT * FROM alert_telling;
CREATE TEMP TABLE delivery_kept AS SELECT * FROM alert_delivery;
CREATE TEMP TABLE alert_kept AS SELECT ${columns} FROM alert;
DROP TABLE alert_telling;
DROP TABLE alert_delivery;
DROP TABLE alert;

CREATE TABLE alert (
  id TEXT PRIMARY KEY,
  dedup_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- Null: of no creator.
  creator_id TEXT REFERENCES creator (id),
  account_id TEXT REFERENCES account (id),
  publication_id TEXT REFERENCES publication (id),
  data_json TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level IN (1, 2)),
  raised_at INTEGER NOT NULL,
  told_at INTEGER NOT NULL,
  escalated_at INTEGER,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  resolved_at INTEGER,
  acknowledged_note TEXT NOT NULL DEFAULT '',
  escalates_at INTEGER,
  -- Whose alone it is, of no creator.
  user_id TEXT REFERENCES user (id)
) STRICT;
INSERT INTO alert (${columns}) SELECT ${columns} FROM alert_kept;
CREATE UNIQUE INDEX alert_open ON alert (creator_id, dedup_key) WHERE resolved_at IS NULL;
CREATE UNIQUE INDEX alert_open_of_agency ON alert (dedup_key) WHERE resolved_at IS NULL AND creator_id IS NULL;
CREATE INDEX alert_by_creator ON alert (creator_id, raised_at, id);
CREATE INDEX alert_by_time ON alert (raised_at, id);
CREATE INDEX alert_open_by_time ON alert (raised_at, id) WHERE resolved_at IS NULL;
CREATE INDEX alert_of_user ON alert (user_id, raised_at, id) WHERE user_id IS NOT NULL;

CREATE TABLE alert_telling (
  alert_id TEXT NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('raised', 'again', 'escalated')),
  people_json TEXT NOT NULL,
  PRIMARY KEY (alert_id, at, why)
) STRICT, WITHOUT ROWID;
INSERT INTO alert_telling SELECT * FROM telling_kept;

CREATE TABLE alert_delivery (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')),
  alert_id TEXT NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  told_at INTEGER NOT NULL,
  why TEXT NOT NULL,
  user_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'dropped')),
  attempts INTEGER NOT NULL,
  next_at INTEGER
) STRICT;
INSERT INTO alert_delivery SELECT * FROM delivery_kept;
CREATE UNIQUE INDEX alert_delivery_once ON alert_delivery (alert_id, channel, user_id, told_at, why);
CREATE INDEX alert_delivery_waiting ON alert_delivery (channel, user_id, next_at) WHERE state = 'waiting';
DROP TABLE telling_kept;
DROP TABLE delivery_kept;
DROP TABLE alert_kept;

-- The agency is looked at too, under a name that is no creator's.
CREATE TEMP TABLE watch_kept AS SELECT * FROM alert_watch;
DROP TABLE alert_watch;
CREATE TABLE alert_watch (creator_id TEXT PRIMARY KEY, next_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO alert_watch SELECT * FROM watch_kept;
DROP TABLE watch_kept;
INSERT INTO due (due_at, kind, id) SELECT 0, 'alert', 'agency' FROM agency;

-- Programs and machines from which somebody signed in. "is_news": others were known before it.
CREATE TABLE known_device (
  user_id TEXT NOT NULL REFERENCES user (id) ON DELETE CASCADE,
  device TEXT NOT NULL,
  agent TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  is_news INTEGER NOT NULL,
  PRIMARY KEY (user_id, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_device_news ON known_device (first_at) WHERE is_news = 1;

-- When the desktop says nothing to whom; "urgent": what cannot wait is said all the same.
CREATE TABLE desktop_quiet (
  user_id TEXT PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE,
  from_clock TEXT NOT NULL, to_clock TEXT NOT NULL, urgent INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX interaction_rejected ON interaction (account_id, state_since)
  WHERE state = 'refused' AND failure_code = 'PLATFORM_REJECTED';
`

const replicated = {
  alert: {
    key: ['id'],
    columns: [
      'data_json',
      'level',
      'escalated_at',
      'escalates_at',
      'acknowledged_at',
      'acknowledged_by',
      'acknowledged_note',
      'resolved_at',
    ],
  },
  alert_telling: { key: ['alert_id', 'at', 'why'], columns: [] },
} as const

export const alertsOfAll = tables + captureTriggers(replicated)
