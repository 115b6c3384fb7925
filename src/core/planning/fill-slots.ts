/** What each post is made of: from the library, the longest unused first. Pure. */
import type { PlanFinding, PlanKind } from '../../contract/plans.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { emptyFinding } from './band-day.ts'
import type { KindedSlot } from './choose-kinds.ts'
import type { Chance } from './keyed-chance.ts'
import type { LibraryAsset, LibraryCaption, Slot, SolverAccount, SolverInput } from './solver-types.ts'
import { createTurns } from './turns.ts'

type Content = Pick<Slot, 'assetIds' | 'caption' | 'filled'>

interface Deps {
  chance: Chance
  input: SolverInput
  findings: PlanFinding[]
}

export interface FilledSlot extends KindedSlot {
  content: Content
}

interface Need {
  least: number
  most: number
  /** Whether it is nothing without words, may have some, or shows none. */
  words: 'needed' | 'welcome' | 'none'
}

/** How many pictures or videos a kind takes. A set is two to four: what every platform with sets takes. */
const needs: Record<PlanKind, Need> = {
  text: { least: 0, most: 0, words: 'needed' },
  photo: { least: 1, most: 1, words: 'welcome' },
  photo_set: { least: 2, most: 4, words: 'welcome' },
  reel: { least: 1, most: 1, words: 'welcome' },
  story: { least: 1, most: 1, words: 'none' },
  onlyfans_post: { least: 1, most: 4, words: 'welcome' },
}

const msPerDay = 86_400_000

/**
 * Gives each slot its content. Where there is none, and the post that was there is ready and of a kind that is wanted
 * still, that post stays: a plan takes nothing away for the sake of what the library does not have. What is short is
 * told all the same.
 */
export const fillSlots = (
  deps: Deps,
  slots: readonly KindedSlot[],
  isWanted: (kind: PlanKind, accountId: string) => boolean,
): FilledSlot[] => {
  const before = new Map((deps.input.previous ?? []).map((slot) => [slot.key, slot]))
  const staying = new Set<string>()
  for (;;) {
    const findings: PlanFinding[] = []
    const filled = fillOnce({ ...deps, findings }, slots, before, staying)
    const wouldGo = filled.filter(({ key, kind, accountId, content }) => {
      const old = before.get(key)
      return !content.filled && !staying.has(key) && old?.filled && old.kind !== kind && isWanted(old.kind, accountId)
    })
    // What stays takes its pictures along, which may leave another without: it is looked at again.
    if (wouldGo.length > 0) for (const { key } of wouldGo) staying.add(key)
    else {
      deps.findings.push(...findings)
      return filled
    }
  }
}

const fillOnce = (
  { chance, input, findings }: Deps,
  slots: readonly KindedSlot[],
  before: ReadonlyMap<string, Slot>,
  staying: ReadonlySet<string>,
): FilledSlot[] => {
  const accounts = new Map(input.accounts.map((account) => [account.id, account]))
  const assets = createAssetShelf(input, chance)
  const captions = createCaptionShelf(input, chance)
  const short = createShortage(findings)
  const inTime = slots.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
  // What stays as it was is taken off the shelves before anybody else looks.
  const kept = new Map<string, Content>()
  for (const slot of inTime) {
    const old = before.get(slot.key)
    const account = accounts.get(slot.accountId)
    if (!account || !old || old.assetIds.length < needs[old.kind].least) continue
    if (old.kind !== slot.kind && !staying.has(slot.key)) continue
    const at = slot.at * 60_000
    if (!old.assetIds.every((id) => assets.mayTake(id, old.kind, account, at))) continue
    if (old.caption && !captions.mayTake(old.caption, account)) continue
    for (const id of old.assetIds) assets.take(id, account.platform, at)
    if (old.caption) captions.take(old.caption, account)
    kept.set(slot.key, { assetIds: old.assetIds, caption: old.caption, filled: old.filled })
  }
  const filled = inTime.flatMap((slot): FilledSlot[] => {
    const account = accounts.get(slot.accountId)
    if (!account) return []
    const same = kept.get(slot.key)
    const content = same ?? fill(slot, account, assets, captions, chance)
    const kind = (same && before.get(slot.key)?.kind) ?? slot.kind
    if (!content.filled || kind !== slot.kind) short.note(slot)
    return [{ ...slot, kind, obliged: slot.obliged && kind === slot.kind, content }]
  })
  short.tell(slots)
  return filled
}

const fill = (
  { key, kind, at: minute }: KindedSlot,
  account: SolverAccount,
  assets: ReturnType<typeof createAssetShelf>,
  captions: ReturnType<typeof createCaptionShelf>,
  chance: Chance,
): Content => {
  const { least, most, words } = needs[kind]
  const at = minute * 60_000
  const wanted = least + Math.floor(chance(`set ${key}`) * (most - least + 1))
  const assetIds = assets.find(kind, account, at, wanted)
  if (assetIds.length < least) return { assetIds: [], caption: null, filled: false }
  const caption = words === 'none' ? null : captions.find(kind, account, key)
  if (words === 'needed' && !caption) return { assetIds: [], caption: null, filled: false }
  for (const id of assetIds) assets.take(id, account.platform, at)
  if (caption) captions.take(caption, account)
  return { assetIds, caption, filled: true }
}

const createAssetShelf = (input: SolverInput, chance: Chance) => {
  const byId = new Map(input.assets.map((asset) => [asset.id, asset]))
  const lot = new Map(input.assets.map(({ id }) => [id, chance(`asset ${id}`)]))
  const lastUse = new Map(input.assets.map(({ id, lastUsedAt }) => [id, lastUsedAt ?? Number.NEGATIVE_INFINITY]))
  /** When each was and will be used, by platform. */
  const uses = new Map<string, number[]>()
  const platformOf = new Map(input.accounts.map(({ id, platform }) => [id, platform]))
  const note = (id: string, platform: PlatformId, at: number): void => {
    const key = `${platform} ${id}`
    const known = uses.get(key)
    if (known) known.push(at)
    else uses.set(key, [at])
    lastUse.set(id, Math.max(lastUse.get(id) ?? at, at))
  }
  for (const { accountId, assetIds, at } of input.fixed) {
    const platform = platformOf.get(accountId)
    if (platform) for (const id of assetIds) note(id, platform, at)
  }
  const turns = createTurns(
    input.assets.toSorted((a, b) => (lastUse.get(a.id) ?? 0) - (lastUse.get(b.id) ?? 0) || (lot.get(a.id) ?? 0) - (lot.get(b.id) ?? 0)),
  )
  const isRested = (id: string, { platform, rules }: SolverAccount, at: number): boolean =>
    (uses.get(`${platform} ${id}`) ?? []).every((use) => Math.abs(use - at) >= rules.reuseAfterDays * msPerDay)
  const fits = (asset: LibraryAsset, account: SolverAccount, at: number): boolean =>
    !asset.notOn.includes(account.platform) && isRested(asset.id, account, at)

  return {
    mayTake: (id: string, kind: PlanKind, account: SolverAccount, at: number): boolean => {
      const asset = byId.get(id)
      return asset !== undefined && asset.kinds.includes(kind) && fits(asset, account, at)
    },
    find: (kind: PlanKind, account: SolverAccount, at: number, wanted: number): string[] =>
      turns
        .find(
          kind,
          wanted,
          ({ kinds }) => kinds.includes(kind),
          (asset) => fits(asset, account, at),
        )
        .map(({ id }) => id),
    take: (id: string, platform: PlatformId, at: number): void => {
      note(id, platform, at)
      const asset = byId.get(id)
      if (asset) turns.used(asset)
    },
  }
}

const createCaptionShelf = (input: SolverInput, chance: Chance) => {
  const byId = new Map(input.captions.map((caption) => [caption.id, caption]))
  const usedTexts = new Set(
    input.captions.flatMap(({ id, used: uses }) => uses.map(({ platform, variant }) => `${platform} ${id} ${variant}`)),
  )
  const counts = new Map<string, number>()
  const platformOf = new Map(input.accounts.map(({ id, platform }) => [id, platform]))
  const note = ({ id, variant }: { id: string; variant: number }, platform: PlatformId): void => {
    usedTexts.add(`${platform} ${id} ${variant}`)
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  for (const { accountId, caption } of input.fixed) {
    const platform = platformOf.get(accountId)
    if (caption && platform) note(caption, platform)
  }
  const fits = ({ kinds, platforms }: LibraryCaption, kind: PlanKind, platform: PlatformId): boolean =>
    (kinds === null || kinds.includes(kind)) && (platforms === null || platforms.includes(platform))
  const isUnused = (id: string, variant: number, { platform, rules }: SolverAccount): boolean =>
    !rules.captionOnce || !usedTexts.has(`${platform} ${id} ${variant}`)

  const lot = new Map(input.captions.map(({ id }) => [id, chance(`caption ${id}`)]))
  const turns = createTurns(
    input.captions.toSorted((a, b) => (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0) || (lot.get(a.id) ?? 0) - (lot.get(b.id) ?? 0)),
  )
  const variantsOn = ({ variants, variantsOn: others }: LibraryCaption, platform: PlatformId): number => others?.[platform] ?? variants
  const unusedOf = (caption: LibraryCaption, account: SolverAccount, key: string): number | undefined => {
    const { id } = caption
    const variants = variantsOn(caption, account.platform)
    const first = variants > 1 ? Math.floor(chance(`variant ${key} ${id}`) * variants) : 0
    for (let step = 0; step < variants; step += 1) {
      const variant = (first + step) % variants
      if (isUnused(id, variant, account)) return variant
    }
    return undefined
  }

  return {
    mayTake: ({ id, variant }: { id: string; variant: number }, account: SolverAccount): boolean => {
      const caption = byId.get(id)
      return caption !== undefined && variant < variantsOn(caption, account.platform) && isUnused(id, variant, account)
    },
    find: (kind: PlanKind, account: SolverAccount, key: string): { id: string; variant: number } | null => {
      let variant: number | undefined
      const [caption] = turns.find(
        `${kind} ${account.platform}`,
        1,
        (each) => fits(each, kind, account.platform),
        (each) => {
          variant = unusedOf(each, account, key)
          return variant !== undefined || (account.rules.captionOnce ? 'never' : false)
        },
      )
      return caption && variant !== undefined ? { id: caption.id, variant } : null
    },
    take: (used: { id: string; variant: number }, { platform }: SolverAccount): void => {
      note(used, platform)
      const caption = byId.get(used.id)
      if (caption) turns.used(caption)
    },
  }
}

/** How many posts of each kind and account found nothing: said once, not once a post. */
const createShortage = (findings: PlanFinding[]) => {
  const missing = new Map<string, { accountId: string; kind: PlanKind; date: string; count: number }>()
  return {
    note: ({ accountId, kind, bandDay }: KindedSlot): void => {
      const key = `${accountId} ${kind}`
      const known = missing.get(key)
      if (known) known.count += 1
      else missing.set(key, { accountId, kind, date: bandDay.date, count: 1 })
    },
    tell: (slots: readonly KindedSlot[]): void => {
      for (const { accountId, kind, date, count } of missing.values()) {
        const wanted = slots.filter((slot) => slot.accountId === accountId && slot.kind === kind).length
        const rule = needs[kind].least > 0 ? 'library.short' : 'captions.short'
        findings.push({ ...emptyFinding(rule), accountId, kind, date, wanted, possible: wanted - count })
      }
    },
  }
}
