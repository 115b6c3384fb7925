/** What posts came to, and roll-ups of it. All but the new columns of `snapshot` is made of what was read, and made anew by a rebuild. */
const sums = /* sql */ `likes INTEGER, comments INTEGER, shares INTEGER, saves INTEGER, views INTEGER, clicks INTEGER, visits INTEGER,
  follows INTEGER, watch_ms INTEGER,
  -- Likes and comments of posts of which these and the views are known, and their views.
  engaged INTEGER, engaged_views INTEGER`

const newFigures = ['shares', 'reach', 'link_clicks', 'profile_visits', 'follows', 'watch_ms', 'total_watch_ms']
  .map((column) => `ALTER TABLE snapshot ADD COLUMN ${column} INTEGER;`)
  .join('\n')

export const measuring = /* sql */ `
${newFigures}

-- The latest known figure of each kind. A post's facts are noted at its first reading, and stay.
CREATE TABLE measured_post (
  publication_id TEXT PRIMARY KEY REFERENCES publication (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL, creator_id TEXT NOT NULL, platform TEXT NOT NULL, kind TEXT NOT NULL, market TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  -- Day in the agency's zone, from 1970-01-01; hour of the week in the market's, 0 is Monday 00.
  day INTEGER NOT NULL, week_hour INTEGER NOT NULL,
  read_at INTEGER,
  ${sums},
  reach INTEGER,
  -- By the tracking links that it carries.
  subscribers INTEGER,
  -- Likes and comments, views and reach, as they were about an hour, a day and a week after it went out.
  h1_engaged INTEGER, h1_views INTEGER, h1_reach INTEGER,
  h24_engaged INTEGER, h24_views INTEGER, h24_reach INTEGER,
  d7_engaged INTEGER, d7_views INTEGER, d7_reach INTEGER,
  -- Tenths, 0–1000.
  score INTEGER, score_stage TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX measured_by_account ON measured_post (account_id, published_at);
CREATE INDEX measured_by_creator ON measured_post (creator_id, published_at);
CREATE INDEX measured_by_time ON measured_post (published_at);
CREATE INDEX measured_best ON measured_post (score, published_at) WHERE score IS NOT NULL;
CREATE INDEX measured_best_of_creator ON measured_post (creator_id, score, published_at) WHERE score IS NOT NULL;

-- What came within an hour (from 1970 UTC), a day (as above) or a week (by its Monday). "scope": 'agency', a creator or an account.
CREATE TABLE gained (
  scope TEXT NOT NULL, grain TEXT NOT NULL, at INTEGER NOT NULL,
  platform TEXT NOT NULL, kind TEXT NOT NULL, market TEXT NOT NULL,
  posts INTEGER NOT NULL, ${sums},
  PRIMARY KEY (scope, grain, at, platform, kind, market)
) STRICT, WITHOUT ROWID;

-- What has come so far to the posts that went out on a day. "scope": 'agency' or a creator.
CREATE TABLE posted (
  scope TEXT NOT NULL, at INTEGER NOT NULL,
  platform TEXT NOT NULL, kind TEXT NOT NULL, market TEXT NOT NULL,
  posts INTEGER NOT NULL, ${sums},
  scored INTEGER NOT NULL DEFAULT 0, score INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (scope, at, platform, kind, market)
) STRICT, WITHOUT ROWID;

-- The same by the hour of the week, for the posts of a month (by its first day).
CREATE TABLE posted_hour (
  scope TEXT NOT NULL, at INTEGER NOT NULL, week_hour INTEGER NOT NULL,
  platform TEXT NOT NULL, kind TEXT NOT NULL, market TEXT NOT NULL,
  posts INTEGER NOT NULL, viewed INTEGER NOT NULL DEFAULT 0, views INTEGER, engaged INTEGER, engaged_views INTEGER,
  scored INTEGER NOT NULL DEFAULT 0, score INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (scope, at, week_hour, platform, kind, market)
) STRICT, WITHOUT ROWID;

-- Accounts whose posts from an instant on have to be scored again.
CREATE TABLE score_due (account_id TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Up to where roll-ups are being made anew, by publication; what is behind it is up to date.
INSERT INTO meta (key, value) VALUES ('rollups.at', '');
`
