/** Small rows for tests, straight into the store: creators, accounts, posts, publications in any state. */
import { insertGrant, insertGroup } from '../../src/core/store/amplifier-writer.ts'
import { saveEvidence } from '../../src/core/store/advice-writer.ts'
import { advice } from '../../src/core/store/schema/advising.ts'
import type { Constraints } from '../../src/contract/creators.ts'
import type { RuleSpec } from '../../src/contract/rules.ts'
import type { PublicationState } from '../../src/contract/publications.ts'
import { newId } from '../../src/core/ids.ts'
import { createDueWriter } from '../../src/core/store/due-writer.ts'
import { account, asset, creator } from '../../src/core/store/schema/creators.ts'
import { automatedAct, rule } from '../../src/core/store/schema/automating.ts'
import { inboxItem } from '../../src/core/store/schema/inbox.ts'
import { post, postAsset, publication } from '../../src/core/store/schema/publishing.ts'
import type { Store } from '../../src/core/store/store.ts'

type CreatorRow = typeof creator.$inferInsert
type AccountRow = typeof account.$inferInsert
type AssetRow = typeof asset.$inferInsert
type PostRow = typeof post.$inferInsert
type PublicationRow = typeof publication.$inferInsert

export const noConstraints: Constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }

let made = 0
const number = (): number => (made += 1)

export const seedCreator = (store: Store, overrides: Partial<CreatorRow> = {}): CreatorRow =>
  store.write(({ db, now }) => {
    const row = {
      id: newId('crt', store.ids),
      name: `Creator ${number()}`,
      zone: 'Europe/Paris',
      market: 'france' as const,
      constraints: noConstraints,
      createdAt: now,
      updatedAt: now,
      ...overrides,
    }
    db.insert(creator).values(row).run()
    return row
  })

/** Connected in name only, unless a secret is given. */
export const seedAccount = (store: Store, creatorId: string, overrides: Partial<AccountRow> = {}): AccountRow =>
  store.write(({ db, now }) => {
    const handle = `creator-${number()}.test`
    const row = {
      id: newId('acc', store.ids),
      creatorId,
      platform: 'bluesky' as const,
      remoteId: `did:plc:${handle}`,
      handle,
      displayName: handle,
      service: 'https://bsky.social',
      profileUrl: `https://bsky.app/profile/${handle}`,
      state: 'connected' as const,
      connectedAt: now,
      ...overrides,
    }
    db.insert(account).values(row).run()
    return row
  })

/** Something that was said to an account. */
/** Hours advised for an account, with what they stand on. */
export const seedAdvice = (store: Store, of: AccountRow, overrides: Partial<typeof advice.$inferInsert> = {}): typeof advice.$inferInsert =>
  store.write((tx) => {
    const row = {
      id: newId('adv', store.ids),
      key: `hours/${of.id}/france/${number()}`,
      creatorId: of.creatorId,
      accountId: of.id,
      platform: of.platform,
      market: 'france' as const,
      kind: 'hours' as const,
      subject: { kind: 'hours' as const, weekHours: [20, 21, 22] },
      expected: { effect: 0.12, low: 0.05, high: 0.2 },
      ownPosts: 80,
      posts: 900,
      bend: { hours: Array.from({ length: 168 }, (_, hour) => (hour % 24 === 21 ? 1 : 0.2)), mix: null, markets: null },
      state: 'open' as const,
      gain: 0.12,
      at: tx.now,
      ...overrides,
    }
    tx.db.insert(advice).values(row).run()
    saveEvidence(
      tx,
      { creatorId: row.creatorId, accountId: row.accountId, market: row.market },
      { hours: [], kinds: [], hashtags: [], lengths: [], paces: [], days: 90 },
    )
    return row
  })

export const sampleRuleSpec: RuleSpec = {
  trigger: { on: 'comment' },
  conditions: {
    languages: [],
    sentiments: ['positive'],
    spam: false,
    relevant: null,
    words: { any: [], none: [] },
    authors: { only: [], never: [] },
    withinHours: 24,
    platforms: [],
    accountIds: [],
    markets: [],
    unanswered: true,
  },
  actions: [{ do: 'like' }],
  delay: { fromMinutes: 2, toMinutes: 9 },
  perDay: 20,
}

/** Off. */
export const seedRule = (store: Store, creatorId: string, overrides: Partial<typeof rule.$inferInsert> = {}): typeof rule.$inferInsert =>
  store.write(({ db, now }) => {
    const row = {
      id: newId('rul', store.ids),
      creatorId,
      name: 'Like answers',
      spec: sampleRuleSpec,
      createdBy: 'test',
      createdAt: now,
      updatedAt: now,
      ...overrides,
    }
    db.insert(rule).values(row).run()
    return row
  })

/** Something that a rule left to a person. */
export const seedAutomatedAct = (
  store: Store,
  of: AccountRow,
  overrides: Partial<typeof automatedAct.$inferInsert> = {},
): typeof automatedAct.$inferInsert =>
  store.write(({ db, now }) => {
    const targetId = `at://did:plc:fan/app.bsky.feed.post/${number()}`
    const row = {
      id: newId('aut', store.ids),
      dedupeKey: `rule ${targetId}`,
      creatorId: of.creatorId,
      accountId: of.id,
      act: 'like' as const,
      target: {
        targetId,
        targetVersion: null,
        targetAuthor: 'fan.test',
        targetUrl: 'https://example.test/fan',
        isReply: true,
        summons: null,
      },
      circumstances: { engaged: false, summoned: false, answered: false, ofAgency: false, theirsAt: null },
      unlessAnswered: false,
      byKind: 'rule' as const,
      byId: 'rul_019a0000-0000-7000-8000-000000000000',
      byName: 'Like answers',
      state: 'asks' as const,
      stateSince: now,
      dueAt: now,
      verdict: 'needs_click' as const,
      gateRule: 'bluesky.like',
      createdAt: now,
      ...overrides,
    }
    db.insert(automatedAct).values(row).run()
    return row
  })

/** A group in which the account's grant stands. */
export const seedAmplifiers = (store: Store, of: AccountRow): { groupId: string; grantId: string } =>
  store.write((tx) => {
    const [groupId, grantId] = [newId('amg', store.ids), newId('amp', store.ids)]
    const rules = {
      market: 'france' as const,
      kinds: ['photo' as const],
      minLikes: 10,
      medianPercent: null,
      firstAfterMinutes: 10,
      lastAfterMinutes: 120,
      withinHours: 48,
      accountPerDay: 3,
      groupPerDay: 10,
    }
    const [createdBy, none] = ['Seed', null]
    const paused = { resumedAt: none, pausedAt: none, pausedAccountId: none, pausedCode: none, pausedData: none }
    insertGroup(tx, { id: groupId, creatorId: of.creatorId, name: 'Relays', rules, isOn: false, ...paused, createdBy, createdAt: tx.now })
    const revoked = { revokedBy: none, revokedAt: none }
    insertGrant(tx, { id: grantId, groupId, accountId: of.id, kinds: none, grantedBy: createdBy, grantedAt: tx.now, ...revoked })
    return { groupId, grantId }
  })

export const seedInboxItem = (
  store: Store,
  of: AccountRow,
  overrides: Partial<typeof inboxItem.$inferInsert> = {},
): typeof inboxItem.$inferInsert =>
  store.write(({ db, now }) => {
    const remoteId = overrides.remoteId ?? `at://did:plc:fan/app.bsky.feed.post/${number()}`
    const row = {
      id: newId('inb', store.ids),
      creatorId: of.creatorId,
      accountId: of.id,
      platform: of.platform,
      kind: 'mention' as const,
      remoteId,
      url: 'https://bsky.app/profile/fan/post/1',
      conversation: remoteId,
      author: 'fan.test',
      text: 'hello',
      at: now,
      receivedAt: now,
      state: 'new' as const,
      ...overrides,
    }
    db.insert(inboxItem).values(row).run()
    return row
  })

/** What is known of a picture; its file is not there. */
export const seedAsset = (store: Store, creatorId: string, overrides: Partial<AssetRow> = {}): AssetRow =>
  store.write(({ db, now }) => {
    const row = {
      id: newId('ast', store.ids),
      creatorId,
      kind: 'image' as const,
      fileName: 'picture.jpg',
      mimeType: 'image/jpeg',
      bytes: 1000,
      width: 100,
      height: 80,
      sha256: String(number()).padStart(64, '0'),
      createdAt: now,
      ...overrides,
    }
    db.insert(asset).values(row).run()
    return row
  })

export const seedPost = (store: Store, creatorId: string, overrides: Partial<PostRow> = {}, assetIds: readonly string[] = []): PostRow =>
  store.write(({ db, now }) => {
    const kind = assetIds.length === 0 ? ('text' as const) : assetIds.length === 1 ? ('photo' as const) : ('photo_set' as const)
    const row = {
      id: newId('pst', store.ids),
      creatorId,
      text: `Post ${number()}`,
      languages: ['fr'],
      kind,
      createdBy: 'test',
      createdAt: now,
      updatedAt: now,
      ...overrides,
    }
    db.insert(post).values(row).run()
    assetIds.forEach((assetId, position) =>
      db
        .insert(postAsset)
        .values({ postId: row.id, position, assetId, alt: `Alt ${position + 1}` })
        .run(),
    )
    return row
  })

/** States that the engine moves on by itself, and so have their place in the due queue. */
const engineStates: readonly PublicationState[] = ['awaiting_approval', 'scheduled', 'sending', 'processing', 'ambiguous']

/** `scheduled` in an hour unless said otherwise; in the due queue when its state is the engine's to move. */
export const seedPublication = (
  store: Store,
  from: { post: PostRow; account: AccountRow },
  overrides: Partial<PublicationRow> = {},
): PublicationRow => {
  const due = createDueWriter(store)
  return store.write((tx) => {
    const state = overrides.state ?? 'scheduled'
    const dueAt = overrides.dueAt ?? tx.now + 3_600_000
    const row = {
      id: newId('pub', store.ids),
      postId: from.post.id,
      creatorId: from.post.creatorId,
      accountId: from.account.id,
      platform: from.account.platform,
      kind: from.post.kind,
      wallTime: new Date(dueAt).toISOString().slice(0, 19),
      zone: 'UTC',
      dueAt,
      state,
      stateSince: tx.now,
      missedPolicy: 'ask' as const,
      nextAt: engineStates.includes(state) ? dueAt : null,
      createdBy: 'test',
      createdAt: tx.now,
      ...overrides,
    }
    tx.db.insert(publication).values(row).run()
    if (row.nextAt != null) due.add(tx, { dueAt: row.nextAt, kind: 'publication', id: row.id })
    return row
  })
}
