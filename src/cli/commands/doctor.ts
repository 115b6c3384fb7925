/** `coulisse doctor`: looks over what publishing stands on, also where core cannot start, and says what to do. */
import { findingTexts } from '../../contract/finding-text.ts'
import { examineMachine } from '../../core/index.ts'
import type { CoreClient } from '../../core/index.ts'
import type { CommandContext } from '../cli-host.ts'
import { hasData } from '../data-folder.ts'
import { exitCode } from '../exit-code.ts'
import { fill } from '../fill.ts'
import type { Run } from '../command.ts'
import { firstOf, knownFailure } from '../say-error.ts'
import { withReader } from '../with-core.ts'

type Check = Awaited<ReturnType<CoreClient['system']['doctor']>>[number]

const marks: Record<Check['state'], string> = { ok: '✓', warning: '!', failed: '✗' }

export const doctor: Run = async (context, values) => {
  const { terminal } = context
  const checks = await examine(context)
  if (values.json) terminal.out(JSON.stringify({ checks }))
  else for (const check of checks) for (const line of sayCheck(check, context)) terminal.out(line)
  return checks.some(({ state }) => state === 'failed') ? exitCode.failed : exitCode.ok
}

const examine = async (context: CommandContext): Promise<Check[]> => {
  if (!hasData(context.dataDir, context.t))
    return [{ name: 'store', state: 'failed', finding: 'store.none', data: { dir: context.dataDir } }, ...(await withoutStore(context))]
  try {
    return await withReader(context, (client) => client.system.doctor())
  } catch (error) {
    const check = storeTrouble(error)
    if (!check) throw error
    return [check, ...(await withoutStore(context))]
  }
}

const withoutStore = async ({ host, dataDir }: CommandContext): Promise<Check[]> => {
  await using ports = host.openPorts(dataDir, { logName: 'cli' })
  return await examineMachine(dataDir, ports)
}

/** Why core could not start, as a finding; null when it is something else. */
const storeTrouble = (error: unknown): Check | null => {
  const failure = knownFailure(firstOf(error))
  const check = (state: Check['state'], finding: string): Check => ({
    name: 'store',
    state,
    finding,
    data: (failure?.data ?? {}) as Check['data'],
  })
  switch (failure?.code) {
    case 'STORE_LOCKED':
      return check('warning', 'store.in_use')
    case 'STORE_NEWER':
      return check('failed', 'store.newer')
    case 'STORE_CORRUPT':
      return check('failed', 'store.unreadable')
    default:
      return null
  }
}

const sayCheck = ({ name, state, finding, data }: Check, { t, language }: CommandContext): string[] => {
  const { says, todo } = findingTexts[language][finding] ?? { says: finding, todo: '' }
  const said = `${marks[state]} ${t.checkNames[name].padEnd(9)} ${fill(says, data, language)}`
  return todo === '' ? [said] : [said, `            → ${fill(todo, data, language)}`]
}
