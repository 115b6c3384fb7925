/** One valid input for every procedure. `of` is whose things it names. A procedure without an entry does not compile. */
import type { ProcedurePath } from '../../src/contract/index.ts'
import { testPassword } from '../harness/start-test-core.ts'
import type { Belongings, World } from './world.ts'

interface Given {
  of: Belongings
  world: World
  sessionId: string
}
type Sample = (given: Given) => unknown

const content = { text: 'hello', assets: [], languages: ['fr'], labels: [] }
const token = 'x'.repeat(43)
const figuresFile = () => new File(['day,net\n2026-03-01,12.50\n'], 'days.csv')
const csv = 'creator,account,at,text\nOwn,,2027-01-01 10:00,hello\n'
const at = { wall: '2027-01-01T10:00', zone: 'Europe/Paris' }
const credentials = { identifier: 'somebody.test', password: 'abcd-efgh-ijkl-mnop', service: 'http://127.0.0.1:9' }
const rules = {
  markets: [{ market: 'france', weight: 1 }],
  bands: [],
  quietHours: null,
  minSpacingMinutes: 60,
  mix: { text: 1, photo: 1, photo_set: 1, reel: 1, story: 0, onlyfans_post: 0 },
  jitterMinutes: 30,
  obligations: [],
  missedPolicies: {},
  blackoutDates: [],
  reuseAfterDays: 30,
  captionOnce: true,
  sameMinute: false,
}
const uploadId = 'upl_019a0000-0000-7000-8000-000000000000'
const appId = 'app_019a0000-0000-7000-8000-000000000000'
const consentId = 'cns_019a0000-0000-7000-8000-000000000000'
const interactionId = 'int_019a0000-0000-7000-8000-000000000000'
const trendId = 'trd_019a0000-0000-7000-8000-000000000000'
const requestKey = '019a0000-0000-7000-8000-000000000000'
const none = () => undefined

export const samples: Record<ProcedurePath, Sample> = {
  'setup.status': none,
  'setup.createAgency': () => ({
    agencyName: 'B',
    language: 'fr',
    zone: 'Europe/Paris',
    adminName: 'B',
    email: 'b@example.test',
    password: testPassword,
  }),
  'setup.unlockVault': () => ({ passphrase: 'some passphrase' }),
  'vault.rotate': none,
  'vault.setMode': () => ({ mode: 'keychain' }),
  'vault.newRecoveryCodes': none,
  'agency.get': none,
  'agency.update': () => ({ name: 'Agence', language: 'fr', zone: 'Europe/Paris' }),
  'session.current': none,
  'session.signIn': () => ({ email: 'nobody@example.test', password: 'wrong password' }),
  'session.redeemLink': () => ({ token }),
  'session.describeLink': () => ({ token }),
  'session.acceptLink': () => ({ token, password: testPassword }),
  'session.recover': () => ({ email: 'nobody@example.test', recoveryCode: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA', password: testPassword }),
  'session.signOut': none,
  'session.list': none,
  'session.revoke': ({ sessionId }) => ({ sessionId }),
  'session.revokeOthers': none,
  'session.changePassword': () => ({ current: testPassword, next: testPassword }),
  'session.startTotp': none,
  'session.confirmTotp': () => ({ code: '000000' }),
  'session.removeTotp': () => ({ password: testPassword }),
  'session.newRecoveryCodes': () => ({ password: testPassword }),
  'session.setPreferences': () => ({ theme: 'dark' }),
  'team.list': none,
  'team.invite': () => ({ name: 'New', email: `new-${(invited += 1)}@example.test`, role: 'manager', creatorIds: [] }),
  'team.setRole': async ({ world }) => ({ userId: await world.takeMember(), role: 'manager', creatorIds: [] }),
  'team.assignCreators': async ({ world }) => ({ userId: await world.takeMember(), creatorIds: [] }),
  'team.deactivate': async ({ world }) => ({ userId: await world.takeMember() }),
  'team.reactivate': async ({ world }) => ({ userId: await world.takeMember() }),
  'team.resetPassword': async ({ world }) => ({ userId: await world.takeMember() }),
  'team.removeTotp': async ({ world }) => ({ userId: await world.takeMember() }),
  'creators.list': () => ({}),
  'creators.get': ({ of }) => ({ creatorId: of.creatorId }),
  'creators.create': () => ({
    name: `Creator ${(invited += 1)}`,
    pseudonyms: [],
    platforms: [],
    zone: 'Europe/Paris',
    market: 'france',
    notes: '',
    constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
  }),
  'creators.update': ({ of }) => ({ creatorId: of.creatorId, changes: { notes: 'changed' } }),
  // Archived, the first creator would spoil what comes after.
  'creators.archive': ({ of, world }) => ({ creatorId: of === world.own ? world.spareCreatorId : of.creatorId }),
  'creators.restore': ({ of, world }) => ({ creatorId: of === world.own ? world.spareCreatorId : of.creatorId }),
  'creators.setAvatar': ({ of }) => ({ creatorId: of.creatorId, assetId: of.assetId }),
  'accounts.list': () => ({}),
  'accounts.get': ({ of }) => ({ accountId: of.accountId }),
  'accounts.connect': ({ of }) => ({ creatorId: of.creatorId, platform: 'bluesky', credentials }),
  'accounts.reconnect': ({ of }) => ({ accountId: of.accountId, credentials }),
  'accounts.check': ({ of }) => ({ accountId: of.accountId }),
  'accounts.disconnect': ({ of }) => ({ accountId: of.accountId }),
  'accounts.followers': ({ of }) => ({ accountId: of.accountId }),
  'accounts.audience': ({ of }) => ({ accountId: of.accountId }),
  'accounts.beginConsent': ({ of }) => ({ creatorId: of.creatorId, appId }),
  'accounts.consent': ({ of }) => ({ creatorId: of.creatorId, consentId }),
  'accounts.finishConsent': ({ of }) => ({ creatorId: of.creatorId, consentId, address: 'http://127.0.0.1/callback?state=x' }),
  'accounts.cancelConsent': ({ of }) => ({ creatorId: of.creatorId, consentId }),
  'developerApps.list': none,
  'developerApps.returnAddresses': none,
  'developerApps.save': () => ({ platform: 'x', creatorId: null, name: 'App', clientId: 'client' }),
  'developerApps.remove': () => ({ id: appId }),
  'mediaHost.get': none,
  'mediaHost.save': () => ({
    endpoint: 'https://s3.example.test',
    region: 'auto',
    bucket: 'media',
    prefix: '',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  }),
  'mediaHost.remove': none,
  'mediaHost.test': none,
  'practice.status': none,
  'practice.start': none,
  'practice.stop': none,
  'platforms.list': none,
  'media.upload': ({ of }) => ({
    creatorId: of.creatorId,
    file: new File(['no picture'], 'a.png', { type: 'image/png' }),
    fileName: 'a.png',
  }),
  'media.beginUpload': ({ of }) => ({ creatorId: of.creatorId, fileName: 'a.mp4', bytes: 10_000_000 }),
  'media.uploadPart': () => ({ uploadId, at: 0, part: new File(['no video'], 'blob') }),
  'media.finishUpload': () => ({ uploadId }),
  'media.cancelUpload': () => ({ uploadId }),
  'media.get': ({ of }) => ({ assetId: of.assetId }),
  'media.read': ({ of }) => ({ assetId: of.assetId, size: 'thumb' }),
  'media.readMany': ({ of }) => ({ assetIds: [of.assetId], size: 'square' }),
  'media.hasPoster': ({ of }) => ({ assetId: of.assetId }),
  'media.setPoster': ({ of }) => ({ assetId: of.assetId, picture: new File(['no picture'], 'blob') }),
  'media.convert': ({ of }) => ({ assetId: of.assetId }),
  'media.conversion': ({ of }) => ({ assetId: of.assetId }),
  'media.cancelConversion': ({ of }) => ({ assetId: of.assetId }),
  'media.setAlt': ({ of }) => ({ assetId: of.assetId, alt: 'a picture' }),
  'posts.list': () => ({}),
  'posts.get': ({ of }) => ({ postId: of.takePost() }),
  'posts.create': ({ of }) => ({ creatorId: of.creatorId, content }),
  'posts.update': ({ of }) => ({ postId: of.takePost(), content }),
  'posts.remove': ({ of }) => ({ postId: of.takePost() }),
  'accounts.postingChoices': ({ of }) => ({ accountId: of.accountId }),
  'posts.mentions': ({ of }) => ({ accountId: of.accountId, text: 'Bonsoir' }),
  'posts.check': ({ of }) => ({ creatorId: of.creatorId, content, accountIds: [of.accountId] }),
  'posts.schedule': ({ of }) => ({ postId: of.takePost(), accountIds: [of.accountId], at }),
  'posts.publishNow': ({ of }) => ({ postId: of.takePost(), accountIds: [of.accountId] }),
  'publications.list': () => ({}),
  'publications.get': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.count': () => ({}),
  'publications.reschedule': ({ of }) => ({ publicationId: of.takePublication(), at }),
  'publications.cancel': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.restore': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.retry': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.resolve': ({ of }) => ({ publicationId: of.takePublication(), resolution: { is: 'not_published', then: 'cancel' } }),
  'publications.approve': ({ of }) => ({ publicationIds: [of.takePublication()] }),
  'publications.veto': ({ of }) => ({ creatorId: of.creatorId, day: '2026-03-02', reason: 'not this one' }),
  'publications.undoApproval': ({ of }) => ({ publicationIds: [of.takePublication()] }),
  'publications.undoVeto': ({ of }) => ({ publicationIds: [of.takePublication()] }),
  'publications.handover': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.layOutFiles': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.readyFile': ({ of }) => ({ publicationId: of.takePublication(), assetId: of.assetId }),
  'publications.takeInHand': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.handBack': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.confirmPosted': ({ of }) => ({ publicationId: of.takePublication(), url: 'https://onlyfans.com/1/own' }),
  'publications.skipPosting': ({ of }) => ({ publicationId: of.takePublication(), reason: 'not today' }),
  'publications.undoByHand': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.remove': ({ of }) => ({ publicationId: of.takePublication() }),
  'publications.refreshMetrics': ({ of }) => ({ publicationId: of.takePublication() }),
  'trends.list': () => ({}),
  'trends.refresh': () => ({ source: 'bluesky', country: null }),
  'trends.setSchedule': () => ({ source: 'x', country: 'FR', everyHours: null }),
  'trends.searchHashtag': ({ of }) => ({ accountId: of.accountId, hashtag: '#photo' }),
  'trends.add': () => ({ name: 'A dance', platform: 'tiktok', country: null, detail: null, url: null }),
  'trends.remove': () => ({ trendId }),
  'trends.setInterests': ({ of }) => ({ creatorId: of.creatorId, themes: ['yoga'], languages: [] }),
  'trends.note': ({ of }) => ({ postId: of.takePost(), trendId }),
  'trends.ofPost': ({ of }) => ({ postId: of.takePost() }),
  'interactions.list': ({ of }) => ({ publicationId: of.takePublication() }),
  'interactions.act': ({ of }) => ({
    publicationId: of.takePublication(),
    accountId: of.accountId,
    act: 'like',
    replyId: 'at://somebody/app.bsky.feed.post/1',
    requestKey,
  }),
  'interactions.takeBack': ({ of }) => ({ publicationId: of.takePublication(), interactionId, requestKey }),
  'imports.preview': () => ({ csv, fileName: 'posts.csv', files: [] }),
  'imports.apply': () => ({ csv, fileName: 'posts.csv', images: [] }),
  'imports.list': none,
  'imports.undo': () => ({ importId: 'imp_019a0000-0000-7000-8000-000000000000' }),
  'figures.preview': () => ({ file: figuresFile(), fileName: 'days.csv', accountId: null, day: '2026-03-01' }),
  'figures.apply': () => ({
    file: figuresFile(),
    fileName: 'days.csv',
    accountId: null,
    day: '2026-03-01',
    mapping: { kind: 'days', columns: { day: 0, net: 1 }, dateOrder: null, decimal: '.', currency: 'USD' },
  }),
  'figures.list': none,
  'figures.undo': () => ({ importId: 'fim_019a0000-0000-7000-8000-000000000000' }),
  'figures.enterLink': ({ of }) => ({
    accountId: of.accountId,
    name: 'bio',
    url: null,
    day: '2026-03-01',
    clicks: 3,
    subscribers: null,
    revenue: null,
    currency: 'USD',
  }),
  'figures.ofAccount': ({ of }) => ({ accountId: of.accountId, from: '2026-03-01', to: '2026-03-31' }),
  'plans.presets': none,
  'plans.setPreset': () => ({ market: 'us_west', zone: 'America/Los_Angeles', active: { from: '07:00', to: '23:00' }, quiet: [] }),
  'plans.resetPreset': () => ({ market: 'us_west' }),
  'plans.marketUses': none,
  'plans.get': ({ of }) => ({ creatorId: of.creatorId }),
  'plans.save': ({ of }) => ({ creatorId: of.creatorId, accountId: of.accountId, rules, basedOn: null }),
  'plans.removeOverride': ({ of }) => ({ creatorId: of.creatorId, accountId: of.accountId }),
  'plans.versions': ({ of }) => ({ creatorId: of.creatorId, accountId: of.accountId }),
  'plans.propose': ({ of }) => ({ creatorId: of.creatorId, draft: { accountId: of.accountId, rules } }),
  'plans.unplanned': ({ of }) => ({ creatorId: of.creatorId }),
  'obligations.ahead': ({ of }) => ({ creatorId: of.creatorId }),
  'plans.apply': ({ of }) => ({ creatorId: of.creatorId, from: new Date('2027-01-01'), digest: 'none' }),
  'plans.undo': async ({ of, world }) => ({
    creatorId: of.creatorId,
    batchId: of === world.missing ? 'bat_019a0000-0000-7000-8000-000000000000' : await emptyBatch(world, of.creatorId),
  }),
  'planRuns.start': () => ({ days: 1 }),
  'planRuns.current': () => ({}),
  'planRuns.apply': () => ({ runId: 'run_019a0000-0000-7000-8000-000000000000' }),
  'planRuns.cancel': () => ({ runId: 'run_019a0000-0000-7000-8000-000000000000' }),
  'obligations.outlook': ({ of }) => ({ creatorId: of.creatorId }),
  'alerts.list': () => ({}),
  'alerts.get': () => ({ alertId: 'alr_019a0000-0000-7000-8000-000000000000' }),
  'alerts.count': () => ({}),
  'alerts.reopen': () => ({ alertIds: ['alr_019a0000-0000-7000-8000-000000000000'] }),
  'alerts.acknowledge': () => ({ alertIds: ['alr_019a0000-0000-7000-8000-000000000000'] }),
  'alerts.getSettings': none,
  'alerts.setSettings': () => ({ dayBefore: null, sameDay: '09:00', approvalBeforeMinutes: 60, escalateAfterMinutes: 60, escalateTo: [] }),
  'analytics.overview': ({ of }) => ({ accountId: of.accountId, from: '2026-02-01', to: '2026-02-28' }),
  'analytics.posts': ({ of }) => ({ creatorId: of.creatorId, order: 'score', from: '2026-02-01', to: '2026-02-28' }),
  'analytics.heatMap': ({ of }) => ({ creatorId: of.creatorId, from: '2026-02-01', to: '2026-02-28' }),
  'analytics.score': ({ of }) => ({ publicationId: of.takePublication() }),
  'analytics.weights': none,
  'analytics.setWeights': () => ({ engagement: 50, reach: 30, conversions: 20 }),
  'reports.consistency': ({ of }) => ({ creatorId: of.creatorId, from: '2026-02-01', to: '2026-02-28' }),
  'calendar.range': () => ({ from: '2026-03-01', to: '2026-03-31', zone: 'Europe/Paris' }),
  'calendar.checkMoves': ({ of }) => ({ moves: [{ publicationId: of.takePublication(), at }] }),
  'calendar.checkPlace': ({ of }) => ({ accountId: of.accountId, at, text: 'Bonsoir', assetIds: [] }),
  'calendar.move': ({ of }) => ({ moves: [{ publicationId: of.takePublication(), at }] }),
  'calendar.cancel': ({ of }) => ({ publicationIds: [of.takePublication()] }),
  'calendar.undo': () => ({ batchIds: ['bat_019a0000-0000-7000-8000-000000000000'] }),
  'calendar.ics': () => ({ from: new Date('2026-03-01'), to: new Date('2026-04-01') }),
  'calendar.csv': () => ({ from: new Date('2026-03-01'), to: new Date('2026-04-01') }),
  'captions.list': ({ of }) => ({ creatorId: of.creatorId }),
  'captions.save': ({ of }) => ({
    creatorId: of.creatorId,
    content: { text: `Caption ${(invited += 1)}`, language: null, kinds: null, platforms: null, tags: [] },
  }),
  'captions.remove': async ({ of, world }) => ({ creatorId: of.creatorId, captionId: await aCaption(of, world) }),
  'captions.check': ({ of }) => ({ creatorId: of.creatorId, text: '{Bonjour|Salut} {{name}}' }),
  'captions.uses': async ({ of, world }) => ({ creatorId: of.creatorId, captionId: await aCaption(of, world) }),
  'hashtags.list': ({ of }) => ({ creatorId: of.creatorId }),
  'hashtags.save': ({ of }) => ({ creatorId: of.creatorId, content: hashtagContent() }),
  'hashtags.remove': async ({ of, world }) => ({
    creatorId: of.creatorId,
    setId:
      of.ids.length === 0
        ? 'tag_019a0000-0000-7000-8000-000000000000'
        : (await world.test.client.hashtags.save({ creatorId: of.creatorId, content: hashtagContent() })).id,
  }),
  'assets.list': () => ({}),
  'assets.count': () => ({}),
  'assets.places': () => ({ every: 100 }),
  'assets.get': ({ of }) => ({ assetId: of.assetId }),
  'assets.update': ({ of }) => ({ assetIds: [of.assetId], changes: { note: `note ${(invited += 1)}` } }),
  'assets.move': ({ of }) => ({ assetIds: [of.assetId], toCreatorId: of.creatorId }),
  'assets.undo': () => ({ undoId: 'und_019a0000-0000-7000-8000-000000000000' }),
  'assets.setConsent': ({ of }) => ({ assetIds: [of.assetId], platform: 'tiktok', allowed: false }),
  'assets.releasePaid': ({ of }) => ({ assetIds: [of.assetId], platform: 'bluesky', allowed: true }),
  'assets.remove': ({ of }) => ({ assetIds: [of.assetId] }),
  'assets.restore': ({ of }) => ({ assetIds: [of.assetId] }),
  'assets.erase': ({ of }) => ({ assetIds: [of.assetId] }),
  'assets.similar': ({ of }) => ({ assetId: of.assetId }),
  'assets.uses': ({ of }) => ({ assetId: of.assetId }),
  'folders.list': ({ of }) => ({ creatorId: of.creatorId }),
  'folders.save': ({ of }) => ({ creatorId: of.creatorId, content: watchContent }),
  'folders.remove': async ({ of, world }) => ({ creatorId: of.creatorId, watchId: await aWatch(of, world) }),
  'folders.look': async ({ of, world }) => ({ creatorId: of.creatorId, watchId: await aWatch(of, world) }),
  'folders.cancel': async ({ of, world }) => ({ creatorId: of.creatorId, watchId: await aWatch(of, world) }),
  'folders.refused': async ({ of, world }) => ({ creatorId: of.creatorId, watchId: await aWatch(of, world) }),
  'history.list': () => ({}),
  'history.verify': none,
  'system.status': none,
  'system.doctor': none,
  'system.examineAccount': ({ of }) => ({ accountId: of.accountId }),
  'system.examineApplication': () => ({ appId }),
  'system.listBackups': none,
  'system.backUp': none,
  'system.stop': none,
  'system.resume': none,
  'events.watch': none,
}
let invited = 0

/** What applying a plan that comes to nothing leaves behind: something to take back. */
const emptyBatch = async ({ test }: World, creatorId: string): Promise<string> => {
  const { from, digest } = await test.client.plans.propose({ creatorId })
  return (await test.client.plans.apply({ creatorId, from, digest })).batchId
}

const hashtagContent = () => ({ name: `set_${(invited += 1)}`, tags: ['sun'], limits: {} })

const aCaption = async (of: Belongings, { test }: World): Promise<string> => {
  if (of.ids.length === 0) return 'cap_019a0000-0000-7000-8000-000000000000'
  const words = { text: `Caption ${(invited += 1)}`, language: null, kinds: null, platforms: null, tags: [] }
  return (await test.client.captions.save({ creatorId: of.creatorId, content: words })).id
}

/** A folder that there is; off, so that nothing of it is read. */
const watchContent = { path: import.meta.dirname, recursive: false, folder: '', isOn: false }

const aWatch = async (of: Belongings, { test }: World): Promise<string> => {
  if (of.ids.length === 0) return 'fol_019a0000-0000-7000-8000-000000000000'
  const [known] = await test.client.folders.list({ creatorId: of.creatorId })
  return (known ?? (await test.client.folders.save({ creatorId: of.creatorId, content: watchContent }))).id
}
