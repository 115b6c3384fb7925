/** Another text for a platform: what a post says there instead of its common one, and search that knows those words too. */
import { captureTriggers } from './capture-triggers.ts'

/** Those there were; one that comes later needs a migration of its own. */
const platforms = ['onlyfans', 'instagram', 'tiktok', 'x', 'bluesky']
const others = platforms.map((id) => `coalesce(' ' || json_extract(platform_texts_json, '$.${id}'), '')`).join(' || ')

const tables = /* sql */ `
DROP TRIGGER post_text_insert;
DROP TRIGGER post_text_delete;
DROP TRIGGER post_text_update;
DROP TABLE post_text;
ALTER TABLE post DROP COLUMN words;

-- By platform. NULL: "text" is for all of them.
ALTER TABLE post ADD COLUMN platform_texts_json TEXT;
-- All that is searched.
ALTER TABLE post ADD COLUMN words TEXT GENERATED ALWAYS AS (
  text || coalesce(' ' || replace(replace(replace(thread_json, '\\n', ' '), '\\r', ' '), '\\t', ' '), '') || ${others}
) VIRTUAL;

CREATE VIRTUAL TABLE post_text USING fts5 (words, content = 'post', content_rowid = 'rowid_key', tokenize = "unicode61 remove_diacritics 2");
INSERT INTO post_text (post_text) VALUES ('rebuild');
CREATE TRIGGER post_text_insert AFTER INSERT ON post BEGIN
  INSERT INTO post_text (rowid, words) VALUES (new.rowid_key, new.words);
END;
CREATE TRIGGER post_text_delete AFTER DELETE ON post BEGIN
  INSERT INTO post_text (post_text, rowid, words) VALUES ('delete', old.rowid_key, old.words);
END;
CREATE TRIGGER post_text_update AFTER UPDATE OF text, thread_json, platform_texts_json ON post BEGIN
  INSERT INTO post_text (post_text, rowid, words) VALUES ('delete', old.rowid_key, old.words);
  INSERT INTO post_text (rowid, words) VALUES (new.rowid_key, new.words);
END;

DROP TRIGGER post_captured_insert;
DROP TRIGGER post_captured_delete;
DROP TRIGGER post_captured_update;
`

const replicated = {
  post: {
    key: ['id'],
    columns: [
      'text',
      'platform_texts_json',
      'thread_json',
      'languages_json',
      'labels_json',
      'options_json',
      'kind',
      'updated_at',
      'removed_at',
    ],
  },
} as const

export const platformTexts = tables + captureTriggers(replicated)
