/** The pages of the rail, in order. A page that does not exist yet is not here. Palette and `g` keys follow from it. */
import { CalendarDays, History, House, Settings, UserRound, Users, type LucideIcon } from 'lucide-react'
import type { Role } from '../../contract/values.ts'
import type { frameTexts } from './frame-texts.ts'

export interface RailItem {
  to: string
  /** Of `frame.rail`. */
  label: keyof (typeof frameTexts)['fr']['rail']
  icon: LucideIcon
  roles: readonly Role[]
  /** Typed one after the other: `g t`. */
  keys?: string
  /** Set apart, at the foot of the list. */
  isLow?: boolean
}

const staff = ['admin', 'manager'] as const

export const railItems: readonly RailItem[] = [
  { to: '/today', label: 'today', icon: House, roles: staff, keys: 'g t' },
  { to: '/my-calendar', label: 'myCalendar', icon: CalendarDays, roles: ['model'], keys: 'g c' },
  { to: '/history', label: 'history', icon: History, roles: staff, keys: 'g h', isLow: true },
  { to: '/team', label: 'team', icon: Users, roles: ['admin'], keys: 'g m', isLow: true },
  { to: '/settings', label: 'settings', icon: Settings, roles: staff, keys: 'g s', isLow: true },
  { to: '/profile', label: 'profile', icon: UserRound, roles: ['model'], keys: 'g p' },
]
