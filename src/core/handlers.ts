/** Every procedure's handler, from every domain. Does not compile while one is missing. */
import { alertChannelProcedures } from './alerting/procedures/alert-channels.ts'
import { alertingProcedures } from './alerting/procedures/index.ts'
import { ticketProcedures } from './alerting/tickets/procedures.ts'
import type { Context } from './context.ts'
import { creatorsProcedures } from './creators/procedures/index.ts'
import { planningProcedures } from './planning/procedures/index.ts'
import { libraryProcedures } from './library/procedures/index.ts'
import { figuresProcedures } from './importing/figures/procedures.ts'
import { inboxProcedures } from './inbox/procedures/index.ts'
import { interactingProcedures } from './interacting/procedures/index.ts'
import { importsProcedures } from './importing/procedures/index.ts'
import { encoderProcedures } from './media/procedures/encoder.ts'
import { mediaHostProcedures } from './media/host/procedures/index.ts'
import { mediaProcedures } from './media/procedures/index.ts'
import { peopleProcedures } from './people/procedures/index.ts'
import { measuringProcedures } from './measuring/procedures/index.ts'
import type { Handlers } from './procedure.ts'
import { publishingProcedures } from './publishing/procedures/index.ts'
import { scriptsProcedures } from './automating/scripts/procedures/index.ts'
import { automatingProcedures } from './automating/procedures/index.ts'
import { advisingProcedures } from './advising/procedures/index.ts'
import { trendsProcedures } from './trends/procedures/index.ts'
import { stopsProcedures } from './system/procedures/stops-of.ts'
import { systemProcedures } from './system/procedures/index.ts'

export const createHandlers = (context: Context): Handlers => {
  const { store, people, vault, ports, config } = context
  // Each domain adds its part here.
  return {
    ...peopleProcedures({ store, people, vault, random: ports.random, appVersion: config.appVersion }),
    'events.watch': context.live.watch,
    ...creatorsProcedures(context),
    ...mediaProcedures(context),
    ...mediaHostProcedures(context.mediaHost),
    ...encoderProcedures(context.encoder),
    'practice.status': () => context.practice.status(),
    'practice.start': ({ call }) => context.practice.start(call.actor),
    'practice.stop': ({ call }) => context.practice.stop(call.actor),
    ...systemProcedures(context),
    ...stopsProcedures(context),
    ...publishingProcedures(context),
    ...measuringProcedures(context),
    ...interactingProcedures(context),
    ...trendsProcedures(context),
    ...advisingProcedures(context),
    ...inboxProcedures(context),
    ...automatingProcedures(context),
    ...scriptsProcedures(context),
    ...importsProcedures(context),
    ...figuresProcedures({ ...context, accounts: context.creators.accounts }),
    ...planningProcedures(context.planning, context.planRuns, context.owed, context.standing, context.calendar),
    ...libraryProcedures(context.library),
    ...alertingProcedures(context),
    ...alertChannelProcedures(context.alertChannels),
    ...ticketProcedures({ tickets: context.tickets, issuesAddress: config.issuesAddress }),
  }
}
