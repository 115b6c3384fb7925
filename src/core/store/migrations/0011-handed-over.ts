/** What was handed over to a person on the platform, and whether a platform has audited an application. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
-- Since when it is a person's on the platform to finish (a draft in an inbox). NULL: it is not.
ALTER TABLE publication ADD COLUMN handed_over_at INTEGER;
-- 1: the platform has looked at the application and lets it post for everybody's eyes.
ALTER TABLE developer_app ADD COLUMN audited INTEGER NOT NULL DEFAULT 0 CHECK (audited IN (0, 1));

DROP TRIGGER publication_captured_insert;
DROP TRIGGER publication_captured_delete;
DROP TRIGGER publication_captured_update;
`

const replicated = {
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
      'handed_over_at',
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
} as const

export const handedOver = tables + captureTriggers(replicated)
