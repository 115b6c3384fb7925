/** Budgets of automated acts that an admin lowered. Absent, and NULL: as the table in `gate/automation-budgets.ts` has them. */
export const automationBudgets = /* sql */ `
CREATE TABLE automation_budget (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  act TEXT NOT NULL, per_hour INTEGER, per_day INTEGER,
  PRIMARY KEY (account_id, act)
) STRICT, WITHOUT ROWID;
`
