/** What rules, amplifiers and scripts want done: each once, when it is due, and what became of it. */
export const automatedActs = /* sql */ `
CREATE TABLE automated_act (
  id TEXT PRIMARY KEY,
  -- What it is that must not be done twice, as whoever wants it says.
  dedupe_key TEXT NOT NULL UNIQUE,
  creator_id TEXT NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  publication_id TEXT REFERENCES publication (id) ON DELETE CASCADE,
  item_id TEXT REFERENCES inbox_item (id) ON DELETE CASCADE,
  act TEXT NOT NULL,
  target_json TEXT NOT NULL, circumstances_json TEXT NOT NULL,
  text TEXT,
  -- Left undone where somebody has answered meanwhile.
  unless_answered INTEGER NOT NULL,
  by_kind TEXT NOT NULL CHECK (by_kind IN ('rule', 'amplifier', 'script')), by_id TEXT NOT NULL, by_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('due', 'asks', 'sending', 'done', 'refused', 'dropped', 'failed')),
  state_since INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  -- After it, it is left undone. NULL: never.
  expires_at INTEGER,
  -- Its place in the due queue. NULL: it has none.
  next_at INTEGER,
  -- What the gate answered last: its rule, and why it is put off.
  verdict TEXT, gate_rule TEXT, put_off TEXT,
  drop_reason TEXT, failure_code TEXT, failure_json TEXT,
  interaction_id TEXT REFERENCES interaction (id) ON DELETE SET NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  -- Whoever pressed it, or said that it was done by hand.
  pressed_by TEXT,
  done_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX automated_act_of_creator ON automated_act (creator_id, state, state_since, id);
CREATE INDEX automated_act_by_state ON automated_act (state, state_since, id);
CREATE INDEX automated_act_by ON automated_act (by_kind, by_id, created_at, id);
CREATE INDEX automated_act_of_publication ON automated_act (publication_id) WHERE publication_id IS NOT NULL;
CREATE INDEX automated_act_of_item ON automated_act (item_id) WHERE item_id IS NOT NULL;
-- Those that wait for a hand elsewhere: a stop that is lifted, an account that is connected again.
CREATE INDEX automated_act_held ON automated_act (account_id) WHERE state = 'due' AND failure_code IS NOT NULL;
`
