/** The part of the router that is about figures. */
import type { Handlers } from '../../procedure.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import type { Media } from '../../media/media.ts'
import { createAccountReader } from '../../store/account-reader.ts'
import { createAgencyReader } from '../../store/agency-reader.ts'
import { createCreatorReader } from '../../store/creator-reader.ts'
import { createFigureReader } from '../../store/figure-reader.ts'
import { createSnapshotReader } from '../../store/snapshot-reader.ts'
import type { Analytics } from '../analytics.ts'
import type { Explore } from '../explore.ts'
import type { Reports } from '../reports.ts'
import type { Past } from '../read-past.ts'
import { createGeography } from '../geography.ts'
import type { RollUps } from '../roll-ups.ts'
import {
  criteriaTold,
  explore as exploreOf,
  followers,
  geography,
  heatMap,
  overview,
  posts,
  scoreOfPost,
  setWeights,
  weights,
} from './analytics.ts'
import { reportPdf } from './report-pdf.ts'
import { linkProcedures } from './links.ts'
import { consistencyOf } from './consistency.ts'
import { doneFor } from './done-for.ts'
import { buyPast, declinePast, pastOf, readPast } from './past.ts'
import { refreshMetrics } from './refresh-metrics.ts'

interface Deps {
  media: Media
  publishing: Publishing
  reports: Reports
  rollUps: RollUps
  past: Past
  analytics: Analytics
  explore: Explore
}

type Paths =
  | 'history.done'
  | 'publications.refreshMetrics'
  | `reports.${'consistency' | 'pdf'}`
  | Extract<keyof Handlers, `analytics.${string}` | `links.${string}` | `past.${string}`>

export const measuringProcedures = ({ media, publishing, reports, rollUps, past, analytics, explore }: Deps): Pick<Handlers, Paths> => {
  const { store, clock, posts: postRows, publications } = publishing.engine
  const whereabouts = createGeography(rollUps.accounts)
  const accounts = createAccountReader(store)
  return {
    'history.done': doneFor(store, clock),
    'reports.consistency': consistencyOf(reports),
    'reports.pdf': reportPdf({
      analytics,
      attribution: rollUps.attribution,
      whereabouts,
      creators: createCreatorReader(store),
      agency: createAgencyReader(store),
      media,
      clock,
    }),
    'publications.refreshMetrics': refreshMetrics(publishing.engine, rollUps, createSnapshotReader(store)),
    'analytics.overview': overview(analytics, accounts),
    'analytics.followers': followers(analytics, accounts),
    'analytics.posts': posts(analytics, accounts),
    'analytics.heatMap': heatMap(analytics, accounts),
    'analytics.explore': exploreOf(explore, accounts),
    'analytics.geography': geography(whereabouts, accounts),
    'analytics.score': scoreOfPost(analytics),
    'analytics.criteria': criteriaTold(),
    'past.get': pastOf(past, accounts),
    'past.read': readPast(past),
    'past.buy': buyPast(past),
    'past.setDeclined': declinePast(past),
    'analytics.weights': weights(rollUps),
    'analytics.setWeights': setWeights(store, rollUps),
    ...linkProcedures({
      store,
      attribution: rollUps.attribution,
      accounts,
      posts: postRows,
      publications,
      figures: createFigureReader(store),
    }),
  }
}
