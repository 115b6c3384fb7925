/** What was learnt of an agency's posts, to foretell drafts by: one row, the newest. */
export const predictor = /* sql */ `
CREATE TABLE predictor (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL, at INTEGER NOT NULL,
  -- Networks, and how it did on weeks that it had not seen.
  learnt_json TEXT NOT NULL, report_json TEXT
) STRICT;
`
