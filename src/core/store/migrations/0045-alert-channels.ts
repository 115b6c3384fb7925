/** How alerts leave this machine, who wants them by e-mail, and what is to go out. Not replicated: its secrets are not either. */
export const alertChannels = /* sql */ `
CREATE TABLE alert_channel (
  kind TEXT PRIMARY KEY CHECK (kind IN ('mail', 'webhook')),
  settings_json TEXT NOT NULL,
  secret_id TEXT,
  -- The last time something was to go out and did not; over with the next that does.
  problem TEXT, problem_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_quiet (one INTEGER PRIMARY KEY CHECK (one = 1), from_clock TEXT NOT NULL, to_clock TEXT NOT NULL) STRICT;

CREATE TABLE alert_by_mail (user_id TEXT PRIMARY KEY REFERENCES user (id) ON DELETE CASCADE) STRICT, WITHOUT ROWID;

-- One for each telling and person, written with the telling. Equals its row in "due" while it waits.
CREATE TABLE alert_delivery (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')),
  alert_id TEXT NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  told_at INTEGER NOT NULL,
  why TEXT NOT NULL,
  -- Empty for an address.
  user_id TEXT NOT NULL,
  -- 'sending': handed over, and nobody knows yet how that ended. It is not handed over again.
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'dropped')),
  attempts INTEGER NOT NULL,
  next_at INTEGER
) STRICT;
CREATE UNIQUE INDEX alert_delivery_once ON alert_delivery (alert_id, channel, user_id, told_at, why);
CREATE INDEX alert_delivery_waiting ON alert_delivery (channel, user_id, next_at) WHERE state = 'waiting';
`
