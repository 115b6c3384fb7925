/** What one kind or one platform holds of what was said is walked along, and not looked for among everything. */
export const inboxFilters = /* sql */ `
CREATE INDEX inbox_by_kind ON inbox_item (kind, state, at, id);
CREATE INDEX inbox_by_platform ON inbox_item (platform, state, at, id);
`
