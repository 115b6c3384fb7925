/** The formula of a score's parts is another (`core/measuring/score.ts`): every post is scored again, so that none is compared across. */
export const scoredAnew = /* sql */ `
INSERT INTO score_due (account_id, since) SELECT DISTINCT account_id, 0 FROM measured_post WHERE true ON CONFLICT DO UPDATE SET since = 0;
`
