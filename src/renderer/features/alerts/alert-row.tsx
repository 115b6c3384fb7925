import { useTranslation } from 'react-i18next'
import { ArrowUp, UserRound } from 'lucide-react'
import { isNews, type Alert } from '../../../contract/alerts.ts'
import { alertText } from '../../../contract/alert-text.ts'
import { AlertIcon } from '../../components/alert-look.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { CauseLink } from './cause-link.tsx'

export interface AlertRowProps {
  alert: Alert
  isOpen: boolean
  onOpen: () => void
  /** Null: in hand or over already. */
  onTake: (() => void) | null
}

/** Whose it is, or when it goes up. */
const Standing = ({ alert }: { alert: Alert }) => {
  const { t } = useTranslation('alerts')
  const format = useFormat()
  if (alert.acknowledged)
    return (
      <>
        {' · '}
        {t('by', { name: alert.acknowledged.by })}
        {alert.acknowledged.note && ` · « ${alert.acknowledged.note} »`}
      </>
    )
  if (alert.resolvedAt || !alert.escalatesAt) return null
  return ` · ${t('goesUp', { at: `${format.shortDate(alert.escalatesAt)} ${format.time(alert.escalatesAt)}` })}`
}

/** Of what is of no creator: beside whichever is chosen, it is said whose it is. */
const useOwner = ({ creatorId, userId, data }: Alert): string | null => {
  const { t } = useTranslation('alerts')
  const me = useMe()
  if (creatorId !== null) return null
  if (userId === null) return t('ofAgency')
  return userId === me.id ? t('ofYou') : t('ofPerson', { name: data['person'] ?? '…' })
}

/** What is wrong, what to do, whose it is; the act that goes to the cause beside the one that takes it in hand. */
export const AlertRow = ({ alert, isOpen, onOpen, onTake }: AlertRowProps) => {
  const { t } = useTranslation('alerts')
  const language = useLanguage()
  const { says, todo } = alertText(alert, language, useFormat().zone, alert.userId === useMe().id)
  const of = useOwner(alert)
  return (
    <li
      className={cx('flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0 max-md:flex-wrap', isOpen && 'bg-accent-soft')}
    >
      <button
        type="button"
        onClick={onOpen}
        aria-current={isOpen ? 'true' : undefined}
        className="flex min-w-0 flex-1 items-start gap-2.5 rounded-md text-left focus-visible:ring-focus max-md:basis-full"
      >
        <AlertIcon kind={alert.kind} className="mt-0.5" />
        <span className="min-w-0">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className={cx(alert.resolvedAt ? 'text-muted' : 'font-medium')}>{says}</span>
            {alert.level === 2 && !alert.resolvedAt && (
              <Badge icon={ArrowUp} hue="red">
                {t('escalated')}
              </Badge>
            )}
            {alert.isMine && !alert.resolvedAt && !alert.acknowledged && (
              <Badge icon={UserRound} hue="amber">
                {t('mine')}
              </Badge>
            )}
          </span>
          {!alert.resolvedAt && <span className="block text-muted">{todo}</span>}
          <span className="block text-sm text-muted">
            {of !== null && `${of} · `}
            <Instant at={alert.resolvedAt ?? alert.raisedAt} />
            <Standing alert={alert} />
          </span>
        </span>
      </button>
      {!alert.resolvedAt && (
        <span className="flex shrink-0 gap-2">
          <CauseLink alert={alert} />
          {onTake && (
            <Button size="sm" onPress={onTake}>
              {t(isNews(alert.kind) ? 'ack.seen' : 'ack.act')}
            </Button>
          )}
        </span>
      )}
    </li>
  )
}
