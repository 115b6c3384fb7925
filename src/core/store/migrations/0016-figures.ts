/** Figures brought in from files or typed in, tracking links, and which column of a file is what. */
import { captureTriggers } from './capture-triggers.ts'

const tables = /* sql */ `
CREATE TABLE figure_import (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('days', 'posts', 'links')),
  -- NULL: typed in.
  file_name TEXT,
  at INTEGER NOT NULL,
  by_actor TEXT NOT NULL,
  by_name TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'undone'))
) STRICT;
CREATE INDEX figure_import_by_time ON figure_import (at);

CREATE TABLE tracking_link (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  creator_id TEXT NOT NULL REFERENCES creator (id),
  name TEXT NOT NULL,
  -- The name as names are compared.
  name_key TEXT NOT NULL,
  url TEXT,
  created_at INTEGER NOT NULL,
  UNIQUE (account_id, name_key)
) STRICT;

-- As one import says it; nothing is rewritten. What stands is merged from those not undone (store/merge-figures.ts).
CREATE TABLE figure (
  import_id TEXT NOT NULL REFERENCES figure_import (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  creator_id TEXT NOT NULL REFERENCES creator (id),
  -- Of 'days' the income's type, or '' for all of it; of 'posts' its id on the platform; of 'links' a tracking_link.
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
CREATE INDEX figure_of_account ON figure (account_id, subject, day);

CREATE TABLE figure_mapping (
  -- The header as headers are compared.
  header_key TEXT PRIMARY KEY,
  mapping_json TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_name TEXT NOT NULL
) STRICT;
`

const replicated = {
  figure_import: { key: ['id'], columns: ['state'] },
  tracking_link: { key: ['id'], columns: ['name', 'url'] },
  figure: { key: ['import_id', 'account_id', 'subject', 'day'], columns: [] },
  figure_mapping: { key: ['header_key'], columns: ['mapping_json', 'at', 'by_name'] },
} as const

export const importedFigures = tables + captureTriggers(replicated)
