/** Publications that only a person can post: when each was ready, who has it in hand, who says that it is out. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
-- Due, prepared, and a person's to post. Only of one that is 'scheduled'; it has no row in "due" then.
ALTER TABLE publication ADD COLUMN ready_at INTEGER;
-- Who is posting it, so that two people do not. All three or none.
ALTER TABLE publication ADD COLUMN hand_by TEXT;
ALTER TABLE publication ADD COLUMN hand_name TEXT;
ALTER TABLE publication ADD COLUMN hand_at INTEGER;
-- The name of who posted it by hand. NULL: nobody did.
ALTER TABLE publication ADD COLUMN posted_by TEXT;

CREATE INDEX publication_ready ON publication (creator_id, due_at, id) WHERE ready_at IS NOT NULL;
-- One post there is the proof of one publication.
CREATE UNIQUE INDEX publication_posted_once ON publication (platform, remote_id) WHERE posted_by IS NOT NULL;

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
      'ready_at',
      'hand_by',
      'hand_name',
      'hand_at',
      'posted_by',
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

export const byHand = tables + captureTriggers(replicated)
