/** Gathers what the solver needs to know of one creator, from the store. */
import type { PlanRules } from '../../contract/plans.ts'
import { planKinds } from '../../contract/plans.ts'
import { isTemplate, parseCaption } from '../library/caption-template.ts'
import { reasonsAgainst } from '../library/suitability.ts'
import type { AnyPlatform } from '../platforms/kit/adapter.ts'
import type { PlanLeaning, PlannedRow, PlanReader } from '../store/plan-reader.ts'
import { leaningsOf, leanOn } from './lean.ts'
import { presetsFor } from './markets.ts'
import { assetServes, planKindOf, planKindsOn } from './plan-kinds.ts'
import type { FixedPost, Slot, SolverInput } from './solver-types.ts'

/** How far back and ahead of the window what is out or scheduled still counts: for spacing, the mix and reuse. */
const memoryMs = 92 * 86_400_000

/** Of all the rules that hold for a creator, the longest rest of a picture. */
const longestRestMs = (rules: readonly PlanRules[]): number =>
  Math.max(0, ...rules.map(({ reuseAfterDays }) => reuseAfterDays)) * 86_400_000

export interface Facts {
  input: SolverInput
  /** The creator's own rules; null where there are none, then nothing is planned. */
  rules: PlanRules | null
  /** Publications that a plan made and that no person has taken in hand: what may be moved. */
  movable: readonly PlannedRow[]
}

interface Deps {
  reader: PlanReader
  adapters: readonly AnyPlatform[]
}

export interface Asked {
  creatorId: string
  creatorZone: string
  from: number
  to: number
  draft?: { accountId: string | null; rules: PlanRules } | undefined
  leanings: readonly PlanLeaning[]
}

export const gatherFacts = ({ reader, adapters }: Deps, { creatorId, creatorZone, from, to, draft, leanings }: Asked): Facts => {
  const presets = presetsFor(reader, creatorZone)
  const rulesBy = new Map(reader.current(creatorId).map(({ accountId, rules }) => [accountId, rules]))
  if (draft) rulesBy.set(draft.accountId, draft.rules)
  const own = rulesBy.get(null) ?? null
  const accounts = reader.accounts(creatorId).flatMap(({ id, platform }) => {
    const rules = rulesBy.get(id) ?? own
    const adapter = adapters.find((each) => each.id === platform)
    return rules && adapter
      ? [
          {
            id,
            platform,
            kinds: planKindsOn(platform, adapter.capabilities),
            ...leanOn(rules, leaningsOf(leanings, id)),
          },
        ]
      : []
  })
  const platformOf = new Map(accounts.map(({ id, platform }) => [id, platform]))
  const platforms = [...new Set(platformOf.values())]
  const around = Math.max(memoryMs, longestRestMs(accounts.map(({ rules }) => rules)))
  const rows = reader.publications(creatorId, from - around, to + around)
  const isMovable = (row: PlannedRow): boolean => row.isOpen && !row.byHand && row.slotKey !== null && row.dueAt >= from && row.dueAt < to
  const movable = rows.filter(isMovable)
  const toFixed = (row: PlannedRow): FixedPost => ({
    accountId: row.accountId,
    at: row.dueAt,
    kind: row.kind ?? planKindOf(platformOf.get(row.accountId), row.contentKind),
    assetIds: row.assetIds,
    caption: captionOf(row),
    slotKey: row.slotKey,
  })
  return {
    rules: own,
    movable,
    input: {
      creatorId,
      accounts,
      markets: presets,
      fixed: rows.filter((row) => !isMovable(row)).map(toFixed),
      assets: reader.assets(creatorId).map((asset) => ({
        id: asset.id,
        kinds: assetServes(asset.kind),
        notOn: platforms.filter((platform) => reasonsAgainst(asset, platform, adapters).length > 0),
        lastUsedAt: asset.lastUsedAt,
      })),
      captions: captionsOf(reader, creatorId, from - around),
      window: { from, to },
      // The creator's id is in every draw already; one agency's plans need no other secret.
      seed: 'coulisse',
      previous: movable.flatMap((row) => toPrevious(row, presets) ?? []),
    },
  }
}

const captionOf = ({ captionId, captionVariant }: PlannedRow): FixedPost['caption'] =>
  captionId === null || captionVariant === null ? null : { id: captionId, variant: captionVariant }

/** `before`: what is due later is among the publications read. */
const captionsOf = (reader: PlanReader, creatorId: string, before: number): SolverInput['captions'] => {
  const uses = reader.captionUses(creatorId, before)
  return reader.captions(creatorId).flatMap(({ id, text, platformTexts, kinds, platforms }) => {
    const variants = variantsOf(text)
    if (variants === 0) return []
    const others = Object.entries(platformTexts).map(([platform, words]) => [platform, variantsOf(words)] as const)
    return [
      {
        id,
        variants,
        ...(others.length > 0 && { variantsOn: Object.fromEntries(others) }),
        kinds,
        platforms,
        used: uses.filter(({ captionId }) => captionId === id),
      },
    ]
  })
}

/** How many texts it can become; 0 for what is no template. */
const variantsOf = (text: string): number => {
  const template = parseCaption(text)
  return isTemplate(template) ? template.variants : 0
}

/** Only what the solver reads of a slot to leave it where it is. */
const toPrevious = (row: PlannedRow, presets: SolverInput['markets']): Slot | undefined => {
  const [, date = '', bandId = ''] = row.slotKey?.split('/') ?? []
  if (row.slotKey === null || row.kind === null || !planKinds.includes(row.kind)) return undefined
  return {
    key: row.slotKey,
    accountId: row.accountId,
    at: row.dueAt,
    wall: '',
    zone: presets.other.zone,
    market: 'other',
    bandId,
    date,
    kind: row.kind,
    obliged: false,
    assetIds: row.assetIds,
    caption: captionOf(row),
    filled: true,
  }
}
