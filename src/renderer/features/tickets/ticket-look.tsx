import { useTranslation } from 'react-i18next'
import { CircleCheck, CircleDot, Flame, Hand, type LucideIcon } from 'lucide-react'
import type { TicketState, TicketSummary } from '../../../contract/tickets.ts'
import { Badge, type Hue } from '../../components/badge.tsx'
import { useMe } from '../../lib/me.tsx'

const looks: Readonly<Record<TicketState, { icon: LucideIcon; hue: Hue }>> = {
  open: { icon: CircleDot, hue: 'amber' },
  in_hand: { icon: Hand, hue: 'blue' },
  closed: { icon: CircleCheck, hue: 'green' },
}

/** Where it stands, and how urgent it is where that is said. */
export const TicketBadges = ({ ticket }: { ticket: Pick<TicketSummary, 'state' | 'urgency'> }) => {
  const { t } = useTranslation('tickets')
  const { icon, hue } = looks[ticket.state]
  return (
    <>
      <Badge icon={icon} hue={hue}>
        {t(`state.${ticket.state}`)}
      </Badge>
      {ticket.urgency === 'high' && ticket.state !== 'closed' && (
        <Badge icon={Flame} hue="red">
          {t('urgency.high')}
        </Badge>
      )}
    </>
  )
}

/** Whose word is awaited, as the reader sees it; null: nobody's. */
export const useWaitsFor = (): ((ticket: Pick<TicketSummary, 'waitsFor' | 'reporter' | 'assignee'>) => string | null) => {
  const { t } = useTranslation('tickets')
  const me = useMe()
  return ({ waitsFor, reporter, assignee }) => {
    if (waitsFor === null) return null
    const isMine =
      waitsFor === 'reporter' ? reporter.id === me.id : assignee ? assignee.id === me.id : me.role === 'admin' && reporter.id !== me.id
    if (isMine) return t('waits.you')
    return waitsFor === 'agency' ? t('waits.agency') : t('waits.reporter', { name: reporter.name })
  }
}
