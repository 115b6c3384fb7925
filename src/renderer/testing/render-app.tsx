/** The whole application on one address: real router, providers and texts, a core in memory. */
import { createMemoryHistory } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { Language } from '../../contract/values.ts'
import { App } from '../app/app.tsx'
import { createAppRouter } from '../app/routes.tsx'
import { allTexts } from '../app/texts.ts'
import { createI18n } from '../lib/i18n/create-i18n.ts'
import { createQueryClient } from '../lib/query-client.ts'
import { createFakeClient, type Answers } from './fake-core.ts'
import { aMe, aSetup, aStatus, nowhere } from './samples.ts'

/** A stream that says nothing and ends with the page. */
async function* silence(): AsyncGenerator<never, void, void> {
  yield await new Promise<never>(() => {})
}

const nothingBrought = { clicks: null, subscribers: null, revenue: [] }

const quietCore: Answers = {
  'setup.status': () => aSetup(),
  'session.current': () => aMe(),
  'session.setPreferences': () => undefined,
  'system.status': () => aStatus(),
  'events.watch': () => silence() as never,
  'creators.list': () => [],
  'accounts.list': () => [],
  'platforms.list': () => [],
  'publications.list': () => ({ items: [] }),
  'publications.count': () => [],
  'posts.list': () => ({ items: [] }),
  'obligations.outlook': () => [],
  'obligations.ahead': () => [],
  'plans.unplanned': () => ({ creators: [], more: 0 }),
  'tickets.count': () => ({ waiting: 0 }),
  'alerts.count': () => ({ waiting: 0, mine: 0, inHand: 0 }),
  'automation.countActs': () => ({ asks: 0, due: 0 }),
  'inbox.count': () => ({ fresh: 0, mine: 0 }),
  'scripts.ofItem': () => ({ run: null, offered: [] }),
  'alerts.list': () => ({ items: [] }),
  'team.list': () => [],
  'history.list': () => ({ items: [] }),
  'history.done': () => [],
  'imports.list': () => [],
  'analytics.followers': () => [],
  'analytics.score': () => ({ score: null, stage: null, sample: 0, least: 5, parts: [], neighbours: [] }),
  'analytics.geography': () => nowhere(),
  'advice.count': () => ({ open: 0, best: null }),
  'advice.list': () => ({ advice: [], unadvised: [], at: null, isRunning: false }),
  'advice.predict': () => ({ report: null, drafts: [] }),
  'links.list': () => [],
  'links.ofPost': () => [],
  'links.ofPublication': () => null,
  'links.brought': () => ({
    links: [],
    all: nothingBrought,
    posts: nothingBrought,
    bios: nothingBrought,
    unattributed: nothingBrought,
    untracked: null,
  }),
  'agency.get': () => ({ name: 'Agence Lumière', language: 'fr', zone: 'Europe/Paris' }),
}

export interface RenderAppOptions {
  /** Where it opens; `/today` with nothing to show by default. */
  path?: string
  /** Answers of core; what is left out answers empty (lists) or INTERNAL. */
  core?: Answers
  language?: Language
  /** How long an act can be called off; not at all by default. */
  holdMs?: number
}

export const renderApp = ({ path = '/', core = {}, language = 'fr', holdMs = 0 }: RenderAppOptions = {}) => {
  const router = createAppRouter(createMemoryHistory({ initialEntries: [path] }))
  const queries = createQueryClient()
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } })
  const me = core['session.current'] ?? (() => aMe({ language }))
  const client = createFakeClient({ ...quietCore, ...core, 'session.current': me })
  const user = userEvent.setup({ delay: null })
  const view = render(<App client={client} queries={queries} router={router} i18n={createI18n(allTexts, language)} holdMs={holdMs} />)
  return { ...view, user, router, queries, client }
}
