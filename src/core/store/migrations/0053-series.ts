/**
 * Roll-ups by number: whose they are, and of which platform, kind and market, is one number instead of four texts in every key.
 * What is there is kept.
 */
const sums = 'likes, comments, shares, saves, views, clicks, visits, follows, watch_ms, engaged, engaged_views'
const sumColumns = sums
  .split(', ')
  .map((column) => `${column} INTEGER`)
  .join(', ')
const joined = (table: string): string =>
  `${table}_by_name AS was JOIN series ON series.scope = was.scope AND series.platform = was.platform AND series.kind = was.kind AND series.market = was.market`

export const series = /* sql */ `
-- What is counted together. "scope": 'agency', a creator or an account. Never taken away: a rebuild finds the same numbers.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL, platform TEXT NOT NULL, kind TEXT NOT NULL, market TEXT NOT NULL,
  UNIQUE (scope, platform, kind, market)
) STRICT;
ALTER TABLE gained RENAME TO gained_by_name;
ALTER TABLE posted RENAME TO posted_by_name;
ALTER TABLE posted_hour RENAME TO posted_hour_by_name;
INSERT INTO series (scope, platform, kind, market)
  SELECT scope, platform, kind, market FROM gained_by_name
  UNION SELECT scope, platform, kind, market FROM posted_by_name
  UNION SELECT scope, platform, kind, market FROM posted_hour_by_name;

-- "grain": 0 hour, 1 day, 2 week.
CREATE TABLE gained (
  series INTEGER NOT NULL, grain INTEGER NOT NULL, at INTEGER NOT NULL,
  posts INTEGER NOT NULL, ${sumColumns},
  PRIMARY KEY (series, grain, at)
) STRICT, WITHOUT ROWID;
INSERT INTO gained SELECT series.id, CASE grain WHEN 'hour' THEN 0 WHEN 'day' THEN 1 ELSE 2 END, at, posts, ${sums}
  FROM ${joined('gained')} ORDER BY 1, 2, 3;

CREATE TABLE posted (
  series INTEGER NOT NULL, at INTEGER NOT NULL,
  posts INTEGER NOT NULL, scored INTEGER NOT NULL, score INTEGER NOT NULL, ${sumColumns},
  PRIMARY KEY (series, at)
) STRICT, WITHOUT ROWID;
INSERT INTO posted SELECT series.id, at, posts, scored, score, ${sums} FROM ${joined('posted')} ORDER BY 1, 2;

CREATE TABLE posted_hour (
  series INTEGER NOT NULL, at INTEGER NOT NULL, week_hour INTEGER NOT NULL,
  posts INTEGER NOT NULL, viewed INTEGER NOT NULL, scored INTEGER NOT NULL, score INTEGER NOT NULL,
  views INTEGER, engaged INTEGER, engaged_views INTEGER,
  PRIMARY KEY (series, at, week_hour)
) STRICT, WITHOUT ROWID;
INSERT INTO posted_hour SELECT series.id, at, week_hour, posts, viewed, scored, score, views, engaged, engaged_views
  FROM ${joined('posted_hour')} ORDER BY 1, 2, 3;

DROP TABLE gained_by_name;
DROP TABLE posted_by_name;
DROP TABLE posted_hour_by_name;
`
