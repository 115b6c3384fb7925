/** What was chosen for a post on each of its accounts. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
-- By account. NULL: nothing was chosen.
ALTER TABLE post ADD COLUMN options_json TEXT;

DROP TRIGGER post_captured_insert;
DROP TRIGGER post_captured_delete;
DROP TRIGGER post_captured_update;
`

const replicated = {
  post: { key: ['id'], columns: ['text', 'languages_json', 'labels_json', 'options_json', 'kind', 'updated_at', 'removed_at'] },
} as const

export const postOptions = tables + captureTriggers(replicated)
