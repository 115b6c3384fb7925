/** Where each post that is read costs money, an account's past is read when somebody says so, for so many posts; or not at all. */
export const pastBought = /* sql */ `
-- How many posts its platform last said it has; NULL: it did not.
ALTER TABLE account ADD COLUMN posts INTEGER;
-- So many may still be read for what was agreed to; NULL: nothing is paid for.
ALTER TABLE account_past ADD COLUMN paid_left INTEGER;
CREATE INDEX account_past_held ON account_past (problem) WHERE state = 'reading' AND problem IS NOT NULL;

-- Whose past is not to be read for money.
CREATE TABLE past_declined (
  account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  declined_by TEXT NOT NULL,
  declined_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
