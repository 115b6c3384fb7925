/** Figures brought in may be clicks by country: where those come from whom a link brought. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
-- SQLite changes no condition in place: both tables are made anew.
CREATE TEMP TABLE figure_kept AS SELECT * FROM figure;
CREATE TEMP TABLE figure_import_kept AS SELECT * FROM figure_import;
DROP TABLE figure;
DROP TABLE figure_import;

CREATE TABLE figure_import (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('days', 'posts', 'links', 'countries')),
  -- NULL: typed in.
  file_name TEXT,
  at INTEGER NOT NULL,
  by_actor TEXT NOT NULL,
  by_name TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'undone'))
) STRICT;
INSERT INTO figure_import SELECT * FROM figure_import_kept;
CREATE INDEX figure_import_by_time ON figure_import (at);

CREATE TABLE figure (
  import_id TEXT NOT NULL REFERENCES figure_import (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  creator_id TEXT NOT NULL REFERENCES creator (id),
  -- Of 'days' the income's type, or '' for all of it; of 'posts' its id on the platform; of 'links' a tracking_link; of 'countries' its
  -- code.
  subject TEXT NOT NULL,
  -- YYYY-MM-DD
  day TEXT NOT NULL,
  -- Money in cents of "currency".
  gross INTEGER,
  fee INTEGER,
  net INTEGER,
  revenue INTEGER,
  subscribers INTEGER,
  visits INTEGER,
  views INTEGER,
  likes INTEGER,
  comments INTEGER,
  purchases INTEGER,
  clicks INTEGER,
  currency TEXT,
  PRIMARY KEY (import_id, account_id, subject, day),
  CHECK (currency IS NOT NULL OR coalesce(gross, fee, net, revenue) IS NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO figure SELECT * FROM figure_kept;
CREATE INDEX figure_of_account ON figure (account_id, subject, day);
DROP TABLE figure_kept;
DROP TABLE figure_import_kept;
`

const replicated = {
  figure_import: { key: ['id'], columns: ['state'] },
  figure: { key: ['import_id', 'account_id', 'subject', 'day'], columns: [] },
} as const

export const clicksByCountry = tables + captureTriggers(replicated)
