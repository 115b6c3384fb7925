/** What is talked about, the sources that say so, what accounts looked up, what creators are about, and which post was written from which. */
const tables = /* sql */ `
CREATE TABLE trend (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL CHECK (source IN ('google', 'bluesky', 'x', 'instagram', 'manual')),
  -- '': not of one country, and on no platform in particular.
  country TEXT NOT NULL, platform TEXT NOT NULL,
  -- Without case and accents: the same name is the same trend.
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  volume INTEGER, detail TEXT, url TEXT,
  first_seen_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL,
  UNIQUE (source, country, platform, name_key)
) STRICT;
CREATE INDEX trend_seen ON trend (last_seen_at);

CREATE TABLE trend_source (
  source TEXT NOT NULL, country TEXT NOT NULL,
  -- Hours; NULL: read when it is asked for, or as often as its kind is.
  every_hours INTEGER,
  tried_at INTEGER, succeeded_at INTEGER, failure TEXT, etag TEXT,
  PRIMARY KEY (source, country)
) STRICT, WITHOUT ROWID;

-- The platform counts hashtags that differ; one that is looked up again is not counted anew.
CREATE TABLE hashtag_search (
  account_id TEXT NOT NULL REFERENCES account (id), tag_key TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (account_id, tag_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE creator_interest (
  creator_id TEXT PRIMARY KEY REFERENCES creator (id), themes_json TEXT NOT NULL, languages_json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- As it was called then: trends pass, and are swept.
CREATE TABLE post_trend (
  post_id TEXT PRIMARY KEY REFERENCES post (id) ON DELETE CASCADE,
  name TEXT NOT NULL, source TEXT NOT NULL, country TEXT NOT NULL, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`

export const trends = tables
