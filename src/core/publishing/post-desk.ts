/** Making, changing and planning posts, inside the caller's transaction: what procedures and importing share. */
import { isDeepStrictEqual } from 'node:util'
import type { ChosenOptions } from '../../contract/platform-options.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { PostContent } from '../../contract/posts.ts'
import { textOn } from '../../contract/text-on.ts'
import type { WallTime } from '../../contract/values.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { AssetReader, AssetRow } from '../store/asset-reader.ts'
import { markByHand } from '../store/plan-writer.ts'
import { insertPost, markPostRemoved, updatePost } from '../store/post-writer.ts'
import type { PostRow } from '../store/post-reader.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { MissedPolicy } from '../store/schema/publishing.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import { contentKindOf } from './content-kind.ts'
import { askAgain, firstState } from './approval.ts'
import { chosenFor } from './chosen-options.ts'
import type { Engine } from './engine.ts'
import { defaultMissedPolicy } from './missed-policy.ts'
import { hasBegun, threadsIn, wholeText } from './parts.ts'
import { dropPreflight, planPreflight } from './preflight.ts'
import { nextState } from './state-machine.ts'
import { tell, transition } from './transition.ts'
import { wallTimeToInstant } from './wall-time.ts'

interface NewPost {
  creatorId: string
  content: PostContent
  importId?: string | null
  importFingerprint?: string | null
}

export interface PostDesk {
  /** Answers its id. Throws NOT_FOUND for an asset that is not the creator's, and what `chosenFor` throws. */
  create(tx: WriteTx, post: NewPost, actor: Actor): string
  /**
   * Throws CONFLICT while something of it is on its way or out. What is left of a thread can be rewritten while nothing of
   * that is on its way.
   */
  update(tx: WriteTx, postId: string, content: PostContent, actor: Actor): void
  /**
   * One publication per account; answers how many. Throws BAD_INPUT for a time that does not exist, CONFLICT where
   * the post has one on that account that is out or to come.
   */
  plan(tx: WriteTx, postId: string, accountIds: readonly string[], at: WallTime, actor: Actor, missedPolicy?: MissedPolicy): number
  planAll(
    tx: WriteTx,
    postId: string,
    accountIds: readonly string[],
    plan: { at: WallTime; dueAt: number; missedPolicy?: MissedPolicy | undefined },
    actor: Actor,
  ): string[]
  /** Cancels what is still to come of a post, and removes it. */
  takeBack(tx: WriteTx, postId: string, actor: Actor): void
  /** Removes a post of which nothing is to come. What is out stays out, with its history. */
  remove(tx: WriteTx, postId: string, actor: Actor): void
}

/** The first words, to know a post by. */
const shortly = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll('\n', ' ')

type PlatformTexts = NonNullable<PostContent['platformTexts']>

/** As the store keeps them. */
const orNone = (texts: PlatformTexts): PlatformTexts | null => (Object.keys(texts).length > 0 ? texts : null)

/** For the history: one line a platform. */
const textsFor = (texts: PlatformTexts | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(texts ?? {}).map(([platform, text]) => [`text.${platform}`, text]))

/** Also what somebody is posting by hand this minute. */
export const isOnItsWayOrOut = ({ state, handAt }: Pick<PublicationRow, 'state' | 'handAt'>): boolean =>
  handAt !== null || ['sending', 'processing', 'published', 'ambiguous', 'needs_person'].includes(state)

/** It is out, on its way, to come, or may still become one of these. */
const stands = ({ state, removedAt }: PublicationRow): boolean =>
  state !== 'cancelled' && state !== 'vetoed' && state !== 'missed' && !(state === 'published' && removedAt !== null)

const isKept = (after: unknown, now: unknown): boolean => after === undefined || isDeepStrictEqual(after, now)

/** Whether nothing changes but what it says. */
const changesWords = (before: PostRow, { assets, languages, labels, options }: PostContent): boolean =>
  isKept(
    assets,
    before.assets.map(({ asset, alt }) => ({ assetId: asset.id, alt })),
  ) &&
  isKept(languages, before.languages) &&
  isKept(labels, before.labels) &&
  isKept(options, before.options ?? {})

/** Whether nothing changes but parts of a thread that are not out, and something of it is left. */
const changesRest = (engine: Engine, before: PostRow, content: PostContent, publications: readonly PublicationRow[]): boolean => {
  const inParts = publications.filter(({ platform }) => threadsIn(engine)(platform))
  if (inParts.some(isOnItsWayOrOut) || content.text !== before.text || !changesWords(before, content)) return false
  if (!isKept(content.platformTexts, before.platformTexts ?? {})) return false
  const out = Math.max(0, ...inParts.map(({ id }) => engine.parts.ofPublication(id).length))
  const [now = [], after = now] = [before.thread, content.thread]
  const fixed = Math.max(0, out - 1)
  return after.length > fixed && isDeepStrictEqual(after.slice(0, fixed), now.slice(0, fixed))
}

/** Whether what goes out on that platform stays as it was: another of its texts was changed. */
const isSameOn = (platform: PlatformId, before: PostRow, content: PostContent): boolean =>
  textOn({ text: content.text, platformTexts: content.platformTexts ?? before.platformTexts }, platform) === textOn(before, platform) &&
  isKept(content.thread, before.thread ?? []) &&
  changesWords(before, content)

export const createPostDesk = (engine: Engine, assets: AssetReader): PostDesk => {
  const assetsOf = (creatorId: string, content: PostContent): AssetRow[] =>
    content.assets.map(({ assetId }) => {
      const row = assets.get(assetId)
      if (row?.creatorId !== creatorId) throw new AppError('NOT_FOUND', { what: 'asset', id: assetId })
      return row
    })

  const postOf = (postId: string) => {
    const row = engine.posts.get(postId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'post', id: postId })
    return row
  }

  const remove = (tx: WriteTx, postId: string, { creatorId, text }: { creatorId: string; text: string }, actor: Actor): void => {
    markPostRemoved(tx, postId)
    tx.emit({ kind: 'post.changed', postId, creatorId })
    tx.audit({ actor, action: 'post.removed', creatorId, subject: { kind: 'post', id: postId, label: shortly(text) } })
  }

  /** What was chosen, by the accounts' names, for the history. */
  const named = (options: Readonly<Record<string, ChosenOptions>> | null | undefined): Record<string, ChosenOptions> | null =>
    options
      ? Object.fromEntries(Object.entries(options).map(([id, chosen]) => [engine.accountRows.account(id)?.handle ?? id, chosen]))
      : null

  const planAll: PostDesk['planAll'] = (tx, postId, accountIds, { at, dueAt, missedPolicy }, actor) => {
    const post = postOf(postId)
    const state = firstState(engine.approvalOf(post.creatorId))
    const standing = engine.publications.ofPost(postId).filter(stands)
    const ids = [...new Set(accountIds)].map((accountId) => {
      const account = engine.accountRows.account(accountId)
      if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
      // Twice asked (a double click, two windows) is not twice wanted: to post it again, it is copied.
      if (standing.some((row) => row.accountId === accountId))
        throw new AppError('CONFLICT', { what: 'planned_already', items: [account.handle] })
      const id = newId('pub', engine.store.ids)
      const row = {
        id,
        postId,
        creatorId: post.creatorId,
        accountId,
        platform: account.platform,
        kind: post.kind,
        wallTime: at.wall,
        zone: at.zone,
        dueAt,
        state,
        stateSince: tx.now,
        missedPolicy: missedPolicy ?? defaultMissedPolicy(post.kind),
        nextAt: dueAt,
        createdBy: actor.id,
        createdAt: tx.now,
      }
      engine.publications.insert(tx, row, { reason: 'planned', actor: actor.name })
      planPreflight(engine, tx, id, dueAt)
      tx.emit({
        kind: 'publication.changed',
        publicationId: id,
        creatorId: post.creatorId,
        accountId,
        from: null,
        to: state,
        failureCode: null,
      })
      tx.audit({
        actor,
        action: 'publication.planned',
        creatorId: post.creatorId,
        subject: { kind: 'publication', id, label: `${account.handle} · ${at.wall}` },
        // Whoever plans it says so with these choices: what a platform may ask for later.
        after: { at: at.wall, zone: at.zone, ...(post.options?.[accountId] && { choices: post.options[accountId] }) },
      })
      return id
    })
    tx.emit({ kind: 'post.changed', postId, creatorId: post.creatorId })
    return ids
  }

  return {
    create: (tx, { creatorId, content, importId = null, importFingerprint = null }, actor) => {
      const id = newId('pst', engine.store.ids)
      const kind = contentKindOf(assetsOf(creatorId, content))
      const { text, platformTexts, thread, languages, labels } = content
      insertPost(
        tx,
        {
          id,
          creatorId,
          text,
          platformTexts: platformTexts && orNone(platformTexts),
          thread: thread && thread.length > 0 ? thread : null,
          languages,
          labels,
          options: content.options && chosenFor(engine, creatorId, content.options),
          kind,
          importId,
          importFingerprint,
          createdBy: actor.id,
          createdAt: tx.now,
          updatedAt: tx.now,
        },
        content.assets,
      )
      tx.emit({ kind: 'post.changed', postId: id, creatorId })
      tx.audit({ actor, action: 'post.created', creatorId, subject: { kind: 'post', id, label: shortly(text) } })
      return id
    },
    update: (tx, postId, content, actor) => {
      const before = postOf(postId)
      const publications = engine.publications.ofPost(postId)
      if (
        publications.some((row) => isOnItsWayOrOut(row) || hasBegun(engine, row.id)) &&
        !changesRest(engine, before, content, publications)
      )
        throw new AppError('CONFLICT', { what: 'published' })
      const kind = contentKindOf(assetsOf(before.creatorId, content))
      const { text, platformTexts, thread, languages, labels } = content
      const options = content.options && chosenFor(engine, before.creatorId, content.options)
      updatePost(
        tx,
        postId,
        {
          text,
          ...(platformTexts && { platformTexts: orNone(platformTexts) }),
          ...(thread && { thread: thread.length > 0 ? thread : null }),
          languages,
          labels,
          options,
          kind,
        },
        content.assets,
      )
      if (kind !== before.kind) engine.publications.setKind(tx, postId, kind)
      tx.emit({ kind: 'post.changed', postId, creatorId: before.creatorId })
      // Planning would throw away what a person has written.
      markByHand(
        tx,
        publications.map(({ id }) => id),
      )
      for (const row of publications)
        if (isOnItsWayOrOut(row) || isSameOn(row.platform, before, content) || !askAgain(engine, tx, row, actor))
          tell(tx, row, row.state, null)
      tx.audit({
        actor,
        action: 'post.updated',
        creatorId: before.creatorId,
        subject: { kind: 'post', id: postId, label: shortly(text) },
        before: {
          text: wholeText(before),
          ...textsFor(before.platformTexts),
          media: before.assets.length,
          ...(options !== undefined && { choices: named(before.options) }),
        },
        after: {
          text: wholeText({ text, thread: thread ?? before.thread }),
          ...textsFor(platformTexts ?? before.platformTexts),
          media: content.assets.length,
          ...(options !== undefined && { choices: named(options) }),
        },
      })
    },
    plan: (tx, postId, accountIds, at, actor, missedPolicy) => {
      const dueAt = wallTimeToInstant(at)
      if (dueAt === undefined) throw new AppError('BAD_INPUT', { issues: [{ path: 'at', code: 'time.not_a_day' }] })
      return planAll(tx, postId, accountIds, { at, dueAt, missedPolicy }, actor).length
    },
    planAll,
    takeBack: (tx, postId, actor) => {
      const { creatorId, text } = postOf(postId)
      for (const row of engine.publications.ofPost(postId)) {
        if (isOnItsWayOrOut(row)) throw new AppError('CONFLICT', { what: 'published' })
        if (nextState(row.state, 'cancelled') === undefined) continue
        transition(engine, tx, row, 'cancelled', { nextAt: null, actor })
        dropPreflight(engine, tx, row.id, row.dueAt)
      }
      remove(tx, postId, { creatorId, text }, actor)
    },
    remove: (tx, postId, actor) => remove(tx, postId, postOf(postId), actor),
  }
}
