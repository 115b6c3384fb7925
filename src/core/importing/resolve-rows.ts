/**
 * Rows as read → what they would become for this caller: whose they are, on which accounts, when, and what stands
 * against them. Saves nothing.
 */
import { Temporal } from 'temporal-polyfill'
import type { PlatformId } from '../../contract/platforms.ts'
import { textOn } from '../../contract/text-on.ts'
import { zone as zoneSchema } from '../../contract/values.ts'
import type { WallTime } from '../../contract/values.ts'
import { findByName } from '../creators/find-by-name.ts'
import type { AdapterIo, AnyPlatform, Draft, DraftMedia } from '../platforms/kit/adapter.ts'
import { problemsForCreator, problemsOnAccount } from '../publishing/check-content.ts'
import { contentKindOf } from '../publishing/content-kind.ts'
import { mediaRefused } from '../publishing/media-words.ts'
import type { Said } from '../publishing/media-words.ts'
import { instantToWallTime, wallTimeToInstant } from '../publishing/wall-time.ts'
import type { AccountRow } from '../store/account-reader.ts'
import type { CreatorRow } from '../store/creator-reader.ts'
import { textColumnOf } from './columns.ts'
import { importFingerprint } from './fingerprint.ts'
import type { ReadRow } from './read-row.ts'
import { rowError, rowWarning } from './row-problem.ts'
import type { RowProblem } from './row-problem.ts'

export type RowState = 'ready' | 'duplicate' | 'error'

/** A row with what it was found to mean. `creator` is null when nobody in reach is called that. */
export interface ResolvedRow {
  read: ReadRow
  state: RowState
  creator: CreatorRow | null
  accounts: AccountRow[]
  at: WallTime | null
  media: { path: string; alt: string; assetId: string | null }[]
  fingerprint: string | null
  problems: RowProblem[]
}

/** An image that a path stands for: what is known of it, and its asset once it was uploaded. */
export interface FoundImage {
  media: DraftMedia
  assetId: string | null
}

export interface ResolveDeps {
  said: Said
  now: number
  /** In the caller's reach and not archived. */
  creators: readonly CreatorRow[]
  accountsOf(creatorId: string): readonly AccountRow[]
  adapterOf(platform: PlatformId): AnyPlatform | undefined
  io: Pick<AdapterIo, 'mediaHost'>
  /** Undefined when there is no such file on offer, nor in the creator's library; `several` when the library has more of that name. */
  imageAt(path: string, creatorId: string, alt: string): FoundImage | 'several' | undefined
  /** Fingerprints of posts imported before. */
  known: ReadonlySet<string>
  /** Of what is on the calendar, however it came there. */
  planned: ReadonlySet<string>
}

/** In the file's order: the first of two same rows is taken, the second is a duplicate. */
export const resolveRows = (rows: readonly ReadRow[], deps: ResolveDeps): ResolvedRow[] => {
  const lineByFingerprint = new Map<string, number>()
  return rows.map((read) => {
    const row = resolveRow(read, deps)
    if (row.fingerprint === null || !isSoundEnough(row)) return row
    if (deps.known.has(row.fingerprint)) return duplicate(row, rowWarning('', 'row.imported_before'))
    if (deps.planned.has(row.fingerprint)) return duplicate(row, rowWarning('', 'row.planned_already'))
    if (row.state === 'error' && row.problems.some(({ rule, severity }) => severity === 'error' && rule !== 'time.past')) return row
    const firstLine = lineByFingerprint.get(row.fingerprint)
    if (firstLine !== undefined) return duplicate(row, rowWarning('', 'row.duplicate', { line: firstLine }))
    lineByFingerprint.set(row.fingerprint, read.line)
    return row
  })
}

/**
 * What does not stand in the way of being known: bringing last week's file in again is a duplicate, not a plan for the
 * past, and an export brought in again is one also without its pictures.
 */
const tolerated: readonly string[] = ['time.past', 'image.missing', 'image.several', 'text.empty']
const isSoundEnough = ({ problems }: ResolvedRow): boolean =>
  problems.every(({ severity, rule }) => severity === 'warning' || tolerated.includes(rule))

const duplicate = (row: ResolvedRow, why: RowProblem): ResolvedRow => ({
  ...row,
  state: 'duplicate',
  problems: [...row.problems.filter(({ rule }) => !tolerated.includes(rule)), why],
})

const resolveRow = (read: ReadRow, deps: ResolveDeps): ResolvedRow => {
  const problems = [...read.problems]
  const creator = creatorOf(read, deps, problems)
  if (!creator)
    return {
      read,
      state: 'error',
      creator: null,
      accounts: [],
      at: null,
      media: read.images.map((path, index) => ({ path, alt: read.alts[index] ?? '', assetId: null })),
      fingerprint: null,
      problems,
    }
  const accounts = accountsOf(read, deps.accountsOf(creator.id), problems)
  const at = timeOf(read, creator, deps.now, problems)
  const images = imagesOf(read, creator, deps, problems)
  problems.push(...contentProblems(read, creator, accounts, images, deps))
  const isWrong = problems.some(({ severity }) => severity === 'error')
  const fingerprint = importFingerprint({
    creatorId: creator.id,
    accountIds: accounts.map(({ id }) => id),
    at,
    text: read.text,
    platformTexts: read.platformTexts,
  })
  const media = read.images.map((path, index) => ({
    path,
    alt: images[index]?.media.alt ?? read.alts[index] ?? '',
    assetId: images[index]?.assetId ?? null,
  }))
  return { read, state: isWrong ? 'error' : 'ready', creator, accounts, at, media, fingerprint, problems }
}

const creatorOf = ({ creator: name }: ReadRow, { creators }: ResolveDeps, problems: RowProblem[]): CreatorRow | null => {
  const found = name === '' ? [] : findByName(creators, name)
  const [creator] = found
  if (found.length === 1 && creator) return creator
  if (name === '') problems.push(rowError('creator', 'creator.missing'))
  else if (found.length === 0) problems.push(rowError('creator', 'creator.unknown', { name }))
  else problems.push(rowError('creator', 'creator.ambiguous', { name, names: found.map((one) => one.name).join(', ') }))
  return null
}

/** `lea.test`, `@Lea.test` and `bluesky:lea.test` are the same account. */
const isCalled = ({ platform, handle }: AccountRow, name: string): boolean => {
  const plain = name.toLowerCase()
  const [, prefix, rest] = /^([a-z]+):(.*)$/.exec(plain) ?? []
  return prefix === platform ? isHandle(handle, rest ?? '') : isHandle(handle, plain)
}
const isHandle = (handle: string, typed: string): boolean => handle.toLowerCase() === typed.trim().replace(/^@/, '')

const accountsOf = ({ accounts: names, at }: ReadRow, own: readonly AccountRow[], problems: RowProblem[]): AccountRow[] => {
  if (names.length === 0 && at !== null) problems.push(rowError('account', 'account.missing'))
  const found = names.flatMap((name) => {
    const called = own.filter((account) => isCalled(account, name))
    if (called.length === 0)
      problems.push(rowError('account', 'account.unknown', { name, known: own.map(({ handle }) => handle).join(', ') }))
    if (called.length > 1)
      problems.push(
        rowError('account', 'account.ambiguous', { name, names: called.map(({ platform, handle }) => `${platform}:${handle}`).join(', ') }),
      )
    return called.length === 1 ? called : []
  })
  return [...new Set(found)]
}

const timeOf = ({ at, zone: typed }: ReadRow, creator: CreatorRow, now: number, problems: RowProblem[]): WallTime | null => {
  const zone = typed === '' ? creator.zone : typed
  if (!zoneSchema.safeParse(zone).success) {
    problems.push(rowError('zone', 'zone.unknown', { zone }))
    return null
  }
  if (at === null) return null
  const time = { wall: at, zone }
  const instant = wallTimeToInstant(time)
  if (instant === undefined) {
    problems.push(rowError('at', 'time.invalid', { value: at.replace('T', ' ') }))
    return null
  }
  if (instant <= now) problems.push(rowError('at', 'time.past', { value: at.replace('T', ' '), zone }))
  const shown = instantToWallTime(instant, zone).wall.slice(0, 16)
  if (shown !== at.slice(0, 16))
    problems.push(rowWarning('at', 'time.skipped', { value: at.replace('T', ' '), moved: shown.replace('T', ' '), zone }))
  const offset = firstOffsetOf(time)
  if (offset !== undefined) problems.push(rowWarning('at', 'time.twice', { value: at.replace('T', ' '), offset, zone }))
  return time
}

/** Of a wall time that comes twice: the offset of the first, e.g. `+02:00`. Undefined for every other. */
const firstOffsetOf = ({ wall, zone }: WallTime): string | undefined => {
  const planned = Temporal.PlainDateTime.from(wall)
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) => planned.toZonedDateTime(zone, { disambiguation }))
  const isTwice = first && second && first.epochMilliseconds < second.epochMilliseconds && first.toPlainDateTime().equals(planned)
  return isTwice ? `UTC${first.offset}` : undefined
}

const imagesOf = (
  { images, alts }: ReadRow,
  { id }: CreatorRow,
  { imageAt }: ResolveDeps,
  problems: RowProblem[],
): (FoundImage | undefined)[] =>
  images.map((path, index) => {
    const found = imageAt(path, id, alts[index] ?? '')
    if (found === 'several') problems.push(rowError('images', 'image.several', { path }))
    if (!found) problems.push(rowError('images', 'image.missing', { path }))
    return found === 'several' ? undefined : found
  })

const columnOf = (rule: string): string => {
  if (rule.startsWith('alt')) return 'alts'
  if (/^(image|images|video|media)/.test(rule)) return 'images'
  if (/^(account|platform)/.test(rule)) return 'account'
  return rule.startsWith('label') ? 'labels' : rule.startsWith('language') ? 'languages' : 'text'
}

/** What `posts.check` would say. A rule broken on several accounts is named once for each. */
const contentProblems = (
  read: ReadRow,
  creator: CreatorRow,
  accounts: readonly AccountRow[],
  images: readonly (FoundImage | undefined)[],
  deps: ResolveDeps,
): RowProblem[] => {
  const media = images.flatMap((image) => (image ? [image.media] : []))
  const draft: Draft = { kind: contentKindOf(media), text: read.text, languages: read.languages, labels: read.labels, media }
  const found = [
    // Whichever of its texts a word stands in.
    ...problemsForCreator({ media, text: [read.text, ...Object.values(read.platformTexts)].join('\n') }, creator.constraints),
    ...accounts.flatMap((account) =>
      problemsOnAccount(
        { ...draft, text: textOn(read, account.platform) },
        undefined,
        creator.constraints,
        account,
        deps.adapterOf(account.platform),
        deps.io,
      ),
    ),
    ...accounts.flatMap((account) =>
      mediaRefused(
        deps.said,
        images.flatMap((image) => image?.assetId ?? []),
        account,
      ),
    ),
  ]
  const handles = new Map(accounts.map(({ id, handle }) => [id, handle]))
  const isSaid = (rule: string): boolean => read.problems.some((said) => said.rule === rule)
  return found
    .filter(({ rule }) => !isSaid(rule))
    .map(({ accountId, platform, rule, data, severity }) => ({
      column:
        columnOf(rule) === 'text' && platform !== null && read.platformTexts[platform] !== undefined
          ? textColumnOf(platform)
          : columnOf(rule),
      rule,
      data: accountId === null ? data : { account: handles.get(accountId) ?? accountId, ...data },
      severity,
    }))
}
