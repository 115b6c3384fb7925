/** Comments are read from where their last reading ended, not with the figures of their post alone. */
export const commentReadings = `
ALTER TABLE inbox_source ADD COLUMN comments_cursor TEXT;
ALTER TABLE inbox_source ADD COLUMN comments_failure TEXT;
`
