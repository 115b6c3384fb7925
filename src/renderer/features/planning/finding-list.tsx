import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDate } from '@internationalized/date'
import { TriangleAlert } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { planFindingText } from '../../../contract/plan-finding-text.ts'
import type { Account } from '../../../contract/accounts.ts'
import type { Band, PlanFinding } from '../../../contract/plans.ts'
import { withFrenchSpaces } from '../../lib/i18n/french-spaces.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { rangeText } from './plan-words.ts'

/** Shown before one asks for the rest. */
const fewest = 4

/** Counted over the whole period, rather than on so many days. */
const overAll: ReadonlySet<PlanFinding['rule']> = new Set(['library.short', 'captions.short'])

export interface FindingListProps {
  findings: readonly PlanFinding[]
  accounts: readonly Account[]
  /** To name a band by its hours. */
  bandsOf: (accountId: string | null) => readonly Band[]
}

/** What the plan could not have, why, and the way out. */
export const FindingList = ({ findings, accounts, bandsOf }: FindingListProps) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const language = useLanguage()
  const [isAll, setAll] = useState(false)
  if (findings.length === 0) return null
  const spaced = (text: string) => (language === 'fr' ? withFrenchSpaces(text) : text)
  const whereOf = ({ accountId, bandId }: PlanFinding): string => {
    const account = accounts.find(({ id }) => id === accountId)
    const band = bandsOf(accountId).find(({ id }) => id === bandId)
    return [account && `@${account.handle}`, band && rangeText(band)].filter(Boolean).join(' · ')
  }
  const whenOf = ({ rule, date: day, days }: PlanFinding): string => {
    if (day === null) return ''
    const date = format.shortDate(parseDate(day).toDate('UTC'), 'UTC')
    return overAll.has(rule) ? t('preview.findingSince', { date }) : t('preview.findingDays', { count: days, date })
  }
  const shown = isAll ? findings : findings.slice(0, fewest)
  return (
    <section aria-label={t('preview.findings')} className="rounded-lg border border-line bg-surface px-3 py-2.5">
      <h3 className="font-semibold">{t('preview.findings')}</h3>
      <ul className="flex flex-col gap-2 pt-2">
        {shown.map((finding) => {
          const { says, todo } = planFindingText(finding, language)
          const aside = [whereOf(finding), whenOf(finding)].filter(Boolean).join(' · ')
          return (
            <li key={JSON.stringify(finding)} className="flex items-start gap-2">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-amber" />
              <span className="min-w-0">
                <span className="block">
                  <span className="font-medium">{spaced(says)}</span>
                  {aside && <span className="tnum text-sm text-muted"> · {aside}</span>}
                </span>
                <span className="block text-muted">{spaced(todo)}</span>
              </span>
            </li>
          )
        })}
      </ul>
      {findings.length > shown.length && (
        <Button size="sm" variant="quiet" className="mt-1" onPress={() => setAll(true)}>
          {t('preview.more', { count: findings.length - shown.length })}
        </Button>
      )}
    </section>
  )
}
