/** The composition root: builds every part, wires them, disposes of them. Decides nothing. */
import type { CoreConfig } from './config.ts'
import { createPracticeDesk } from './creators/practice-network.ts'
import type { PracticeDesk } from './creators/practice-network.ts'
import { createCreatorsPart } from './creators/creators-part.ts'
import type { CreatorsPart } from './creators/creators-part.ts'
import { createRecentLog } from './recent-log.ts'
import type { RecentLog } from './recent-log.ts'
import { createLogger } from './log.ts'
import type { Logger } from './log.ts'
import { createMediaHost } from './media/host/media-host.ts'
import type { MediaHostDesk } from './media/host/media-host.ts'
import { createMediaHostReader } from './store/media-host-reader.ts'
import { createConversions } from './media/conversions.ts'
import { createEncoderDesk, type EncoderDesk } from './media/encoder-desk.ts'
import type { Conversions } from './media/conversions.ts'
import { createMedia } from './media/media.ts'
import type { Media } from './media/media.ts'
import { createErasedSweep } from './media/sweep-erased.ts'
import { createMediaFiles } from './media/media-files.ts'
import { createLookAlikes } from './media/look-alikes.ts'
import type { LookAlikes } from './media/look-alikes.ts'
import { createUploads } from './media/uploads.ts'
import type { Uploads } from './media/uploads.ts'
import { createAssets } from './library/assets.ts'
import type { Assets } from './library/assets.ts'
import { createCaptions } from './library/captions.ts'
import type { Captions } from './library/captions.ts'
import { createFolderWatches } from './library/folder-watches.ts'
import type { FolderWatches } from './library/folder-watches.ts'
import { createHashtags } from './library/hashtags.ts'
import type { Hashtags } from './library/hashtags.ts'
import { createFigureDesk } from './importing/figures/figures.ts'
import type { FigureDesk } from './importing/figures/figures.ts'
import { createSheetReader } from './importing/figures/read-beside.ts'
import type { ReadSheet } from './importing/figures/read-beside.ts'
import { createImports } from './importing/imports.ts'
import type { Imports } from './importing/imports.ts'
import { createCalendarReader } from './store/calendar-reader.ts'
import type { CalendarReader } from './store/calendar-reader.ts'
import { createCaptionReader } from './store/caption-reader.ts'
import { createFingerprintReader } from './store/fingerprint-reader.ts'
import { createFolderReader } from './store/folder-reader.ts'
import { createHashtagReader } from './store/hashtag-reader.ts'
import { createLibraryReader } from './store/library-reader.ts'
import { createFigureReader } from './store/figure-reader.ts'
import type { FigureReader } from './store/figure-reader.ts'
import { createImportReader } from './store/import-reader.ts'
import { createDailyBackup } from './jobs/daily-backup.ts'
import { createAlertNotices } from './alerting/alert-notices.ts'
import { createAlerts } from './alerting/alerts.ts'
import type { Alerts } from './alerting/alerts.ts'
import { createAlertChannels } from './alerting/channels/channels.ts'
import type { AlertChannelDesk } from './alerting/channels/channels.ts'
import { createTickets } from './alerting/tickets/tickets.ts'
import type { Tickets } from './alerting/tickets/tickets.ts'
import { isForDesktop } from './alerting/desktop-people.ts'
import type { DesktopPerson } from './alerting/desktop-people.ts'
import { createQuietNotifier } from './alerting/quiet-notifier.ts'
import { createDesktopNotices } from './alerting/desktop-notices.ts'
import { createReports } from './measuring/reports.ts'
import type { Reports } from './measuring/reports.ts'
import { createJudging, type Judging } from './automating/judging.ts'
import type { Scripts } from './automating/scripts/parts.ts'
import { createScripts } from './automating/scripts/scripts.ts'
import { createAmplifiers } from './automating/amplifiers/amplifiers.ts'
import type { Amplifiers } from './automating/amplifiers/parts.ts'
import { createActQueue } from './automating/queue/act-queue.ts'
import type { ActQueue } from './automating/queue/parts.ts'
import type { Rules } from './automating/rules/parts.ts'
import { createRules } from './automating/rules/rules.ts'
import { createInbox } from './inbox/inbox.ts'
import type { Inbox } from './inbox/parts.ts'
import { createInteracting } from './interacting/interacting.ts'
import type { Interacting } from './interacting/parts.ts'
import { createAnalytics } from './measuring/analytics.ts'
import type { Analytics } from './measuring/analytics.ts'
import { breathe } from './planning/solve-beside.ts'
import { createColumnReader } from './store/column-reader.ts'
import { createPostColumns } from './measuring/columns/post-columns.ts'
import { createExplore } from './measuring/explore.ts'
import type { Explore } from './measuring/explore.ts'
import { createMeasuring } from './measuring/measuring.ts'
import { createPast } from './measuring/read-past.ts'
import type { Past } from './measuring/read-past.ts'
import { createRollUps } from './measuring/roll-ups.ts'
import type { RollUps } from './measuring/roll-ups.ts'
import { createRollUpReader } from './store/roll-up-reader.ts'
import type { AdapterIo, AnyPlatform } from './platforms/kit/adapter.ts'
import { createPeople } from './people/people.ts'
import type { People } from './people/people.ts'
import type { Ports } from './ports.ts'
import { createOwed } from './planning/owed.ts'
import type { Owed } from './planning/owed.ts'
import { createPlanRuns } from './planning/plan-runs.ts'
import type { PlanRuns } from './planning/plan-runs.ts'
import { createPlans } from './planning/plans.ts'
import type { ApplyDeps } from './planning/apply-plan.ts'
import { createStandingPlans } from './planning/standing-plans.ts'
import type { StandingPlans } from './planning/standing-plans.ts'
import { createLaidOutFiles } from './publishing/laid-out-files.ts'
import type { LaidOutFiles } from './publishing/laid-out-files.ts'
import { threadsIn } from './publishing/parts.ts'
import { createPublishing } from './publishing/create-publishing.ts'
import type { Publishing } from './publishing/create-publishing.ts'
import { createLiveEvents } from './rpc/watch-events.ts'
import type { LiveEvents } from './rpc/watch-events.ts'
import { createAccountReader } from './store/account-reader.ts'
import { createAlertReader } from './store/alert-reader.ts'
import { createAgencyReader } from './store/agency-reader.ts'
import { createAssetReader } from './store/asset-reader.ts'
import { createUndoReader } from './store/undo-reader.ts'
import { createObligationReader } from './store/obligation-reader.ts'
import { createPlanReader } from './store/plan-reader.ts'
import { createOwnerReader } from './store/owner-reader.ts'
import type { OwnerOf } from './store/owner-reader.ts'
import { openStore } from './store/open-store.ts'
import { openToRead } from './store/open-to-read.ts'
import { systemActor } from './store/store.ts'
import type { Store } from './store/store.ts'
import { watchNetwork } from './system/network-watch.ts'
import type { NetworkWatch } from './system/network-watch.ts'
import { createConnectionDoctor } from './system/examine-connection.ts'
import type { ConnectionDoctor } from './system/examine-connection.ts'
import { createSystemPart } from './system/system-part.ts'
import type { SystemPart } from './system/system-part.ts'
import { createAdvising } from './advising/advising.ts'
import type { Advising } from './advising/advising.ts'
import { createTrends } from './trends/trends.ts'
import type { Trends } from './trends/trends.ts'
import { createVault } from './vault/vault.ts'
import type { Vault } from './vault/vault.ts'

/** What runs by itself in core: started when the store and the vault are open, ended in reverse order. */
export interface Running {
  start?(): void | Promise<void>
  /** Started also where nothing is to run by itself (`StartOptions.standBy`). */
  evenOnStandBy?: boolean
  /** The machine woke up. */
  wake?(): void
  /** Resolves when nothing that is due is under way any more. */
  settle?(): Promise<void>
  stop?(): void | Promise<void>
}

export interface Context extends AsyncDisposable {
  config: CoreConfig
  ports: Ports
  logger: Logger
  store: Store
  ownerOf: OwnerOf
  adapters: readonly AnyPlatform[]
  /** What adapters are lent. */
  io: AdapterIo
  vault: Vault
  people: People
  live: LiveEvents
  /** In the order in which they start. */
  running: readonly Running[]
  media: Media
  mediaHost: MediaHostDesk
  encoder: EncoderDesk
  uploads: Uploads
  conversions: Conversions
  lookAlikes: LookAlikes
  creators: CreatorsPart
  practice: PracticeDesk
  trends: Trends
  advising: Advising
  network: NetworkWatch
  system: SystemPart
  connectionDoctor: ConnectionDoctor
  publishing: Publishing
  laidOut: LaidOutFiles
  interacting: Interacting
  inbox: Inbox
  judging: Judging
  actQueue: ActQueue
  scripts: Scripts
  amplifiers: Amplifiers
  rules: Rules
  imports: Imports
  figures: FigureDesk
  readSheet: ReadSheet
  figureReader: FigureReader
  calendar: CalendarReader
  planning: ApplyDeps
  planRuns: PlanRuns
  owed: Owed
  standing: StandingPlans
  reports: Reports
  rollUps: RollUps
  past: Past
  analytics: Analytics
  explore: Explore
  alerts: Alerts
  alertChannels: AlertChannelDesk
  tickets: Tickets
  library: { captions: Captions; hashtags: Hashtags; assets: Assets; media: Media; lookAlikes: LookAlikes; folders: FolderWatches }
}

/** Missing it costs a status line that is late; it must not fail the call that noticed. */
const tellNetworkTurned = async (store: Store, logger: Logger): Promise<void> => {
  try {
    await store.writeSoon((tx) => tx.emit({ kind: 'system.changed' }))
  } catch (error) {
    logger.warn({ err: error }, 'the network turned and nobody could be told')
  }
}

export const createContext = async (
  config: CoreConfig,
  ports: Ports,
  adapters: readonly AnyPlatform[],
  { readOnly = false }: { readOnly?: boolean } = {},
): Promise<Context> => {
  const recentLog = createRecentLog(ports.log)
  const logger = createLogger(recentLog, ports.clock)
  const file = { dataDir: config.dataDir, clock: ports.clock, random: ports.random, machine: ports.machine }
  // A file of an older version is brought up to date first, which takes a writer.
  const store = (readOnly ? openToRead(file) : undefined) ?? (await openStore({ ...file, leaseMs: config.leaseMs }))
  try {
    return wire({ config, ports, adapters, logger, recentLog, store })
  } catch (error) {
    await store.close()
    throw error
  }
}

const wire = ({
  config,
  ports,
  adapters,
  logger,
  recentLog,
  store,
}: Pick<Context, 'config' | 'ports' | 'adapters' | 'logger' | 'store'> & { recentLog: RecentLog }): Context => {
  const network = watchNetwork(ports.network, () => void tellNetworkTurned(store, logger))
  const vault = createVault({ store, keychain: ports.keychain, clock: ports.clock, random: ports.random, logger, argon2: config.argon2 })
  const mediaHost = createMediaHost({
    store,
    reader: createMediaHostReader(store),
    vault,
    network,
    clock: ports.clock,
    random: ports.random,
    logger,
  })
  const io: AdapterIo = { network, clock: ports.clock, random: ports.random, mediaHost }
  const people = createPeople({ store, vault, clock: ports.clock, random: ports.random, logger, argon2: config.argon2 })
  const assets = createAssetReader(store)
  const mediaFiles = createMediaFiles(config.dataDir)
  const encoder = createEncoderDesk({ store, encoder: ports.encoder, clock: ports.clock })
  const conversions = createConversions({
    store,
    assets,
    files: mediaFiles,
    encoder,
    freeBytes: () => ports.machine.freeBytes(config.dataDir),
    clock: ports.clock,
    logger,
  })
  const media = createMedia({ store, assets, files: mediaFiles, conversions })
  const erasedSweep = createErasedSweep({ media, logger })
  const lookAlikes = createLookAlikes({ store, prints: createFingerprintReader(store), media, logger })
  const rollUps = createRollUps(store)
  const creators = createCreatorsPart({
    store,
    vault,
    adapters,
    io,
    keepFollowers: rollUps.accounts.keepFollowers,
    logger,
    loopback: ports.loopback,
    consentPorts: config.consentPorts,
  })
  const practice = createPracticeDesk({
    store,
    dataDir: config.dataDir,
    host: ports.practice,
    accounts: creators.accounts,
    apps: creators.apps,
    mediaHost,
    returnAddresses: creators.consents.returnAddresses,
    logger,
  })
  const live = createLiveEvents({ store, people, clock: ports.clock })
  const system = createSystemPart({
    dataDir: config.dataDir,
    store,
    vault,
    historySeal: people.historySeal,
    machine: ports.machine,
    io,
  })
  const connectionDoctor = createConnectionDoctor({ ...creators, adapters, io })
  const publishing = createPublishing({
    store,
    adapters,
    io,
    accounts: creators.sessions,
    spending: creators.spending,
    vault,
    media,
    clock: ports.clock,
    random: ports.random,
    faults: ports.faults,
    logger,
    concurrency: config.publishConcurrency,
  })
  const laidOut = createLaidOutFiles({
    dataDir: config.dataDir,
    isInHand: (id) => (publishing.engine.publications.get(id)?.handAt ?? null) !== null,
    logger,
  })
  const calendar = createCalendarReader(store, threadsIn(publishing.engine))
  const imports = createImports({
    store,
    calendar,
    plans: createPlanReader(store),
    adapters,
    media,
    library: createLibraryReader(store),
    io,
    clock: ports.clock,
    accounts: creators.accounts,
    creators: creators.reader,
    imports: createImportReader(store),
    posts: publishing.desk,
    said: publishing.engine.said,
  })
  const figureReader = createFigureReader(store)
  const figures = createFigureDesk({
    store,
    clock: ports.clock,
    adapters,
    accounts: creators.accounts,
    creators: creators.reader,
    reader: figureReader,
  })
  const planning: ApplyDeps = {
    plans: createPlans({
      store,
      reader: createPlanReader(store),
      sets: createHashtagReader(store),
      creators: creators.reader,
      adapters,
      clock: ports.clock,
    }),
    engine: publishing.engine,
    desk: publishing.desk,
    assets: createAssetReader(store),
  }
  const owed = createOwed({
    reader: planning.plans.deps.reader,
    counted: createObligationReader(store),
    creators: creators.reader,
    adapters,
    clock: ports.clock,
  })
  const planRuns = createPlanRuns(planning, ports, logger)
  const library = {
    captions: createCaptions({
      store,
      captions: createCaptionReader(store),
      creators: creators.reader,
      sets: createHashtagReader(store),
      adapters,
    }),
    hashtags: createHashtags({
      store,
      sets: createHashtagReader(store),
      captions: createCaptionReader(store),
      creators: creators.reader,
    }),
    assets: createAssets({
      store,
      reader: createLibraryReader(store),
      undos: createUndoReader(store),
      contents: createAssetReader(store),
      adapters,
    }),
    media,
    lookAlikes,
    folders: createFolderWatches({
      store,
      reader: createFolderReader(store),
      creators: creators.reader,
      media,
      lookAlikes,
      dataDir: config.dataDir,
      clock: ports.clock,
      ears: ports.folderEars,
      logger,
    }),
  }
  const past = createPast(publishing, rollUps)
  const measuring = createMeasuring(publishing, rollUps, past)
  const columns = createPostColumns(createColumnReader(store), breathe)
  rollUps.onTouched(columns.touch)
  const explore = createExplore({
    columns,
    accounts: creators.accounts,
    creators: creators.reader,
    startThread: ports.startThread,
    threadsAtOnce: ports.threadsAtOnce ?? 1,
    logger,
  })
  const interacting = createInteracting(publishing)
  const trends = createTrends({
    publishing,
    adapters,
    accounts: creators.accounts,
    sessions: creators.sessions,
    io,
    web: ports.network,
    feed: config.trendsFeed,
  })
  const advising = createAdvising({
    publishing,
    plans: planning.plans.deps.reader,
    propose: planning.plans.propose,
    sets: planning.plans.deps.sets,
    agency: createAgencyReader(store),
    accounts: creators.accounts,
    creators: creators.reader,
    startThread: ports.startThread,
  })
  const inbox = createInbox(publishing, interacting)
  const judging = createJudging(publishing)
  const actQueue = createActQueue(publishing, interacting)
  const scripts = createScripts(publishing, inbox, actQueue)
  const amplifiers = createAmplifiers(publishing, interacting, actQueue)
  const alertReader = createAlertReader(store)
  const agencyReader = createAgencyReader(store)
  const atDesktop = (): DesktopPerson[] => {
    const agency = agencyReader.get()
    return alertReader.atDesktop(ports.clock.now()).flatMap(({ userId, role, zone, language }) => {
      const standing = people.standing(userId)
      if (!standing) return []
      return [
        {
          userId,
          isModel: role === 'model',
          reach: standing.reach,
          language: language ?? agency?.language ?? 'fr',
          quiet: alertReader.quiet(userId),
          zone: zone ?? agency?.zone ?? 'UTC',
        },
      ]
    })
  }
  const quietNotifier = createQuietNotifier({
    clock: ports.clock,
    notifier: ports.notifier,
    atDesktop,
    language: () => atDesktop()[0]?.language ?? (agencyReader.get()?.language === 'en' ? 'en' : 'fr'),
    mayTell: (of) => isForDesktop(atDesktop(), of),
  })
  const rules = createRules({ publishing, acts: actQueue, scripts, amplifiers })
  const notices = createDesktopNotices({
    store,
    clock: ports.clock,
    notifier: quietNotifier,
    publications: publishing.engine.publications,
    accounts: createAccountReader(store),
    agency: agencyReader,
    atDesktop,
  })
  const alertNotices = createAlertNotices({
    clock: ports.clock,
    notifier: quietNotifier,
    reader: alertReader,
    agency: agencyReader,
    atDesktop,
  })
  const alertChannels = createAlertChannels({ publishing, vault, network: ports.network, mailer: ports.mailer })
  const alerts = createAlerts({
    publishing,
    owed,
    creators: creators.reader,
    notices: alertNotices,
    channels: alertChannels,
    spending: creators.spending,
    lastBackupAt: () => system.backups()[0]?.at ?? null,
  })
  const tickets = createTickets({
    store,
    facts: () => ({
      version: config.appVersion,
      platform: `${process.platform} ${process.arch}, Node ${process.versions.node}`,
      lastBackupAt: system.backups()[0]?.at ?? null,
      isOnline: network.online(),
      isVaultOpen: vault.isOpen(),
      isStopped: publishing.stop.current() !== undefined,
      storeBytes: system.health.bytes(),
    }),
    waiting: system.health.waiting,
    log: recentLog.lines,
    people: alertReader,
  })
  const dailyBackup = createDailyBackup({ publishing, dataDir: config.dataDir, backUp: () => system.backUp('scheduled', systemActor) })
  // Each domain that runs by itself adds its part here.
  const running: Running[] = [
    { start: vault.openAtStart, stop: live.endAll, evenOnStandBy: true },
    { stop: async () => planRuns[Symbol.asyncDispose]() },
    { stop: async () => explore[Symbol.asyncDispose]() },
    { start: conversions.resume, stop: async () => conversions[Symbol.asyncDispose]() },
    { stop: async () => creators.consents[Symbol.asyncDispose]() },
    { start: practice.resume, stop: practice.close, settle: practice.settle },
    { start: mediaHost.start, stop: mediaHost.stop, settle: mediaHost.settle },
    { start: erasedSweep.start, stop: erasedSweep.settle, settle: erasedSweep.settle },
    { start: laidOut.sweep, stop: laidOut.settle, settle: laidOut.settle },
    { start: lookAlikes.start, stop: lookAlikes.stop, settle: lookAlikes.settle },
    { start: library.folders.start, stop: library.folders.stop, settle: library.folders.settle },
    { start: people.historySeal.start, stop: people.historySeal.stop, evenOnStandBy: true },
    {
      start: async () => {
        notices.start()
        measuring.start()
        trends.start()
        advising.start()
        inbox.start()
        judging.start()
        actQueue.start()
        scripts.start()
        amplifiers.start()
        rules.start()
        dailyBackup.start()
        alerts.start()
        await publishing.start()
      },
      wake: publishing.wake,
      settle: publishing.settle,
      stop: async () => {
        measuring[Symbol.dispose]()
        trends[Symbol.dispose]()
        advising[Symbol.dispose]()
        inbox[Symbol.dispose]()
        judging[Symbol.dispose]()
        amplifiers[Symbol.dispose]()
        rules[Symbol.dispose]()
        actQueue[Symbol.dispose]()
        scripts[Symbol.dispose]()
        alerts[Symbol.dispose]()
        await publishing[Symbol.asyncDispose]()
        notices[Symbol.dispose]()
        alertNotices[Symbol.dispose]()
        quietNotifier[Symbol.dispose]()
      },
    },
  ]
  return {
    config,
    ports,
    logger,
    store,
    ownerOf: createOwnerReader(store),
    adapters,
    io,
    vault,
    people,
    live,
    running,
    media,
    encoder,
    mediaHost,
    conversions,
    uploads: createUploads(config.dataDir, store.ids),
    lookAlikes,
    creators,
    practice,
    network,
    system,
    connectionDoctor,
    publishing,
    laidOut,
    interacting,
    trends,
    advising,
    inbox,
    judging,
    actQueue,
    scripts,
    amplifiers,
    rules,
    imports,
    figures,
    readSheet: createSheetReader(ports, logger),
    figureReader,
    calendar,
    planning,
    planRuns,
    owed,
    standing: createStandingPlans({ store, planning, owed }),
    rollUps,
    past,
    explore,
    analytics: createAnalytics({
      reader: createRollUpReader(store),
      measured: rollUps.measured,
      agency: createAgencyReader(store),
      rollUps,
      clock: ports.clock,
    }),
    reports: createReports({ ...planning.plans.deps, counted: createObligationReader(store) }),
    alerts,
    alertChannels,
    tickets,
    library,
    [Symbol.asyncDispose]: async () => {
      try {
        for (const part of running.toReversed()) await part.stop?.()
      } finally {
        await store.close()
      }
    },
  }
}
