/** What carries a tag is walked along, and not looked for in everything. */
const rows = (of: string) => /* sql */ `SELECT DISTINCT ${of}.creator_id, json_each.value, ${of}.state, ${of}.at, ${of}.id`

export const inboxTags = /* sql */ `
CREATE TABLE inbox_tag (
  creator_id TEXT NOT NULL, tag TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, item_id TEXT NOT NULL,
  UNIQUE (item_id, tag)
) STRICT;
CREATE INDEX inbox_tag_by_creator ON inbox_tag (creator_id, tag, state, at, item_id);
CREATE INDEX inbox_tag_by_tag ON inbox_tag (tag, state, at, item_id);
INSERT INTO inbox_tag (creator_id, tag, state, at, item_id)
  ${rows('inbox_item')} FROM inbox_item, json_each(inbox_item.tags_json) WHERE inbox_item.tags_json <> '[]';

CREATE TRIGGER inbox_tag_added AFTER INSERT ON inbox_item WHEN new.tags_json <> '[]' BEGIN
  INSERT INTO inbox_tag (creator_id, tag, state, at, item_id) ${rows('new')} FROM json_each(new.tags_json);
END;
CREATE TRIGGER inbox_tag_changed AFTER UPDATE OF tags_json, state, at ON inbox_item
WHEN old.tags_json <> '[]' OR new.tags_json <> '[]' BEGIN
  DELETE FROM inbox_tag WHERE item_id = old.id;
  INSERT INTO inbox_tag (creator_id, tag, state, at, item_id) ${rows('new')} FROM json_each(new.tags_json);
END;
CREATE TRIGGER inbox_tag_removed AFTER DELETE ON inbox_item WHEN old.tags_json <> '[]' BEGIN
  DELETE FROM inbox_tag WHERE item_id = old.id;
END;
`
