/**
 * Every page and its address. A new page is one route here (lazy: its code is read when first opened) and, when it
 * belongs in the rail, one line in `rail-items.ts`.
 */
import type { ReactNode } from 'react'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  type RouterHistory,
} from '@tanstack/react-router'
import type { Role } from '../../contract/values.ts'
import { adviceSearch, tidyAdviceSearch } from '../features/advice/advice-search.ts'
import { analyticsSearch, tidyAnalyticsSearch } from '../features/analytics/analytics-search.ts'
import { calendarSearch, tidySearch } from '../features/calendar/calendar-search.ts'
import { composerSearch, tidyComposerSearch } from '../features/composer/composer-search.ts'
import { creatorTabs, type CreatorTab } from '../features/creators/creator-tabs.ts'
import { librarySearch, tidyLibrarySearch } from '../features/library/library-search.ts'
import { scriptsSearch, tidyScriptsSearch } from '../features/scripts/scripts-search.ts'
import { useMe } from '../lib/me.tsx'
import { Gate } from './gate.tsx'
import { NotFoundPage, PageError, PagePending } from './pages-fallback.tsx'
import { isPreset, type PresetId } from '../features/rules/presets.ts'

/** `?inspect=pub_…`: what the panel on the right shows, on any page. */
const validateSearch = (search: Record<string, unknown>): { inspect?: string } =>
  typeof search.inspect === 'string' ? { inspect: search.inspect } : {}

const root = createRootRoute({
  validateSearch,
  component: () => (
    <Gate>
      <Outlet />
    </Gate>
  ),
})

/** Pages of another role do not exist, as core would say too. */
const For = ({ roles, children }: { roles: readonly Role[]; children: ReactNode }) =>
  roles.includes(useMe().role) ? children : <NotFoundPage />
const forRoles = (...roles: Role[]) =>
  function RoleGuard() {
    return (
      <For roles={roles}>
        <Outlet />
      </For>
    )
  }

const admin = createRoute({ getParentRoute: () => root, id: 'admin', component: forRoles('admin') })
const staff = createRoute({ getParentRoute: () => root, id: 'staff', component: forRoles('admin', 'manager') })
const model = createRoute({ getParentRoute: () => root, id: 'model', component: forRoles('model') })

/** `/` leads to the first page of one's role. */
const Home = () => <Navigate to={useMe().role === 'model' ? '/my-calendar' : '/today'} replace />
const StaffHome = lazyRouteComponent(() => import('../features/today/today-page.tsx'), 'TodayPage')
const ModelHome = lazyRouteComponent(() => import('../features/profile/my-calendar-page.tsx'), 'MyCalendarPage')

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })
const link = createRoute({ getParentRoute: () => root, path: '/link' })
const enter = createRoute({ getParentRoute: () => root, path: '/enter' })

const today = createRoute({ getParentRoute: () => staff, path: '/today', component: StaffHome })
const history = createRoute({
  getParentRoute: () => staff,
  path: '/history',
  component: lazyRouteComponent(() => import('../features/history/history-page.tsx'), 'HistoryPage'),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => (typeof search.tab === 'string' ? { tab: search.tab } : {}),
  component: lazyRouteComponent(() => import('./settings-route.tsx'), 'SettingsRoute'),
})
const alerts = createRoute({
  getParentRoute: () => staff,
  path: '/alerts',
  component: lazyRouteComponent(() => import('../features/alerts/alerts-page.tsx'), 'AlertsPage'),
})
/** Where a notification leads: the alert beside its list. */
const alertOf = createRoute({
  getParentRoute: () => root,
  path: '/alerts/$alertId',
  component: lazyRouteComponent(() => import('./alert-route.tsx'), 'AlertRoute'),
})
const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  component: lazyRouteComponent(() => import('../features/tickets/tickets-page.tsx'), 'TicketsPage'),
})
const ticketOf = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$ticketId',
  component: lazyRouteComponent(() => import('./ticket-route.tsx'), 'TicketRoute'),
})
const inbox = createRoute({
  getParentRoute: () => staff,
  path: '/inbox',
  component: lazyRouteComponent(() => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
})
const approvals = createRoute({
  getParentRoute: () => root,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../features/approvals/approvals-page.tsx'), 'ApprovalsPage'),
})
const team = createRoute({
  getParentRoute: () => admin,
  path: '/team',
  component: lazyRouteComponent(() => import('../features/team/team-page.tsx'), 'TeamPage'),
})
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: (search: Record<string, unknown>) => tidySearch(calendarSearch.parse(search)),
  component: lazyRouteComponent(() => import('./calendar-route.tsx'), 'CalendarRoute'),
})
const planning = createRoute({
  getParentRoute: () => staff,
  path: '/planning',
  component: lazyRouteComponent(() => import('../features/planning/plan-everybody-page.tsx'), 'PlanEverybodyPage'),
})
const trends = createRoute({
  getParentRoute: () => staff,
  path: '/trends',
  component: lazyRouteComponent(() => import('../features/trends/trends-page.tsx'), 'TrendsPage'),
})
const automation = createRoute({
  getParentRoute: () => staff,
  path: '/automation',
  component: lazyRouteComponent(() => import('../features/automation/automation-page.tsx'), 'AutomationPage'),
})
const rules = createRoute({
  getParentRoute: () => staff,
  path: '/rules',
  component: lazyRouteComponent(() => import('../features/rules/rules-page.tsx'), 'RulesPage'),
})
const newRule = createRoute({
  getParentRoute: () => staff,
  path: '/rules/new',
  validateSearch: (search: Record<string, unknown>): { preset: PresetId } => ({
    preset: isPreset(search.preset) ? search.preset : 'blank',
  }),
  component: lazyRouteComponent(() => import('./rule-route.tsx'), 'NewRuleRoute'),
})
const ruleOf = createRoute({
  getParentRoute: () => staff,
  path: '/rules/$ruleId',
  component: lazyRouteComponent(() => import('./rule-route.tsx'), 'RuleRoute'),
})
const amplifiers = createRoute({
  getParentRoute: () => staff,
  path: '/amplifiers',
  component: lazyRouteComponent(() => import('../features/amplifiers/amplifiers-page.tsx'), 'AmplifiersPage'),
})
const scripts = createRoute({
  getParentRoute: () => staff,
  path: '/scripts',
  validateSearch: (search: Record<string, unknown>) => tidyScriptsSearch(scriptsSearch.parse(search)),
  component: lazyRouteComponent(() => import('../features/scripts/scripts-page.tsx'), 'ScriptsPage'),
})
const advice = createRoute({
  getParentRoute: () => staff,
  path: '/advice',
  validateSearch: (search: Record<string, unknown>) => tidyAdviceSearch(adviceSearch.parse(search)),
  component: lazyRouteComponent(() => import('../features/advice/advice-page.tsx'), 'AdvicePage'),
})
const analytics = createRoute({
  getParentRoute: () => staff,
  path: '/analytics',
  validateSearch: (search: Record<string, unknown>) => tidyAnalyticsSearch(analyticsSearch.parse(search)),
  component: lazyRouteComponent(() => import('./analytics-route.tsx'), 'AnalyticsRoute'),
})
const library = createRoute({
  getParentRoute: () => root,
  path: '/library',
  validateSearch: (search: Record<string, unknown>) => tidyLibrarySearch(librarySearch.parse(search)),
  component: lazyRouteComponent(() => import('./library-route.tsx'), 'LibraryRoute'),
})
const creators = createRoute({
  getParentRoute: () => staff,
  path: '/creators',
  component: lazyRouteComponent(() => import('../features/creators/creators-page.tsx'), 'CreatorsPage'),
})
const creator = createRoute({
  getParentRoute: () => root,
  path: '/creators/$creatorId',
  /** `preview`: the plan begins with what it proposes. */
  validateSearch: (search: Record<string, unknown>): { tab?: CreatorTab; preview?: boolean } => {
    const tab = creatorTabs.find((one) => one === search.tab)
    return { ...(tab && { tab }), ...(search.preview === true && { preview: true }) }
  },
  component: lazyRouteComponent(() => import('./creator-route.tsx'), 'CreatorRoute'),
})
const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  component: lazyRouteComponent(() => import('../features/accounts/accounts-page.tsx'), 'AccountsPage'),
})
const newPost = createRoute({
  getParentRoute: () => staff,
  path: '/posts/new',
  validateSearch: (search: Record<string, unknown>) => tidyComposerSearch(composerSearch.parse(search)),
  component: lazyRouteComponent(() => import('./composer-route.tsx'), 'NewPostRoute'),
})
const post = createRoute({
  getParentRoute: () => staff,
  path: '/posts/$postId',
  component: lazyRouteComponent(() => import('./composer-route.tsx'), 'PostRoute'),
})
const publication = createRoute({
  getParentRoute: () => root,
  path: '/publications/$publicationId',
  component: lazyRouteComponent(() => import('./publication-route.tsx'), 'PublicationRoute'),
})
const figures = createRoute({
  getParentRoute: () => staff,
  path: '/figures',
  component: lazyRouteComponent(() => import('../features/figures/figures-page.tsx'), 'FiguresPage'),
})
const importRoute = createRoute({
  getParentRoute: () => staff,
  path: '/import',
  component: lazyRouteComponent(() => import('../features/imports/import-page.tsx'), 'ImportPage'),
})
const myCalendar = createRoute({ getParentRoute: () => model, path: '/my-calendar', component: ModelHome })
const myStatistics = createRoute({
  getParentRoute: () => model,
  path: '/my-statistics',
  component: lazyRouteComponent(() => import('./my-statistics-route.tsx'), 'MyStatisticsRoute'),
})
const notifications = createRoute({
  getParentRoute: () => model,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../features/alerts/notifications-page.tsx'), 'NotificationsPage'),
})
const profile = createRoute({
  getParentRoute: () => model,
  path: '/profile',
  component: lazyRouteComponent(() => import('../features/profile/profile-page.tsx'), 'ProfilePage'),
})

const routeTree = root.addChildren([
  home,
  link,
  enter,
  settings,
  calendar,
  library,
  creator,
  accounts,
  publication,
  alertOf,
  tickets,
  ticketOf,
  approvals,
  admin.addChildren([team]),
  staff.addChildren([
    today,
    trends,
    automation,
    rules,
    newRule,
    ruleOf,
    amplifiers,
    scripts,
    alerts,
    inbox,
    history,
    analytics,
    advice,
    planning,
    creators,
    newPost,
    post,
    importRoute,
    figures,
  ]),
  model.addChildren([myCalendar, myStatistics, notifications, profile]),
])

export const createAppRouter = (routerHistory?: RouterHistory) =>
  createRouter({
    routeTree,
    history: routerHistory,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: PagePending,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: PageError,
    scrollRestoration: false,
  })

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
