/** Which tracking link a post carries on an account, and which one an account's profile carries from a day on. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
CREATE TABLE post_link (
  post_id TEXT NOT NULL REFERENCES post (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id),
  link_id TEXT NOT NULL REFERENCES tracking_link (id),
  PRIMARY KEY (post_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_link_by_link ON post_link (link_id);

CREATE TABLE bio_link (
  account_id TEXT NOT NULL REFERENCES account (id),
  -- YYYY-MM-DD; until the next row's.
  from_day TEXT NOT NULL,
  -- NULL: none from then on.
  link_id TEXT REFERENCES tracking_link (id),
  PRIMARY KEY (account_id, from_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX bio_link_by_link ON bio_link (link_id) WHERE link_id IS NOT NULL;
CREATE INDEX tracking_link_by_creator ON tracking_link (creator_id);
`

const replicated = {
  post_link: { key: ['post_id', 'account_id'], columns: ['link_id'] },
  bio_link: { key: ['account_id', 'from_day'], columns: ['link_id'] },
} as const

export const links = tables + captureTriggers(replicated)
