/** A group as a person reads it. */
import type { AmplifierGrant, AmplifierGroup } from '../../../contract/amplifiers.ts'
import { ruleFor } from '../../gate/automation-rules.ts'
import type { AmplifierGrantRow, AmplifierGroupRow } from '../../store/amplifier-reader.ts'
import type { Amplifiers } from './parts.ts'
import { ofOwnPost } from './simulate.ts'

const toGrant = (it: Amplifiers, row: AmplifierGrantRow): AmplifierGrant[] => {
  const account = it.accounts.get(row.accountId)
  if (!account) return []
  return [
    {
      id: row.id,
      accountId: row.accountId,
      accountHandle: account.handle,
      platform: account.platform,
      ownerName: it.creators.get(account.creatorId)?.name ?? '',
      kinds: row.kinds,
      verdict: ruleFor(account.platform, 'repost', ofOwnPost, it.engine.clock.now()).verdict,
      grantedBy: row.grantedBy,
      grantedAt: new Date(row.grantedAt),
      revokedBy: row.revokedBy,
      revokedAt: row.revokedAt === null ? null : new Date(row.revokedAt),
    },
  ]
}

export const toGroup = (it: Amplifiers, row: AmplifierGroupRow): AmplifierGroup => ({
  id: row.id,
  creatorId: row.creatorId,
  creatorName: it.creators.get(row.creatorId)?.name ?? '',
  name: row.name,
  rules: row.rules,
  isOn: row.isOn,
  paused:
    row.pausedAt === null || row.pausedAccountId === null
      ? null
      : {
          at: new Date(row.pausedAt),
          accountId: row.pausedAccountId,
          accountHandle: it.accounts.get(row.pausedAccountId)?.handle ?? '',
          failure: { code: row.pausedCode ?? 'INTERNAL', data: row.pausedData ?? {} },
        },
  grants: it.rows.grants(row.id).flatMap((grant) => toGrant(it, grant)),
})
