/** Posts that go on in answers to themselves: their further texts, what is out of each, and search that knows all words. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
-- What goes on after "text", in order: a JSON array of texts. NULL: nothing.
ALTER TABLE post ADD COLUMN thread_json TEXT;
-- All that is searched. The array's own signs are no words; its escaped line ends would be.
ALTER TABLE post ADD COLUMN words TEXT GENERATED ALWAYS AS (
  text || coalesce(' ' || replace(replace(replace(thread_json, '\\n', ' '), '\\r', ' '), '\\t', ' '), '')
) VIRTUAL;

DROP TRIGGER post_text_insert;
DROP TRIGGER post_text_delete;
DROP TRIGGER post_text_update;
DROP TABLE post_text;
CREATE VIRTUAL TABLE post_text USING fts5 (words, content = 'post', content_rowid = 'rowid_key', tokenize = "unicode61 remove_diacritics 2");
INSERT INTO post_text (post_text) VALUES ('rebuild');
CREATE TRIGGER post_text_insert AFTER INSERT ON post BEGIN
  INSERT INTO post_text (rowid, words) VALUES (new.rowid_key, new.words);
END;
CREATE TRIGGER post_text_delete AFTER DELETE ON post BEGIN
  INSERT INTO post_text (post_text, rowid, words) VALUES ('delete', old.rowid_key, old.words);
END;
CREATE TRIGGER post_text_update AFTER UPDATE OF text, thread_json ON post BEGIN
  INSERT INTO post_text (post_text, rowid, words) VALUES ('delete', old.rowid_key, old.words);
  INSERT INTO post_text (rowid, words) VALUES (new.rowid_key, new.words);
END;

-- What is out of a thread, each part proved: the next one answers the last of them. Of other publications there is none.
CREATE TABLE publication_part (
  publication_id TEXT NOT NULL REFERENCES publication (id),
  -- From 1 on.
  number INTEGER NOT NULL,
  remote_id TEXT NOT NULL,
  url TEXT NOT NULL,
  version TEXT,
  published_at INTEGER NOT NULL,
  PRIMARY KEY (publication_id, number)
) STRICT, WITHOUT ROWID;

-- Which part an attempt sends.
ALTER TABLE attempt ADD COLUMN part INTEGER NOT NULL DEFAULT 1;

DROP TRIGGER post_captured_insert;
DROP TRIGGER post_captured_delete;
DROP TRIGGER post_captured_update;
`

const replicated = {
  post: {
    key: ['id'],
    columns: ['text', 'thread_json', 'languages_json', 'labels_json', 'options_json', 'kind', 'updated_at', 'removed_at'],
  },
  publication_part: { key: ['publication_id', 'number'], columns: ['remote_id', 'url'] },
} as const

export const threads = tables + captureTriggers(replicated)
