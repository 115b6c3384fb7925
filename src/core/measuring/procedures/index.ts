/** The part of the router that is about figures. */
import type { Handlers } from '../../procedure.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import { refreshMetrics } from './refresh-metrics.ts'

export const measuringProcedures = ({ publishing }: { publishing: Publishing }): Pick<Handlers, 'publications.refreshMetrics'> => ({
  'publications.refreshMetrics': refreshMetrics(publishing.engine),
})
