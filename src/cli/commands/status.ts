/** `coulisse status`: what waits. */
import { exitCode } from '../exit-code.ts'
import { showTime } from '../fill.ts'
import type { Command } from '../command.ts'
import { withCore } from '../with-core.ts'

export const status: Command = async (context, values) => {
  const { terminal, language, t } = context
  const found = await withCore(context, (client) => client.system.status())
  const { queued, needPerson, nextDueAt, lastBackupAt, stopped } = found
  if (values.json) terminal.out(JSON.stringify(found))
  else
    for (const line of t.statusLines(
      queued,
      needPerson,
      nextDueAt && showTime(nextDueAt, language),
      lastBackupAt && showTime(lastBackupAt, language),
      stopped && { since: showTime(stopped.since, language), by: stopped.by },
    ))
      terminal.out(line)
  return exitCode.ok
}
