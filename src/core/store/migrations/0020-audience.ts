/** Where an account's followers are, as its platform said; a reading of nothing says why. */
export const audience = /* sql */ `
CREATE TABLE audience_reading (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE, at INTEGER NOT NULL,
  -- In all, where the platform says that much.
  followers INTEGER,
  -- [[place, followers], …], most first; NULL is not said.
  countries_json TEXT, cities_json TEXT,
  withheld TEXT,
  PRIMARY KEY (account_id, at)
) STRICT, WITHOUT ROWID;
`
