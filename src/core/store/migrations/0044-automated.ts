/**
 * Acts that nobody pressed: what they are by the rules, what was known when they were asked for, and each write of theirs,
 * counted apart from the act because one may be sent twice.
 */
export const automated = /* sql */ `
ALTER TABLE interaction ADD COLUMN automated TEXT;
ALTER TABLE interaction ADD COLUMN circumstances_json TEXT;
CREATE TABLE automated_write (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  act TEXT NOT NULL, at INTEGER NOT NULL, interaction_id TEXT NOT NULL
) STRICT;
CREATE INDEX automated_write_at ON automated_write (account_id, act, at);
`
