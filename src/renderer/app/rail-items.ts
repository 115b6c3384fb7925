/** The pages of the rail, in order. A page that does not exist yet is not here. Palette and `g` keys follow from it. */
import {
  AtSign,
  BadgeCheck,
  BellRing,
  Bot,
  CalendarDays,
  CalendarRange,
  ChartNoAxesColumn,
  FileUp,
  History,
  House,
  Inbox,
  Images,
  LifeBuoy,
  Lightbulb,
  MessagesSquare,
  PencilLine,
  Repeat2,
  Workflow,
  Settings,
  TrendingUp,
  UserRound,
  Users,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import type { Role } from '../../contract/values.ts'
import type { frameTexts } from './frame-texts.ts'

export interface RailItem {
  to: string
  /** Of `frame.rail`. */
  label: keyof (typeof frameTexts)['fr']['rail']
  /** Of `frame.short`: where a phone has little room. */
  short?: keyof (typeof frameTexts)['fr']['short']
  icon: LucideIcon
  roles: readonly Role[]
  /** Other addresses that belong to it, with what is beneath them. */
  also?: readonly string[]
  /** Typed one after the other: `g t`. */
  keys?: string
  /** Reached by the tabs of that page, and by palette and keys; the rail has no line for it. */
  under?: string
  /** Set apart, at the foot of the list. */
  isLow?: boolean
  /** What is counted beside it. */
  counts?: 'needPerson' | 'approvals' | 'alerts' | 'inbox' | 'tickets'
}

const staff = ['admin', 'manager'] as const

export const railItems: readonly RailItem[] = [
  { to: '/today', label: 'today', icon: House, roles: staff, keys: 'g t', counts: 'needPerson' },
  { to: '/calendar', label: 'calendar', icon: CalendarDays, roles: staff, keys: 'g c' },
  { to: '/planning', label: 'planning', icon: CalendarRange, roles: staff, keys: 'g p' },
  { to: '/posts/new', label: 'compose', icon: PencilLine, roles: staff, keys: 'n' },
  { to: '/trends', label: 'trends', icon: TrendingUp, roles: staff, keys: 'g r' },
  { to: '/inbox', label: 'inbox', icon: Inbox, roles: staff, keys: 'g b', counts: 'inbox' },
  { to: '/automation', label: 'automation', icon: Bot, roles: staff, also: ['/rules', '/amplifiers', '/scripts'], keys: 'g u' },
  { to: '/rules', label: 'rules', icon: Workflow, roles: staff, under: '/automation', keys: 'g w' },
  { to: '/amplifiers', label: 'amplifiers', icon: Repeat2, roles: staff, under: '/automation', keys: 'g x' },
  { to: '/scripts', label: 'scripts', icon: MessagesSquare, roles: staff, under: '/automation', keys: 'g k' },
  { to: '/library', label: 'library', icon: Images, roles: staff, keys: 'g l' },
  { to: '/analytics', label: 'analytics', icon: ChartNoAxesColumn, roles: staff, keys: 'g n' },
  { to: '/advice', label: 'advice', icon: Lightbulb, roles: staff, keys: 'g d' },
  { to: '/creators', label: 'creators', icon: UsersRound, roles: staff, keys: 'g o' },
  { to: '/accounts', label: 'accounts', icon: AtSign, roles: staff, keys: 'g a' },
  { to: '/import', label: 'import', icon: FileUp, roles: staff, keys: 'g i' },
  { to: '/approvals', label: 'approvals', icon: BadgeCheck, roles: staff, keys: 'g v', counts: 'approvals' },
  { to: '/alerts', label: 'alerts', icon: BellRing, roles: staff, keys: 'g e', counts: 'alerts' },
  { to: '/approvals', label: 'toApprove', short: 'toApprove', icon: BadgeCheck, roles: ['model'], keys: 'g v', counts: 'approvals' },
  { to: '/my-calendar', label: 'myCalendar', icon: CalendarDays, short: 'calendar', roles: ['model'], also: ['/calendar'], keys: 'g c' },
  { to: '/my-statistics', label: 'myStatistics', icon: ChartNoAxesColumn, short: 'statistics', roles: ['model'], keys: 'g s' },
  { to: '/notifications', label: 'notifications', icon: BellRing, short: 'notifications', roles: ['model'], keys: 'g e', counts: 'alerts' },
  { to: '/library', label: 'library', short: 'library', icon: Images, roles: ['model'], keys: 'g l' },
  { to: '/history', label: 'history', icon: History, roles: staff, keys: 'g h', isLow: true },
  { to: '/tickets', label: 'tickets', icon: LifeBuoy, roles: staff, keys: 'g j', isLow: true, counts: 'tickets' },
  { to: '/team', label: 'team', icon: Users, roles: ['admin'], keys: 'g m', isLow: true },
  { to: '/settings', label: 'settings', icon: Settings, roles: staff, keys: 'g s', isLow: true },
  { to: '/profile', label: 'profile', icon: UserRound, short: 'profile', roles: ['model'], keys: 'g p' },
]
