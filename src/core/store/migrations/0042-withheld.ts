/** Why a platform did not give all of a post's figures when it was last asked. */
export const withheld = /* sql */ `
CREATE TABLE figures_withheld (
  publication_id TEXT PRIMARY KEY REFERENCES publication (id) ON DELETE CASCADE,
  at INTEGER NOT NULL, why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
