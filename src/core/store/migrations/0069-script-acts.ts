/** Which acts of the ledger stood when a run began: told by their order, so that a clock that is turned back hides no person's answer. */
export const scriptActs = /* sql */ `
ALTER TABLE script_run ADD COLUMN acts_seen INTEGER NOT NULL DEFAULT 0;
`
