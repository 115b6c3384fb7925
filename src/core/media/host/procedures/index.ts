/** The part of the router that is about the media host. */
import type { Handlers } from '../../../procedure.ts'
import type { MediaHostDesk } from '../media-host.ts'

export const mediaHostProcedures = (host: MediaHostDesk): Pick<Handlers, `mediaHost.${string}` & keyof Handlers> => ({
  'mediaHost.get': () => host.settings(),
  'mediaHost.save': ({ input, call }) => host.save(input, call.actor),
  'mediaHost.remove': async ({ call }) => {
    await host.remove(call.actor)
  },
  'mediaHost.test': () => host.test(),
})
