/** Everything that crosses a process, in one tree. A procedure's name is its path: `publications.retry`. */
import { oc } from '@orpc/contract'
import { accounts } from './accounts.ts'
import { adviceProcedures } from './advice.ts'
import { amplifiers } from './amplifiers.ts'
import { analytics } from './analytics.ts'
import { alertChannelProcedures } from './alert-channels.ts'
import { alerts } from './alerts.ts'
import { calendar } from './calendar.ts'
import { creators } from './creators.ts'
import { encoder } from './encoder.ts'
import { mediaHostProcedures } from './media-host.ts'
import { developerApps } from './developer-apps.ts'
import { errorsOf } from './errors.ts'
import { figuresProcedures } from './figures.ts'
import { folders } from './folders.ts'
import { hashtags } from './hashtags.ts'
import { history } from './history.ts'
import { imports } from './imports.ts'
import { assets, captions } from './library.ts'
import { inbox, savedReplies } from './inbox.ts'
import { interactions } from './interactions.ts'
import { links } from './links.ts'
import { media } from './media.ts'
import { obligations } from './obligations.ts'
import { past } from './past.ts'
import { planRuns } from './plan-runs.ts'
import { plans } from './plans.ts'
import { platforms } from './platforms.ts'
import { posts } from './posts.ts'
import { practice } from './practice.ts'
import { publications } from './publications.ts'
import { reports } from './reports.ts'
import { scripts } from './scripts.ts'
import { session } from './session.ts'
import { agency, setup, vault } from './setup.ts'
import { events, system } from './system.ts'
import { team } from './team.ts'
import { tickets } from './tickets.ts'
import { stops } from './stops.ts'
import { automation } from './automation.ts'
import { rules } from './rules.ts'
import { trends } from './trends.ts'

/** What any procedure may answer besides its own errors. */
const everywhere = oc.errors(errorsOf('UNAUTHENTICATED', 'FORBIDDEN', 'BAD_INPUT', 'STORE_LOCKED', 'DISK_FULL', 'CANCELLED', 'INTERNAL'))

export const contract = everywhere.router({
  setup,
  vault,
  agency,
  session,
  team,
  creators,
  accounts,
  past,
  developerApps,
  mediaHost: mediaHostProcedures,
  encoder,
  platforms,
  practice,
  media,
  posts,
  publications,
  interactions,
  automation,
  amplifiers,
  rules,
  stops,
  inbox,
  savedReplies,
  scripts,
  imports,
  figures: figuresProcedures,
  links,
  plans,
  planRuns,
  obligations,
  alerts,
  alertChannels: alertChannelProcedures,
  tickets,
  calendar,
  reports,
  analytics,
  advice: adviceProcedures,
  captions,
  hashtags,
  assets,
  trends,
  folders,
  history,
  system,
  events,
})
export type Contract = typeof contract

/** `creators.list`, `posts.schedule` … */
export type ProcedurePath = { [G in keyof Contract]: { [P in keyof Contract[G]]: `${G}.${P & string}` }[keyof Contract[G]] }[keyof Contract]
