/** Who was told of an alert and when, and what somebody said when taking it in hand. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
ALTER TABLE alert ADD COLUMN acknowledged_note TEXT NOT NULL DEFAULT '';
-- When it goes up unless somebody acknowledges it.
ALTER TABLE alert ADD COLUMN escalates_at INTEGER;

CREATE TABLE alert_telling (
  alert_id TEXT NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('raised', 'again', 'escalated')),
  -- Who, with their names and roles as they were.
  people_json TEXT NOT NULL,
  PRIMARY KEY (alert_id, at, why)
) STRICT, WITHOUT ROWID;

DROP TRIGGER alert_captured_insert;
DROP TRIGGER alert_captured_delete;
DROP TRIGGER alert_captured_update;
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

export const alertTellings = tables + captureTriggers(replicated)
