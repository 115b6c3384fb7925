/** What was said before an account was read here is kept as what was seen to: nobody is told of it, and it is found when looked for. */
export const saidBefore = /* sql */ `
-- 1: it came in as done, since it was said before. Whatever a person does about it makes it an item like any other.
ALTER TABLE inbox_item ADD COLUMN earlier INTEGER NOT NULL DEFAULT 0;
CREATE INDEX inbox_earlier_of_creator ON inbox_item (creator_id, at, id) WHERE earlier = 1;
CREATE INDEX inbox_earlier ON inbox_item (at, id) WHERE earlier = 1;

-- From when on each stream could be read, ms UTC; NULL: it never could.
ALTER TABLE inbox_source ADD COLUMN mentions_since INTEGER;
ALTER TABLE inbox_source ADD COLUMN comments_since INTEGER;
ALTER TABLE inbox_source ADD COLUMN messages_since INTEGER;
-- What was read stays as it is: it may be in hand. What an older post still brings up of before comes as of before.
UPDATE inbox_source SET
  mentions_since = CASE WHEN mentions_cursor IS NOT NULL THEN (SELECT connected_at FROM account WHERE account.id = inbox_source.account_id) END,
  comments_since = CASE WHEN comments_cursor IS NOT NULL THEN (SELECT connected_at FROM account WHERE account.id = inbox_source.account_id) END,
  messages_since = CASE WHEN messages_cursor IS NOT NULL THEN (SELECT connected_at FROM account WHERE account.id = inbox_source.account_id) END;
`
