/**
 * One core in a process of its own, which the harness lets die: argv[2] is the setting, argv[3] the job, as JSON.
 * Dies by its own SIGKILL at the marked point asked for: nothing is flushed, closed or caught.
 */
import sharp from 'sharp'
import { automatedActStates } from '../../src/contract/automation.ts'
import { isAppError, startCore } from '../../src/core/index.ts'
import type { Core } from '../../src/core/index.ts'
import type { AnyPlatform, PlatformAdapter } from '../../src/core/platforms/kit/adapter.ts'
import { bluesky } from '../../src/core/platforms/bluesky/index.ts'
import { instagram } from '../../src/core/platforms/instagram/index.ts'
import { tiktok } from '../../src/core/platforms/tiktok/index.ts'
import { x } from '../../src/core/platforms/x/index.ts'
import { createDueQueue } from '../../src/core/due/due-queue.ts'
import { newId } from '../../src/core/ids.ts'
import { createAccountReader } from '../../src/core/store/account-reader.ts'
import { createAutomatedActWriter } from '../../src/core/store/automated-act-writer.ts'
import { openStore } from '../../src/core/store/open-store.ts'
import { noFaults } from '../../src/core/ports.ts'
import type { FaultPoint, Faults, Ports } from '../../src/core/ports.ts'
import { createNodeMachine } from '../../src/host/node-machine.ts'
import { createNodeNetwork } from '../../src/host/node-network.ts'
import { createNodeRandom } from '../../src/host/node-random.ts'
import { pressOnConsentForm } from '../harness/consent-form.ts'
import { plain } from '../harness/plain-adapter.ts'
import { realVideo } from '../seed/video.ts'
import { fileKeychain } from './file-keychain.ts'
import { actAddress } from './job.ts'
import type { ChildAnswer, ChildJob, ChildSetting, ConnectFields, Hand, OpenAct, OpenPublication, OpenRun } from './job.ts'
import { createOffsetClock } from './offset-clock.ts'
import type { OffsetClock } from './offset-clock.ts'

const setting = JSON.parse(process.argv[2] ?? '') as ChildSetting
const job = JSON.parse(process.argv[3] ?? '') as ChildJob
const actor = { kind: 'cli', id: 'harness', name: 'harness' } as const
const hour = 3_600_000

const say = (answer: ChildAnswer): void => {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

/**
 * The control: claims that sending again is harmless and never looks a post up, so that whatever was open when the
 * process died is sent again blindly. It must make duplicates, or the harness could not see any.
 */
const withoutLedger: PlatformAdapter = { ...plain, retrySafety: 'idempotent', findPublished: () => Promise.resolve({ state: 'absent' }) }

/** X as it is, but for the page of consent, which the harness has passed before: what is typed is what came of it. */
const { consent: _onItsPage, ...xAlone } = x
const xByCode: PlatformAdapter = {
  ...xAlone,
  capabilities: {
    ...x.capabilities,
    connect: {
      method: 'token',
      fields: ['service', 'clientId', 'redirectUri', 'verifier', 'code'].map((name) => ({ name, secret: name === 'code' })),
    },
  },
  connect: ({ service = '', clientId = '', redirectUri = '', verifier = '', code = '' }, io) =>
    x.consent.exchange({ app: { clientId, clientSecret: null, service }, redirectUri, verifier, code }, io),
}

/** The control of acts: does each twice. */
const twice: PlatformAdapter = {
  ...bluesky,
  interactions: {
    ...bluesky.interactions,
    act: async (session, interaction, hooks, io) => {
      await bluesky.interactions.act(session, interaction, hooks, io)
      const again = { ...hooks, beforeWrite: () => Promise.resolve() }
      return bluesky.interactions.act(session, { ...interaction, key: bluesky.newOperationKey(io) }, again, io)
    },
  },
}

/** The control of messages: never finds what it sent, so that whatever was open when the process died is sent again blindly. */
const blind: PlatformAdapter = {
  ...bluesky,
  interactions: { ...bluesky.interactions, findAnswer: () => Promise.resolve(null) },
}

const adapters: Record<ChildSetting['adapter'], readonly AnyPlatform[]> = {
  bluesky: [bluesky],
  'bluesky-twice': [twice],
  'bluesky-blind': [blind],
  x: [xByCode],
  tiktok: [tiktok],
  instagram: [instagram],
  plain: [plain],
  'plain-no-ledger': [withoutLedger],
}

const faultsFor = (clock: OffsetClock): Faults => {
  if (!('fault' in job) || !job.fault) return noFaults
  const { kind, point, hit } = job.fault
  let hits = 0
  return {
    hit: (at: FaultPoint) => {
      if (at !== point || ++hits !== hit) return
      if (kind === 'kill') process.kill(process.pid, 'SIGKILL')
      if (kind === 'jump_day') clock.offsetMs += 24 * hour
      if (kind === 'stop') {
        say({ is: 'stopping' })
        process.kill(process.pid, 'SIGSTOP')
      }
    },
  }
}

const ports = (clock: OffsetClock): Ports => ({
  clock,
  random: createNodeRandom(),
  network: createNodeNetwork(),
  keychain: fileKeychain(setting.keychainFile),
  notifier: { notify: () => undefined },
  log: { write: (line) => void (process.env['KILL_LOG'] && process.stderr.write(`${line}\n`)) },
  machine: createNodeMachine(),
  // Where browsers come back to is pasted here: no port is opened.
  loopback: { listen: async () => ({ port: 17391, [Symbol.asyncDispose]: async () => undefined }) },
  faults: faultsFor(clock),
})

/** In the name of the agency's application, on the platform's own page. */
const consentOnTiktok = async (client: ReturnType<Core['local']>, creatorId: string, fields: ConnectFields): Promise<void> => {
  const { username = '', clientKey: clientId = '', clientSecret = '', service = '' } = fields
  const platform = 'tiktok'
  const [known] = await client.developerApps.list()
  const { id: appId } =
    known ?? (await client.developerApps.save({ platform, creatorId: null, name: 'Kill', clientId, clientSecret, service, audited: true }))
  const consent = await client.accounts.beginConsent({ creatorId, appId })
  const back = await pressOnConsentForm(new URL(consent.page), `Continue as @${username}`)
  const { state } = await client.accounts.finishConsent({ creatorId, consentId: consent.id, address: back.href })
  if (state.is !== 'connected') throw new Error(`the consent of ${username} came to ${state.is}`)
}

const prepare = async (core: Core, { accounts, mediaHost }: Extract<ChildJob, { do: 'prepare' }>): Promise<void> => {
  const client = core.local(actor)
  await client.setup.createAgency({
    agencyName: 'Kill',
    language: 'en',
    zone: 'UTC',
    adminName: 'Ada',
    email: 'ada@example.com',
    password: 'a long enough one',
  })
  if (mediaHost) await client.mediaHost.save(mediaHost)
  const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
  const creator = await client.creators.create({
    name: 'Nova',
    pseudonyms: [],
    platforms: [],
    zone: 'UTC',
    market: 'france',
    constraints,
    notes: '',
  })
  const [platform] = await client.platforms.list()
  for (const credentials of accounts)
    if (platform?.id === 'tiktok') await consentOnTiktok(client, creator.id, credentials)
    else await client.accounts.connect({ creatorId: creator.id, platform: platform?.id ?? 'bluesky', credentials })
}

const directly = { delivery: 'direct', privacy: 'PUBLIC_TO_EVERYONE', musicConfirmed: true }

const schedule = async (core: Core, texts: Extract<ChildJob, { do: 'schedule' }>['texts']): Promise<void> => {
  const client = core.local(actor)
  const [creator] = await client.creators.list({})
  const accounts = await client.accounts.list({})
  if (!creator) throw new Error('prepare first')
  for (const [index, { account, text, thread, withImage }] of texts.entries()) {
    const assets = []
    const accountId = accounts[account]?.id ?? ''
    const chosen = setting.adapter === 'tiktok' ? directly : null
    if (setting.adapter === 'tiktok') {
      const video = await realVideo({ comment: text })
      const file = new File([new Uint8Array(video)], `${text}.mp4`, { type: 'video/mp4' })
      const { id } = await client.media.upload({ creatorId: creator.id, file, fileName: file.name })
      assets.push({ assetId: id, alt: 'nothing to see' })
    } else if (withImage || setting.adapter === 'instagram') {
      const background = { r: index % 256, g: (index * 7) % 256, b: Math.floor(Math.random() * 256) }
      const png = await sharp({ create: { width: 64, height: 48, channels: 3, background } })
        .png()
        .toBuffer()
      const { id } = await client.media.upload({
        creatorId: creator.id,
        file: new File([new Uint8Array(png)], `${text}.png`, { type: 'image/png' }),
        fileName: `${text}.png`,
      })
      assets.push({ assetId: id, alt: 'a plain colour' })
    }
    const post = await client.posts.create({
      creatorId: creator.id,
      content: { text, thread, assets, languages: ['en'], labels: [], ...(chosen && { options: { [accountId]: chosen } }) },
    })
    await client.posts.publishNow({ postId: post.id, accountIds: [accountId] })
  }
}

const busy = new Set(['scheduled', 'sending', 'processing', 'ambiguous'])

/** Everything there is, with what it waits for. */
const survey = async (core: Core): Promise<{ publications: OpenPublication[]; nextAt: number | null }> => {
  const client = core.local(actor)
  const publications: OpenPublication[] = []
  let nextAt: number | null = null
  let cursor: string | undefined
  do {
    const page = await client.publications.list({ limit: 500, ...(cursor !== undefined && { cursor }) })
    for (const { text, accountHandle, state, failure, nextTryAt, verifiedAt, dueAt } of page.items) {
      // The control never finds a post again, so it would wait for its read-back for ever.
      const awaitsProof = state === 'published' && verifiedAt === null && setting.adapter !== 'plain-no-ledger'
      const waits = busy.has(state) || (state === 'failed' && nextTryAt !== null) || awaitsProof
      if (waits) nextAt = Math.min(nextAt ?? Infinity, (nextTryAt ?? dueAt).getTime())
      publications.push({ text, account: accountHandle, state, failureCode: failure?.code ?? null, isFinal: !waits })
    }
    cursor = page.next
  } while (cursor !== undefined)
  return { publications, nextAt }
}

/** Lets the engine work, skipping the waits between its tries, until nothing is open or a day and a half has gone. */
const run = async (core: Core, clock: OffsetClock): Promise<OpenPublication[]> => {
  const end = clock.now() + 36 * hour
  for (;;) {
    await core.settle()
    const { publications, nextAt } = await survey(core)
    if (nextAt === null || clock.now() > end) return publications
    clock.offsetMs += Math.max(1_000, nextAt - clock.now() + 10)
    core.wake()
  }
}

/** Written down as whoever wants them would: by the queue's own writer, each once. */
const want = async (clock: OffsetClock, { acts }: Extract<ChildJob, { do: 'want' }>): Promise<void> => {
  const { random, machine } = ports(clock)
  const store = await openStore({ dataDir: setting.dataDir, clock, random, machine })
  const writer = createAutomatedActWriter(createDueQueue(store))
  const accounts = createAccountReader(store).list(null)
  // Not new: the budgets are not what is tried here.
  store.sql.prepare('UPDATE account SET connected_at = ?').run(clock.now() - 100 * 24 * hour)
  store.write((tx) => {
    for (const { key, handle, act, target, text } of acts) {
      const account = accounts.find((one) => one.handle === handle)
      if (!account) throw new Error(`no account ${handle}`)
      writer.insert(tx, {
        id: newId('aut', store.ids),
        dedupeKey: key,
        creatorId: account.creatorId,
        accountId: account.id,
        act,
        target: {
          targetId: target.remoteId,
          targetVersion: target.version,
          targetAuthor: target.author,
          targetUrl: `${actAddress}${key}`,
          isReply: true,
          rootId: target.rootId,
          rootVersion: target.rootVersion,
          recipient: act === 'message' ? target.author : null,
          summons: true,
        },
        circumstances: { engaged: true, summoned: true, answered: false, ofAgency: true, theirsAt: tx.now },
        text,
        unlessAnswered: false,
        byKind: 'rule',
        byId: 'rul_kill',
        byName: 'Kill',
        state: 'due',
        stateSince: tx.now,
        dueAt: tx.now,
        nextAt: tx.now,
        createdAt: tx.now,
      })
    }
  })
  await store.close()
}

const busyActs = new Set(['due', 'sending', 'asks'])
const lookEveryMs = 15_000

const surveyActs = async (core: Core): Promise<{ acts: OpenAct[]; nextAt: number | null }> => {
  const client = core.local(actor)
  const acts: OpenAct[] = []
  let nextAt: number | null = null
  let cursor: string | undefined
  do {
    const page = await client.automation.acts({ states: [...automatedActStates], limit: 500, ...(cursor !== undefined && { cursor }) })
    for (const { on, state, failure, dueAt } of page.items) {
      if (busyActs.has(state)) nextAt = Math.min(nextAt ?? Infinity, state === 'due' ? dueAt.getTime() : 0)
      acts.push({ key: on.url.slice(actAddress.length), state, failureCode: failure?.code ?? null, isFinal: !busyActs.has(state) })
    }
    cursor = page.next
  } while (cursor !== undefined)
  return { acts, nextAt }
}

/** As `run`, for acts. What was handed to the ledger is looked after when the ledger says; nobody here is told when. */
const act = async (core: Core, clock: OffsetClock): Promise<OpenAct[]> => {
  const end = clock.now() + 20 * hour
  for (;;) {
    await core.settle()
    const { acts, nextAt } = await surveyActs(core)
    if (nextAt === null || clock.now() > end) return acts
    clock.offsetMs += Math.max(lookEveryMs, nextAt - clock.now() + 10)
    core.wake()
  }
}

const switchOnScript = async (core: Core, { draft }: Extract<ChildJob, { do: 'script' }>): Promise<void> => {
  const client = core.local(actor)
  const { id: scriptId } = await client.scripts.save({ draft })
  await client.scripts.setOn({ scriptId, on: true })
}

/** Of accounts that are new the budgets are small, and they are not what is tried here. Before core is there. */
const makeSettled = async (clock: OffsetClock): Promise<void> => {
  const { random, machine } = ports(clock)
  const store = await openStore({ dataDir: setting.dataDir, clock, random, machine })
  store.sql.prepare('UPDATE account SET connected_at = ?').run(clock.now() - 100 * 24 * hour)
  await store.close()
}

const lendHand = async (core: Core, { person, does, requestKey, text }: Hand): Promise<void> => {
  const client = core.local(actor)
  const { items } = await client.inbox.list({ limit: 200 })
  const item = items.findLast(({ author }) => author === person)
  if (!item) return
  const { interactions } = await client.inbox.get({ itemId: item.id })
  const isPressed = interactions.some((one) => one.text === text)
  // Pressed before the process died, it is nobody's to press again.
  if (does === 'answer' && !isPressed) await client.inbox.act({ itemId: item.id, act: 'message', text, requestKey })
  if (does === 'take_over') {
    const { run: going } = await client.scripts.ofItem({ itemId: item.id })
    if (going?.ended === null) await client.scripts.takeOver({ runId: going.id })
  }
  say({ is: 'did', person })
}

const surveyRuns = async (core: Core): Promise<{ runs: OpenRun[]; nextAt: number | null }> => {
  const client = core.local(actor)
  const runs: OpenRun[] = []
  let nextAt: number | null = null
  for (const show of ['going', 'ended'] as const)
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await client.scripts.runs({ show, limit: 100, ...(cursor !== undefined && { cursor }) })
      for (const { person, said, ended, nextAt: goesOnAt } of page.items) {
        if (goesOnAt) nextAt = Math.min(nextAt ?? Infinity, goesOnAt.getTime())
        runs.push({ person, said, ended: ended?.reason ?? null })
      }
      cursor = page.next
    }
  return { runs, nextAt }
}

/** No further at once: what comes in is read meanwhile. */
const strideMs = 30 * 60_000

const converse = async (core: Core, clock: OffsetClock, { forMs, hands }: Extract<ChildJob, { do: 'converse' }>): Promise<OpenRun[]> => {
  const end = clock.now() + forMs
  await core.settle()
  await core.local(actor).inbox.refresh({})
  await core.settle()
  for (const hand of hands) await lendHand(core, hand)
  for (;;) {
    await core.settle()
    const { runs, nextAt } = await surveyRuns(core)
    const { acts, nextAt: actAt } = await surveyActs(core)
    const isOver = runs.every(({ ended }) => ended !== null) && acts.every(({ isFinal }) => isFinal)
    if (isOver || clock.now() > end) return runs
    const soonest = Math.min(nextAt ?? Infinity, actAt ?? Infinity, clock.now() + strideMs)
    clock.offsetMs += Math.max(lookEveryMs, soonest - clock.now() + 10)
    say({ is: 'moved', offsetMs: clock.offsetMs })
    core.wake()
  }
}

const main = async (): Promise<void> => {
  const clock = createOffsetClock(setting.offsetMs)
  try {
    if (job.do === 'want') {
      await want(clock, job)
      say({ is: 'done', offsetMs: clock.offsetMs, publications: [], acts: [], runs: [] })
      return
    }
    if (job.do === 'script') await makeSettled(clock)
    await using core = await startCore({ dataDir: setting.dataDir }, ports(clock), {
      adapters: adapters[setting.adapter],
      standBy: !['run', 'act', 'converse'].includes(job.do),
    })
    say({ is: 'ready' })
    if (job.do === 'prepare') await prepare(core, job)
    if (job.do === 'schedule') await schedule(core, job.texts)
    if (job.do === 'script') await switchOnScript(core, job)
    const lost = core.lost.then(() => 'lost' as const)
    const publications = job.do === 'run' ? await Promise.race([run(core, clock), lost]) : []
    const acts = job.do === 'act' ? await Promise.race([act(core, clock), lost]) : []
    const runs = job.do === 'converse' ? await Promise.race([converse(core, clock, job), lost]) : []
    if (publications === 'lost' || acts === 'lost' || runs === 'lost') say({ is: 'refused', code: 'LOST' })
    else say({ is: 'done', offsetMs: clock.offsetMs, publications, acts, runs })
  } catch (error) {
    if (!isAppError(error)) throw error
    say({ is: 'refused', code: error.code })
  }
}

await main()
// What is left open (keep-alive sockets) must not keep the harness waiting.
process.exit(0)
