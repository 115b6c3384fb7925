/** `coulisse status`: what waits. */
import { exitCode } from '../exit-code.ts'
import { showTime } from '../fill.ts'
import type { Run } from '../command.ts'
import { withReader } from '../with-core.ts'

export const status: Run = async (context, values) => {
  const { terminal, language, t } = context
  const { found, zone } = await withReader(context, async (client) => ({
    found: await client.system.status(),
    zone: (await client.setup.status()).state === 'ready' ? (await client.agency.get()).zone : undefined,
  }))
  // The agency's clock, as everywhere in the application, and named: a server's own is often another.
  const show = (at: Date): string => (zone === undefined ? showTime(at, language) : `${showTime(at, language, zone)} (${zone})`)
  const { queued, needPerson, nextDueAt, lastBackupAt, stopped } = found
  if (values.json) terminal.out(JSON.stringify(found))
  else
    for (const line of t.statusLines(
      queued,
      needPerson,
      nextDueAt && show(nextDueAt),
      lastBackupAt && show(lastBackupAt),
      stopped && { since: show(stopped.since), by: stopped.by },
    ))
      terminal.out(line)
  return exitCode.ok
}
