import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useFormat } from '../lib/locale.tsx'

/** One figure, and how it stands beside what it was. Figures stand in a `<dl>`. */
export const FigureTile = ({ label, value, note, change }: { label: string; value: string; note?: ReactNode; change?: ReactNode }) => (
  <div className="flex min-w-36 flex-1 flex-col gap-0.5 rounded-lg border border-line bg-surface px-4 py-3">
    <dt className="text-muted">{label}</dt>
    <dd className="tnum text-2xl font-semibold">{value}</dd>
    {change && <dd className="text-sm">{change}</dd>}
    {note && <dd className="text-sm text-muted">{note}</dd>}
  </div>
)

/** By how much more or less: said by an arrow and words, not by colour alone. Nothing where there is nothing to compare with. */
export const Change = ({ now, before }: { now: number | null; before: number | null }) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  if (now === null || before === null || before === 0) return null
  const share = (now - before) / Math.abs(before)
  if (Math.abs(share) < 0.0005) return <span className="text-muted">{t('change.same')}</span>
  const Icon = share > 0 ? ArrowUp : ArrowDown
  return (
    <span className="inline-flex items-center gap-1 text-muted">
      <Icon aria-hidden className={share > 0 ? 'size-3.5 text-green' : 'size-3.5 text-red'} />
      {t(share > 0 ? 'change.more' : 'change.less', { share: format.percent(Math.abs(share)) })}
    </span>
  )
}
