/** Saves each creator's plan and schedules what it comes to, through the same procedures as by hand. */
import type { PlanFinding } from '../../contract/plans.ts'
import { platformName } from '../../contract/platform-name.ts'
import type { Problem } from '../../contract/posts.ts'
import type { CoreClient } from '../../core/index.ts'
import { castPlans, tiktokPlan } from './cast-plans.ts'
import { cast } from './cast.ts'

export interface CreatorPlanned {
  creatorId: string
  name: string
  scheduled: number
  /** Places left to a person: the library has nothing for them, or something stands against it. */
  left: number
  findings: PlanFinding[]
  /** `OnlyFans @lea-marchand`, by the account's id. */
  accounts: ReadonlyMap<string, string>
  /** What stands against some that are filled. */
  problems: Problem[]
}

/** `creatorIds` in the order of the cast. */
export const savePlans = async (client: CoreClient, creatorIds: readonly string[]): Promise<void> => {
  const accounts = await client.accounts.list({})
  for (const [index, { key }] of cast.entries()) {
    const creatorId = creatorIds[index]
    if (creatorId === undefined) continue
    const { suggested } = await client.plans.get({ creatorId })
    await client.plans.save({ creatorId, accountId: null, rules: { ...suggested, ...castPlans[key] }, basedOn: null })
    for (const { id: accountId } of accounts.filter((one) => one.creatorId === creatorId && one.platform === 'tiktok'))
      await client.plans.save({ creatorId, accountId, rules: { ...suggested, ...tiktokPlan }, basedOn: null })
  }
}

/** `until`: what is due later is left to another time (ms UTC). */
export const planCreators = async (
  client: CoreClient,
  creatorIds: readonly string[],
  { days, until = Number.POSITIVE_INFINITY }: { days: number; until?: number },
): Promise<CreatorPlanned[]> => {
  const planned: CreatorPlanned[] = []
  const accounts = new Map((await client.accounts.list({})).map(({ id, platform, handle }) => [id, `${platformName(platform)} @${handle}`]))
  for (const [index, { name }] of cast.entries()) {
    const creatorId = creatorIds[index]
    if (creatorId === undefined) continue
    const { from, digest, slots, findings } = await client.plans.propose({ creatorId, days })
    const wanted = slots.filter(({ change, dueAt }) => change === 'new' && dueAt.getTime() < until)
    const keys = wanted.map(({ key }) => key)
    const { created, left } = await client.plans.apply({ creatorId, from, days, digest, keys })
    planned.push({
      creatorId,
      name,
      scheduled: created,
      left,
      findings,
      accounts,
      problems: wanted.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error')),
    })
  }
  return planned
}
