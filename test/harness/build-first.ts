/** Before any end-to-end test: what is stale of the build is built, so that nobody tests yesterday's code. */
import { buildStale } from '../../scripts/build.ts'

// Playwright wants it so.
// oxlint-disable-next-line import/no-default-export
export default (): Promise<void> => buildStale(['cli', 'renderer', 'core', 'shell'])
