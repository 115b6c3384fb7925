import { useTranslation } from 'react-i18next'
import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  ClipboardPaste,
  ClockAlert,
  Hand,
  Hourglass,
  Loader,
  type LucideIcon,
  PencilLine,
  Send,
  Smartphone,
  UserRoundCheck,
} from 'lucide-react'
import type { PublicationState } from '../../contract/publications.ts'
import { cx } from '../lib/cx.ts'
import { isWaiting, type Standing } from '../lib/waiting.ts'
import { Badge, hueText, type Hue } from './badge.tsx'

export interface StateLook {
  icon: LucideIcon
  hue: Hue
  /** Waiting for a person: amber outline. */
  outlined?: boolean
  /** Something is going on right now. */
  moving?: boolean
}

/** One look per state, the same in lists, calendar and detail. */
export const stateLooks: Record<PublicationState, StateLook> = {
  draft: { icon: PencilLine, hue: 'grey' },
  awaiting_approval: { icon: UserRoundCheck, hue: 'amber', outlined: true },
  scheduled: { icon: CalendarClock, hue: 'blue' },
  sending: { icon: Send, hue: 'amber', moving: true },
  processing: { icon: Loader, hue: 'amber', moving: true },
  published: { icon: CircleCheck, hue: 'green' },
  ambiguous: { icon: CircleHelp, hue: 'violet' },
  failed: { icon: CircleX, hue: 'red' },
  missed: { icon: ClockAlert, hue: 'grey' },
  needs_person: { icon: Hand, hue: 'amber', outlined: true },
  cancelled: { icon: CircleDashed, hue: 'grey' },
  vetoed: { icon: Ban, hue: 'grey' },
}

/** How one publication stands as a person sees it: what only waits is told apart from what did not work or is worked on. */
export type SeenState = PublicationState | 'waiting' | 'handed_over' | 'ready'

export const seenState = (publication: Standing): SeenState => {
  if (publication.readyAt !== null) return 'ready'
  if (publication.handedOverAt !== null) return 'handed_over'
  return isWaiting(publication) ? 'waiting' : publication.state
}

const seenLooks: Record<SeenState, StateLook> = {
  ...stateLooks,
  waiting: { icon: Hourglass, hue: 'amber', outlined: true },
  ready: { icon: ClipboardPaste, hue: 'amber', outlined: true },
  handed_over: { icon: Smartphone, hue: 'amber', outlined: true },
}

export const lookOf = (state: SeenState): StateLook => seenLooks[state]

export const StateBadge = ({ state }: { state: SeenState }) => {
  const { t } = useTranslation('ui')
  return <Badge {...lookOf(state)}>{t(`state.${state}`)}</Badge>
}

/** The icon alone, named for readers, where space is short. */
export const StateIcon = ({ state, className }: { state: SeenState; className?: string }) => {
  const { t } = useTranslation('ui')
  const { icon: Icon, hue, moving } = lookOf(state)
  const name = t(`state.${state}`)
  return (
    <span role="img" aria-label={name} title={name} className={cx('inline-flex', className)}>
      <Icon aria-hidden className={cx('size-4', hueText[hue], moving && 'animate-breathe')} strokeWidth={2} />
    </span>
  )
}
