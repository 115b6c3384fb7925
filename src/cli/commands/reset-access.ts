/** `coulisse reset-access EMAIL`: a way back in for a sole admin who lost authenticator and recovery codes. */
import { confirm } from '../confirm.ts'
import type { Run } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { showTime } from '../fill.ts'
import { openVaultByAnyMeans } from '../open-vault.ts'
import { readPort } from '../read-port.ts'
import { UsageError } from '../usage-error.ts'
import { withWholeCore } from '../with-core.ts'
import { defaultPort } from './serve.ts'

export const resetAccess: Run = async (context, values, [email]) => {
  const { terminal, t, language, dataDir } = context
  if (email === undefined) throw new UsageError(t.needs('EMAIL'))
  const port = readPort(values.port, defaultPort, t)
  if (port === 0) throw new UsageError(t.badNumber('--port', '0'))
  return await withWholeCore(context, async (core, actor) => {
    await openVaultByAnyMeans(core.local(actor), context)
    await confirm(context, t.resetAsk(email), values.yes)
    const { token, expiresAt, name } = core.resetAccess(email, actor)
    // Nothing serves this data now, or the store would be held: the link fits the command that is told with it.
    const link = `http://127.0.0.1:${port}/link#${token}`
    if (values.json) terminal.out(JSON.stringify({ name, email, link, serve: serveCommand(dataDir, port), expiresAt }))
    else terminal.out(t.resetDone(name, link, showTime(expiresAt, language), serveCommand(dataDir, port)))
    return exitCode.ok
  })
}

/** As it is typed, also where the folder's name has a space in it. */
const serveCommand = (dataDir: string, port: number): string =>
  `coulisse serve --data ${/[^\w./\\:-]/.test(dataDir) ? JSON.stringify(dataDir) : dataDir} --port ${port}`
