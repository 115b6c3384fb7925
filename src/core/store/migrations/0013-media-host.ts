/** The place from which platforms fetch media, and what stands there now. Not replicated: its secret is not either. */
export const mediaHost = /* sql */ `
CREATE TABLE media_host (
  -- One for the agency.
  id INTEGER PRIMARY KEY CHECK (id = 1),
  endpoint TEXT NOT NULL,
  region TEXT NOT NULL,
  bucket TEXT NOT NULL,
  prefix TEXT NOT NULL,
  access_key_id TEXT NOT NULL,
  secret_id TEXT NOT NULL
) STRICT;

-- Written before a file is put there, gone when it is deleted: none is forgotten there.
CREATE TABLE lent_file (
  key TEXT PRIMARY KEY,
  -- Address of the bucket: the host may be another by now.
  place TEXT NOT NULL,
  lent_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
