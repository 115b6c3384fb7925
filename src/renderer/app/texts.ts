/** Every subject's texts, by namespace: `useTranslation('today')`. A page adds its own line here. */
import { byHandTexts } from '../components/by-hand/texts.ts'
import { linksTexts } from '../components/links/texts.ts'
import { movesTexts } from '../components/moves/texts.ts'
import { uiTexts } from '../components/texts.ts'
import { firstRunTexts } from '../features/first-run/texts.ts'
import { historyTexts } from '../features/history/texts.ts'
import { profileTexts } from '../features/profile/texts.ts'
import { settingsTexts } from '../features/settings/texts.ts'
import { signInTexts } from '../features/sign-in/texts.ts'
import { teamTexts } from '../features/team/texts.ts'
import { todayTexts } from '../features/today/texts.ts'
import { vaultTexts } from '../features/vault/texts.ts'
import { accountsTexts } from '../features/accounts/texts.ts'
import { practiceTexts } from '../components/practice/texts.ts'
import { alertChannelTexts } from '../features/alert-channels/texts.ts'
import { mediaHostTexts } from '../features/media-host/texts.ts'
import { appsTexts } from '../features/apps/texts.ts'
import { analyticsTexts } from '../features/analytics/texts.ts'
import { alertsTexts } from '../features/alerts/texts.ts'
import { approvalsTexts } from '../features/approvals/texts.ts'
import { calendarTexts } from '../features/calendar/texts.ts'
import { commentSortingTexts } from '../features/comment-sorting/texts.ts'
import { composerTexts } from '../features/composer/texts.ts'
import { creatorsTexts } from '../features/creators/texts.ts'
import { figuresTexts } from '../features/figures/texts.ts'
import { importsTexts } from '../features/imports/texts.ts'
import { inboxTexts } from '../features/inbox/texts.ts'
import { libraryTexts } from '../features/library/texts.ts'
import { planningTexts } from '../features/planning/texts.ts'
import { emergencyStopTexts } from '../features/emergency-stop/texts.ts'
import { interactionTexts } from '../features/publications/interaction-texts.ts'
import { publicationsTexts } from '../features/publications/texts.ts'
import { reportsTexts } from '../features/reports/texts.ts'
import { rulesTexts } from '../features/rules/texts.ts'
import { amplifiersTexts } from '../features/amplifiers/texts.ts'
import { automationTexts } from '../features/automation/texts.ts'
import { ticketTexts } from '../features/tickets/texts.ts'
import { scriptsTexts } from '../features/scripts/texts.ts'
import { trendsTexts } from '../features/trends/texts.ts'
import { adviceTexts } from '../features/advice/texts.ts'
import { frameTexts } from './frame-texts.ts'

export const allTexts = {
  ui: uiTexts,
  byHand: byHandTexts,
  moves: movesTexts,
  links: linksTexts,
  frame: frameTexts,
  firstRun: firstRunTexts,
  history: historyTexts,
  profile: profileTexts,
  settings: settingsTexts,
  signIn: signInTexts,
  team: teamTexts,
  today: todayTexts,
  vault: vaultTexts,
  library: libraryTexts,
  planning: planningTexts,
  inbox: inboxTexts,
  scripts: scriptsTexts,
  interactions: interactionTexts,
  publications: publicationsTexts,
  figures: figuresTexts,
  imports: importsTexts,
  creators: creatorsTexts,
  composer: composerTexts,
  calendar: calendarTexts,
  accounts: accountsTexts,
  apps: appsTexts,
  alertChannels: alertChannelTexts,
  mediaHost: mediaHostTexts,
  practice: practiceTexts,
  alerts: alertsTexts,
  analytics: analyticsTexts,
  approvals: approvalsTexts,
  reports: reportsTexts,
  automation: automationTexts,
  amplifiers: amplifiersTexts,
  rules: rulesTexts,
  trends: trendsTexts,
  advice: adviceTexts,
  stop: emergencyStopTexts,
  tickets: ticketTexts,
  commentSorting: commentSortingTexts,
}
