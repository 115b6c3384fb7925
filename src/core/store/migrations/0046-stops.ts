/** Stops of a creator (`subject` is its id) or of an account. */
export const stops = /* sql */ `
CREATE TABLE stop_of (
  subject TEXT PRIMARY KEY, creator_id TEXT NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
  since INTEGER NOT NULL, by_actor TEXT NOT NULL, by_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
