/** `coulisse creators`: models, their accounts, and what comes next. */
import type { CoreClient } from '../../core/index.ts'
import { exitCode } from '../exit-code.ts'
import { showTime } from '../fill.ts'
import type { Run } from '../command.ts'
import { withReader } from '../with-core.ts'

const read = async (client: CoreClient) => {
  const [creators, accounts] = await Promise.all([client.creators.list({}), client.accounts.list({})])
  return creators.map((creator) => ({ ...creator, accounts: accounts.filter(({ creatorId }) => creatorId === creator.id) }))
}

export const listCreators: Run = async (context, values) => {
  const { terminal, language, t } = context
  const creators = await withReader(context, read)
  if (values.json) {
    terminal.out(
      JSON.stringify(
        creators.map(({ id, name, zone, accounts }) => ({
          id,
          name,
          zone,
          accounts: accounts.map(({ id: accountId, platform, handle, state }) => ({ id: accountId, platform, handle, state })),
        })),
      ),
    )
    return exitCode.ok
  }
  if (creators.length === 0) terminal.out(t.noCreators)
  for (const { name, zone, nextPublicationAt, accounts } of creators) {
    terminal.out(`${name} · ${zone}${nextPublicationAt ? ` · ${t.nextAt(showTime(nextPublicationAt, language, zone))}` : ''}`)
    for (const { platform, handle, state, followers } of accounts)
      terminal.out(`  ${platform}:${handle} · ${t.accountStates[state]} · ${t.followers(followers)}`)
  }
  return exitCode.ok
}
