/** What is paid for in an application's name, and how much of it a month may take. Not replicated: applications are not either. */
export const spending = /* sql */ `
-- In cents. NULL: no cap.
ALTER TABLE developer_app ADD COLUMN monthly_cap_cents INTEGER CHECK (monthly_cap_cents > 0);

-- What the write costs and in whose name: the ledger says of each whether it went out. Money is in millionths of a dollar.
ALTER TABLE attempt ADD COLUMN app_id TEXT;
ALTER TABLE attempt ADD COLUMN cost_micros INTEGER;
CREATE INDEX attempt_paid ON attempt (app_id, write_at, outcome, cost_micros) WHERE app_id IS NOT NULL;

-- All else that is paid for: no foreign key, what was spent outlives its application.
CREATE TABLE paid_call (
  app_id TEXT NOT NULL,
  -- YYYY-MM, UTC.
  month TEXT NOT NULL,
  what TEXT NOT NULL,
  count INTEGER NOT NULL,
  micros INTEGER NOT NULL,
  PRIMARY KEY (app_id, month, what)
) STRICT, WITHOUT ROWID;
`
