/** The part of the router that is about figures. */
import type { Handlers } from '../../procedure.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import { createSnapshotReader } from '../../store/snapshot-reader.ts'
import type { Reports } from '../reports.ts'
import { consistencyOf } from './consistency.ts'
import { refreshMetrics } from './refresh-metrics.ts'

export const measuringProcedures = ({
  publishing,
  reports,
}: {
  publishing: Publishing
  reports: Reports
}): Pick<Handlers, 'publications.refreshMetrics' | 'reports.consistency'> => ({
  'reports.consistency': consistencyOf(reports),
  'publications.refreshMetrics': refreshMetrics(publishing.engine, createSnapshotReader(publishing.engine.store)),
})
