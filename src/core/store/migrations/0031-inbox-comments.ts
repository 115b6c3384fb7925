/** What is said under a post on Instagram is a comment there, also what was read before it was called so. */
export const inboxComments = /* sql */ `
UPDATE inbox_item SET kind = 'comment' WHERE platform = 'instagram' AND kind = 'reply';
`
