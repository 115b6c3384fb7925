/** What an account as a whole was on one day (UTC), as its platform said. NULL is not said. */
export const accountDays = /* sql */ `
CREATE TABLE account_day (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, day TEXT NOT NULL,
  -- When it was read: what comes late may be missing until some time after the day.
  at INTEGER NOT NULL,
  reach INTEGER, views INTEGER, profile_visits INTEGER, link_clicks INTEGER, interactions INTEGER, engaged INTEGER,
  PRIMARY KEY (account_id, day)
) STRICT, WITHOUT ROWID;
`
