/** What the classifier says of what was said to accounts, where it is sure; what people correct; from how sure on, creator by creator. */
export const judged = /* sql */ `
-- By which version of the classifier. NULL: not yet, or to be done again.
ALTER TABLE inbox_item ADD COLUMN judged INTEGER;
-- NULL: not sure. How sure is NULL where a person said so.
ALTER TABLE inbox_item ADD COLUMN language TEXT CHECK (language IN ('fr', 'en', 'other'));
ALTER TABLE inbox_item ADD COLUMN language_sure REAL;
ALTER TABLE inbox_item ADD COLUMN spam INTEGER;
ALTER TABLE inbox_item ADD COLUMN spam_sure REAL;
ALTER TABLE inbox_item ADD COLUMN sentiment TEXT CHECK (sentiment IN ('negative', 'neutral', 'positive'));
ALTER TABLE inbox_item ADD COLUMN sentiment_sure REAL;
ALTER TABLE inbox_item ADD COLUMN relevance INTEGER;
ALTER TABLE inbox_item ADD COLUMN relevance_sure REAL;
CREATE INDEX inbox_unjudged ON inbox_item (at) WHERE judged IS NULL AND state <> 'own';
-- What is rare among what was said; what is common is found along the other indexes.
CREATE INDEX inbox_spam ON inbox_item (state, at, id) WHERE spam = 1;
CREATE INDEX inbox_negative ON inbox_item (state, at, id) WHERE sentiment = 'negative';

CREATE TABLE inbox_correction (
  item_id TEXT NOT NULL REFERENCES inbox_item (id) ON DELETE CASCADE,
  aspect TEXT NOT NULL CHECK (aspect IN ('language', 'spam', 'sentiment', 'relevance')),
  value TEXT NOT NULL,
  creator_id TEXT NOT NULL REFERENCES creator (id) ON DELETE CASCADE,
  corrected_by TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (item_id, aspect)
) STRICT, WITHOUT ROWID;
CREATE INDEX inbox_correction_of_creator ON inbox_correction (creator_id, at);

-- Absent: the usual.
CREATE TABLE inbox_threshold (
  creator_id TEXT PRIMARY KEY REFERENCES creator (id) ON DELETE CASCADE,
  language REAL NOT NULL, spam REAL NOT NULL, sentiment REAL NOT NULL, relevance REAL NOT NULL
) STRICT, WITHOUT ROWID;
`
