/** The agency's own applications with platforms, and in whose name an account consented. Not replicated: their secrets are not either. */
export const developerApps = /* sql */ `
CREATE TABLE developer_app (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  -- NULL: every creator's of the agency. One of its own, so that a ban of one does not reach the others.
  creator_id TEXT REFERENCES creator (id),
  name TEXT NOT NULL,
  client_id TEXT NOT NULL,
  secret_id TEXT,
  service TEXT NOT NULL,
  -- For platforms that want an https address to come back to; the person copies it from the browser then.
  return_address TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX developer_app_by_platform ON developer_app (platform, creator_id);

ALTER TABLE account ADD COLUMN app_id TEXT REFERENCES developer_app (id);
CREATE INDEX account_by_app ON account (app_id) WHERE app_id IS NOT NULL;
`
