import { useTranslation } from 'react-i18next'
import { CircleAlert, CircleDashed, TriangleAlert, type LucideIcon } from 'lucide-react'
import { Button } from 'react-aria-components'
import { TextLink } from '../../components/link.tsx'
import { Popover } from '../../components/popover.tsx'
import type { DayAhead, ObligationDay, PlanGap } from '../../../contract/obligations.ts'
import { cx } from '../../lib/cx.ts'
import { useCan } from '../../lib/me.tsx'

export interface MissingChipProps {
  ahead: DayAhead
  /** `YYYY-MM-DD`. */
  day: string
  /** The day as a person says it. */
  dayName: string
  creatorName: (id: string) => string | undefined
  /** Handle of an account. */
  accountName: (id: string) => string | undefined
  /** The icon and a number only. */
  isSmall?: boolean
}

const Debt = ({
  debt,
  day,
  creatorName,
  accountName,
}: Pick<MissingChipProps, 'day' | 'creatorName' | 'accountName'> & { debt: ObligationDay }) => {
  const { t } = useTranslation('calendar')
  const can = useCan()
  const Icon = debt.state === 'missing' ? CircleAlert : TriangleAlert
  const account = debt.accountId === null ? undefined : accountName(debt.accountId)
  return (
    <li className="flex flex-col gap-1">
      <span className="flex items-center gap-1.5">
        <Icon aria-hidden className={cx('size-4 shrink-0', debt.state === 'missing' ? 'text-red' : 'text-amber')} />
        <span className="font-medium">
          {t(debt.state === 'missing' ? 'debt.missing' : 'debt.atRisk', { kind: t(`planKind.${debt.kind}`) })}
        </span>
        {debt.wanted > 1 && <span className="tnum text-muted">{t('debt.of', { there: debt.wanted - debt.gap, wanted: debt.wanted })}</span>}
      </span>
      <span className="text-sm text-muted">
        {[creatorName(debt.creatorId), account && `@${account}`, debt.per === 'week' && t('debt.week')].filter(Boolean).join(' · ')}
      </span>
      {debt.risks.length > 0 && <span className="text-sm text-muted">{debt.risks.map((risk) => t(`debt.risk.${risk}`)).join(' · ')}</span>}
      {can('posts.create') && (
        <span className="flex gap-3 text-sm">
          <TextLink to="/creators/$creatorId" params={{ creatorId: debt.creatorId }} search={{ tab: 'plan' }}>
            {t('debt.plan')}
          </TextLink>
          <TextLink to="/posts/new" search={{ creator: debt.creatorId, account: debt.accountId ?? undefined, at: day }}>
            {t('compose')}
          </TextLink>
        </span>
      )}
    </li>
  )
}

const Gap = ({
  gap: { accountId, wanted, planned },
  day,
  accountName,
}: Pick<MissingChipProps, 'day' | 'accountName'> & { gap: PlanGap }) => {
  const { t } = useTranslation('calendar')
  const account = accountName(accountId)
  return (
    <li className="flex flex-col gap-1">
      <span className="flex items-center gap-1.5">
        <CircleDashed aria-hidden className="size-4 shrink-0 text-amber" />
        <span className="font-medium">{t('gapMin.says', { count: wanted - planned })}</span>
      </span>
      <span className="tnum text-sm text-muted">
        {[account && `@${account}`, t('gapMin.of', { planned, wanted })].filter(Boolean).join(' · ')}
      </span>
      <span className="text-sm">
        <TextLink to="/posts/new" search={{ account: accountId, at: day }}>
          {t('compose')}
        </TextLink>
      </span>
    </li>
  )
}

/** How bad it is, and in how few words. */
const useSummary = ({ missing, atRisk, kind, short }: DayAhead): { icon: LucideIcon; isMissing: boolean; count: number; text: string } => {
  const { t } = useTranslation('calendar')
  const count = missing + atRisk
  if (count === 0) return { icon: CircleDashed, isMissing: false, count: short, text: t('gapMin.says', { count: short }) }
  const isMissing = missing > 0
  const several = isMissing ? 'debt.manyMissing' : 'debt.manyAtRisk'
  const text =
    kind === null
      ? t(several, { count })
      : count === 1
        ? t(isMissing ? 'debt.missing' : 'debt.atRisk', { kind: t(`planKind.${kind}`) })
        : t('debt.several', { count, kind: t(`planKind.${kind}`) })
  return { icon: isMissing ? CircleAlert : TriangleAlert, isMissing, count, text }
}

/** What is owed on a day or asked for by the plan, and missing, with the ways to it. */
export const MissingChip = ({ ahead, day, dayName, creatorName, accountName, isSmall = false }: MissingChipProps) => {
  const { t } = useTranslation('calendar')
  const { icon: Icon, isMissing, count, text } = useSummary(ahead)
  return (
    <Popover
      label={t('debt.title', { day: dayName })}
      className="max-h-80 w-72"
      trigger={
        <Button
          aria-label={t('debt.label', { day: dayName, text })}
          className={cx(
            'inline-flex h-5 min-w-0 items-center gap-1 rounded-md border px-1 text-xs font-medium outline-none data-hovered:bg-hover data-focus-visible:ring-focus',
            isMissing ? 'border-red' : 'border-amber',
          )}
        >
          <Icon aria-hidden className={cx('size-3.5 shrink-0', isMissing ? 'text-red' : 'text-amber')} />
          {isSmall ? count > 1 && <span className="tnum">{count}</span> : <span className="truncate">{text}</span>}
        </Button>
      }
    >
      <ul className="flex flex-col gap-3">
        {ahead.debts.map((debt) => (
          <Debt
            key={`${debt.creatorId} ${debt.accountId} ${debt.kind} ${debt.per}`}
            debt={debt}
            day={day}
            creatorName={creatorName}
            accountName={accountName}
          />
        ))}
        {ahead.gaps.map((gap) => (
          <Gap key={gap.accountId} gap={gap} day={day} accountName={accountName} />
        ))}
        {ahead.more > 0 && <li className="text-sm text-muted">{t('debt.more', { count: ahead.more })}</li>}
      </ul>
    </Popover>
  )
}
