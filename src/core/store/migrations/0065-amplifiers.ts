/** Groups of accounts that repost what a creator posts, and who let which account do it. */
export const amplifiers = /* sql */ `
CREATE TABLE amplifier_group (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
  name TEXT NOT NULL, rules_json TEXT NOT NULL, is_on INTEGER NOT NULL,
  -- When a person last resumed it: what a platform said before that is known.
  resumed_at INTEGER,
  -- Since when a platform's warning holds it, from which account, and what it was. NULL: it is not paused.
  paused_at INTEGER, paused_account_id TEXT, paused_code TEXT, paused_json TEXT,
  created_by TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX amplifier_group_of_creator ON amplifier_group (creator_id);

CREATE TABLE amplifier_grant (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL REFERENCES amplifier_group (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  -- NULL: all that the group reposts.
  kinds_json TEXT,
  granted_by TEXT NOT NULL, granted_at INTEGER NOT NULL,
  revoked_by TEXT, revoked_at INTEGER
) STRICT, WITHOUT ROWID;
-- One that stands an account; those that were taken back are kept.
CREATE UNIQUE INDEX amplifier_grant_standing ON amplifier_grant (group_id, account_id) WHERE revoked_at IS NULL;
CREATE INDEX amplifier_grant_of_group ON amplifier_grant (group_id, granted_at);
CREATE INDEX amplifier_grant_of_account ON amplifier_grant (account_id);

-- How much of its day an account has reposted.
CREATE INDEX automated_act_amplified ON automated_act (account_id, due_at) WHERE by_kind = 'amplifier';
`
