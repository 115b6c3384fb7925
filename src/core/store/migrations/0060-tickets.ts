/** What was reported, what was said about it since, and its pictures. Not replicated: it is about this machine. */
export const tickets = /* sql */ `
CREATE TABLE ticket (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  diagnostics_json TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'in_hand', 'closed')),
  urgency TEXT NOT NULL CHECK (urgency IN ('low', 'normal', 'high')),
  -- Null: somebody at this machine's command line.
  reporter_id TEXT,
  reporter_name TEXT NOT NULL,
  assignee_id TEXT,
  waits_for TEXT CHECK (waits_for IN ('agency', 'reporter')),
  reported_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX ticket_by_change ON ticket (changed_at DESC, id DESC);
CREATE INDEX ticket_by_reporter ON ticket (reporter_id, changed_at DESC);
CREATE INDEX ticket_by_assignee ON ticket (assignee_id, changed_at DESC);
CREATE INDEX ticket_waiting ON ticket (waits_for) WHERE waits_for IS NOT NULL;

CREATE TABLE ticket_entry (
  ticket_id TEXT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_actor TEXT NOT NULL,
  by_name TEXT NOT NULL,
  what_json TEXT NOT NULL,
  PRIMARY KEY (ticket_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_picture (
  id TEXT PRIMARY KEY,
  ticket_id TEXT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  jpeg BLOB NOT NULL
) STRICT;
CREATE INDEX ticket_picture_by_ticket ON ticket_picture (ticket_id, place);
`
