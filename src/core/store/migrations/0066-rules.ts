/** Rules; words of an automated act that are chosen when it is done; tags of what was said. */
export const rules = /* sql */ `
CREATE TABLE rule (
  id TEXT PRIMARY KEY,
  creator_id TEXT NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  spec_json TEXT NOT NULL,
  -- NULL: off. What happened before is not its business.
  on_since INTEGER,
  -- Its place in the due queue, where it goes by the clock.
  next_at INTEGER,
  created_by TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
) STRICT;
-- What a rule has dealt with, each once. A NULL instant: beyond what it may do in a day.
CREATE TABLE rule_met (
  rule_id TEXT NOT NULL REFERENCES rule (id) ON DELETE CASCADE, subject_id TEXT NOT NULL, at INTEGER,
  PRIMARY KEY (rule_id, subject_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_met_at ON rule_met (rule_id, at);
CREATE INDEX rule_of_creator ON rule (creator_id, name);
-- What happened before there were rules is not read again for them.
INSERT INTO outbox_cursor (consumer, seq) SELECT 'rules', coalesce(max(seq), 0) FROM outbox;

-- In the order of choice; the first that was not said last is said.
ALTER TABLE automated_act ADD COLUMN texts_json TEXT;
CREATE INDEX automated_act_words ON automated_act (account_id, state_since) WHERE text IS NOT NULL AND state IN ('sending', 'done');

ALTER TABLE inbox_item ADD COLUMN tags_json TEXT NOT NULL DEFAULT '[]';
`
