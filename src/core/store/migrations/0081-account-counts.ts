/**
 * What is counted over accounts: by how many followers change, day by day, and where they are. Roll-ups of `follower_reading` and
 * `audience_reading`; the rebuild makes them of what was read before.
 */
export const accountCounts = /* sql */ `
-- "scope": 'agency' or a creator. "day": of the agency's zone, since 1970-01-01. "accounts": how many were read for the first time.
CREATE TABLE follower_day (
  scope TEXT NOT NULL, day INTEGER NOT NULL, platform TEXT NOT NULL,
  accounts INTEGER NOT NULL, followers INTEGER NOT NULL,
  PRIMARY KEY (scope, day, platform)
) STRICT, WITHOUT ROWID;

-- When an account was first read, whoever writes the reading.
CREATE TABLE follower_first (
  account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO follower_first SELECT account_id, min(at) FROM follower_reading GROUP BY account_id;
CREATE TRIGGER follower_first_read AFTER INSERT ON follower_reading BEGIN
  INSERT INTO follower_first (account_id, at) VALUES (new.account_id, new.at) ON CONFLICT DO UPDATE SET at = min(at, excluded.at);
END;

-- By the latest reading of each account that tells countries. "accounts": how many have followers there.
CREATE TABLE audience_place (
  scope TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('country', 'city')), place TEXT NOT NULL, platform TEXT NOT NULL,
  accounts INTEGER NOT NULL, followers INTEGER NOT NULL,
  PRIMARY KEY (scope, kind, place, platform)
) STRICT, WITHOUT ROWID;
-- What each account said last, without its places: "told_at" is of the latest reading that tells countries.
CREATE TABLE audience_said (
  account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  at INTEGER NOT NULL, withheld TEXT,
  told_at INTEGER, told_followers INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO audience_said SELECT last.account_id, last.at, last.withheld, told.at, told.followers
  FROM audience_reading AS last LEFT JOIN audience_reading AS told ON told.account_id = last.account_id
    AND told.at = (SELECT max(at) FROM audience_reading WHERE account_id = last.account_id AND countries_json IS NOT NULL)
  WHERE last.at = (SELECT max(at) FROM audience_reading WHERE account_id = last.account_id);
INSERT INTO meta (key, value) VALUES ('rollups.accounts', '') ON CONFLICT DO UPDATE SET value = '';
`
