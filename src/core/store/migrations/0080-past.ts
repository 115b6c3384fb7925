/** What accounts had posted before Coulisse knew them, or beside it: publications of another kind, that nothing is ever done with. */
export const past = /* sql */ `
-- 1: it was posted elsewhere, and read from the account's list of posts.
ALTER TABLE publication ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0 CHECK (elsewhere IN (0, 1));
CREATE UNIQUE INDEX publication_elsewhere_once ON publication (account_id, remote_id) WHERE elsewhere = 1;

CREATE TABLE account_past (
  account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('reading', 'done')),
  -- From when on posts are read, ms UTC.
  since INTEGER NOT NULL,
  -- Where the platform goes on; NULL: from the newest.
  cursor TEXT,
  -- Kept so far by this reading.
  posts INTEGER NOT NULL,
  -- Why it does not go on at present, a code of the error table.
  problem TEXT,
  begun_at INTEGER NOT NULL, ended_at INTEGER
) STRICT;
`
