import {
  Archive,
  CalendarX2,
  ChartNoAxesColumn,
  CircleX,
  ClipboardPaste,
  ClockAlert,
  Gauge,
  Hand,
  ImageOff,
  LifeBuoy,
  MonitorSmartphone,
  PlugZap,
  ShieldAlert,
  UserRoundCheck,
  Wallet,
  Workflow,
  type LucideIcon,
} from 'lucide-react'
import type { AlertKind } from '../../contract/alerts.ts'
import { hueText, type Hue } from './badge.tsx'
import { cx } from '../lib/cx.ts'

/** One look per kind of alert, the same in lists, detail and notifications. */
export const alertLooks: Record<AlertKind, { icon: LucideIcon; hue: Hue }> = {
  'obligation.missing': { icon: CalendarX2, hue: 'amber' },
  'approval.waiting': { icon: UserRoundCheck, hue: 'amber' },
  'publication.failed': { icon: CircleX, hue: 'red' },
  'publication.needs_person': { icon: Hand, hue: 'violet' },
  'publication.missed': { icon: ClockAlert, hue: 'grey' },
  'publication.not_posted': { icon: ClipboardPaste, hue: 'amber' },
  'publication.consent_refused': { icon: ImageOff, hue: 'red' },
  'account.needs_reconnect': { icon: PlugZap, hue: 'red' },
  'platform.warning': { icon: ShieldAlert, hue: 'red' },
  'publication.near_quota': { icon: Gauge, hue: 'grey' },
  'automation.near_cap': { icon: Gauge, hue: 'grey' },
  'figures.unusual': { icon: ChartNoAxesColumn, hue: 'blue' },
  'spend.near_cap': { icon: Wallet, hue: 'amber' },
  'backup.trouble': { icon: Archive, hue: 'red' },
  'session.new_device': { icon: MonitorSmartphone, hue: 'red' },
  'rule.met': { icon: Workflow, hue: 'blue' },
  'ticket.news': { icon: LifeBuoy, hue: 'blue' },
}

/** Beside words that say it. */
export const AlertIcon = ({ kind, className }: { kind: AlertKind; className?: string }) => {
  const { icon: Icon, hue } = alertLooks[kind]
  return <Icon aria-hidden className={cx('size-4 shrink-0', hueText[hue], className)} strokeWidth={2} />
}
