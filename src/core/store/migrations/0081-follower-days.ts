/** By how many followers changed, day by day, over accounts: a roll-up of `follower_reading`, made of what was read before by the rebuild. */
export const followerDays = /* sql */ `
-- "scope": 'agency' or a creator. "day": of the agency's zone, since 1970-01-01. "accounts": how many were read for the first time.
CREATE TABLE follower_day (
  scope TEXT NOT NULL, day INTEGER NOT NULL, platform TEXT NOT NULL,
  accounts INTEGER NOT NULL, followers INTEGER NOT NULL,
  PRIMARY KEY (scope, day, platform)
) STRICT, WITHOUT ROWID;
INSERT INTO meta (key, value) VALUES ('rollups.followers', '') ON CONFLICT DO UPDATE SET value = '';
`
