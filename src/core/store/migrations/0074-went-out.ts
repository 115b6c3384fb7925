/**
 * A post counts when it goes out, whether or not anything is read of it; those that something was read of are counted beside.
 * All of it is made anew: what went out and was never read is not in there yet.
 */
export const wentOut = /* sql */ `
ALTER TABLE posted ADD COLUMN measured INTEGER NOT NULL DEFAULT 0;
INSERT INTO meta (key, value) VALUES ('rollups.at', '') ON CONFLICT DO UPDATE SET value = '';
`
