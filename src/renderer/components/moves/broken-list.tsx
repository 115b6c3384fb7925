import { Ban, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BrokenRule } from '../../../contract/calendar.ts'
import { cx } from '../../lib/cx.ts'
import { useRuleText } from './use-rule-text.ts'

/** The rules that one place breaks, the gravest first. */
export const BrokenList = ({ broken, zone, className }: { broken: readonly BrokenRule[]; zone: string; className?: string }) => {
  const { t } = useTranslation('moves')
  const text = useRuleText()
  return (
    <ul className={cx('flex flex-col gap-1', className)}>
      {broken.map((each) => {
        const Icon = each.canOverride ? TriangleAlert : Ban
        return (
          <li key={`${each.rule} ${each.other?.publicationId ?? ''}`} className="flex items-start gap-2">
            <Icon
              aria-hidden
              className={cx('mt-0.5 size-4 shrink-0', each.canOverride ? (each.isNew ? 'text-amber' : 'text-muted') : 'text-red')}
            />
            <span className={cx(!each.isNew && 'text-muted')}>
              {text(each, zone)}
              {!each.isNew && ` ${t('rule.already')}`}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
