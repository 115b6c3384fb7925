/** Who began to follow an account, where its platform names them: each once, however often they come and go. */
export const followers = /* sql */ `
CREATE TABLE follower (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id),
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  handle TEXT NOT NULL, name TEXT, url TEXT NOT NULL,
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  -- What they say from then on carries these.
  tags_json TEXT NOT NULL DEFAULT '[]',
  UNIQUE (account_id, remote_id)
) STRICT;
CREATE INDEX follower_of_creator ON follower (creator_id, at, id);
CREATE INDEX follower_of_account ON follower (account_id, at, id);
ALTER TABLE inbox_source ADD COLUMN followers_cursor TEXT;
ALTER TABLE inbox_source ADD COLUMN followers_failure TEXT;
`
