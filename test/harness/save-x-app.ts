/** The agency's own application on a practice X, made and then changed by the same call. */
import type { TestCore } from './start-test-core.ts'

/** `id` empty: a new one. `capUsd` absent leaves the cap as it is. */
export const saveXApp = (
  client: TestCore['client'],
  { id, clientId, service, capUsd }: { id: string; clientId: string; service: string; capUsd?: number | null | undefined },
): ReturnType<TestCore['client']['developerApps']['save']> =>
  client.developerApps.save({
    ...(id !== '' && { id }),
    platform: 'x',
    creatorId: null,
    name: 'Ours',
    clientId,
    service,
    ...(capUsd !== undefined && { capUsd }),
  })
