/** What people are told of that happened and is not wrong: over once somebody has seen it. Alerting makes alerts of it. */
export const news = /* sql */ `
CREATE TABLE news (
  -- What it is about: the same again is the same news, and not told of a second time.
  key TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- Null: of no creator.
  creator_id TEXT REFERENCES creator (id) ON DELETE CASCADE,
  -- Whose alone it is.
  user_id TEXT REFERENCES user (id) ON DELETE CASCADE,
  -- Who is told; none: whoever looks after it.
  people_json TEXT NOT NULL,
  account_id TEXT REFERENCES account (id) ON DELETE CASCADE,
  publication_id TEXT REFERENCES publication (id) ON DELETE CASCADE,
  data_json TEXT NOT NULL,
  times INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT;
CREATE INDEX news_of_creator ON news (creator_id, last_at);
`
