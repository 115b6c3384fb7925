/** `coulisse reset-access EMAIL`: a way back in for a sole admin who lost authenticator and recovery codes. */
import { confirm } from '../confirm.ts'
import type { Run } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { showTime } from '../fill.ts'
import { openVaultByAnyMeans } from '../open-vault.ts'
import { UsageError } from '../usage-error.ts'
import { withWholeCore } from '../with-core.ts'
import { defaultPort } from './serve.ts'

export const resetAccess: Run = async (context, values, [email]) => {
  const { terminal, t, language, dataDir } = context
  if (email === undefined) throw new UsageError(t.needs('EMAIL'))
  return await withWholeCore(context, async (core, actor) => {
    await openVaultByAnyMeans(core.local(actor), context)
    await confirm(context, t.resetAsk(email), values.yes)
    const { token, expiresAt, name } = core.resetAccess(email, actor)
    // Under the address that `coulisse serve` takes unless told another.
    const link = `http://127.0.0.1:${defaultPort}/link#${token}`
    if (values.json) terminal.out(JSON.stringify({ name, email, link, expiresAt }))
    else terminal.out(t.resetDone(name, link, showTime(expiresAt, language), dataDir))
    return exitCode.ok
  })
}
