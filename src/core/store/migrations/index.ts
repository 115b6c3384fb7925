/** All migrations in order. The store's version (`PRAGMA user_version`) is how many have run. */
import { spine } from './0001-spine.ts'
import { planning } from './0002-planning.ts'
import { library } from './0003-library.ts'
import { approvals } from './0004-approvals.ts'
import { alerting } from './0005-alerting.ts'
import { alertTellings } from './0006-alert-tellings.ts'
import { libraryDesk } from './0007-library-desk.ts'
import { developerApps } from './0009-developer-apps.ts'
import { libraryOrder } from './0008-library-order.ts'
import { postOptions } from './0010-post-options.ts'
import { handedOver } from './0011-handed-over.ts'
import { byHand } from './0012-by-hand.ts'
import { mediaHost } from './0013-media-host.ts'
import { spending } from './0015-spending.ts'
import { importedFigures } from './0016-figures.ts'
import { threads } from './0017-threads.ts'
import { interactions } from './0019-interactions.ts'
import { audience } from './0020-audience.ts'
import { measuring } from './0021-measuring.ts'
import { trends } from './0022-trends.ts'
import { inbox } from './0023-inbox.ts'
import { platformTexts } from './0018-platform-texts.ts'

export const migrations: readonly { name: string; sql: string }[] = [
  { name: '0001-spine', sql: spine },
  { name: '0002-planning', sql: planning },
  { name: '0003-library', sql: library },
  { name: '0004-approvals', sql: approvals },
  { name: '0005-alerting', sql: alerting },
  { name: '0006-alert-tellings', sql: alertTellings },
  { name: '0007-library-desk', sql: libraryDesk },
  { name: '0008-library-order', sql: libraryOrder },
  { name: '0009-developer-apps', sql: developerApps },
  { name: '0010-post-options', sql: postOptions },
  { name: '0011-handed-over', sql: handedOver },
  { name: '0012-by-hand', sql: byHand },
  { name: '0013-media-host', sql: mediaHost },
  { name: '0015-spending', sql: spending },
  { name: '0016-figures', sql: importedFigures },
  { name: '0017-threads', sql: threads },
  { name: '0018-platform-texts', sql: platformTexts },
  { name: '0019-interactions', sql: interactions },
  { name: '0020-audience', sql: audience },
  { name: '0021-measuring', sql: measuring },
  { name: '0022-trends', sql: trends },
  { name: '0023-inbox', sql: inbox },
]
