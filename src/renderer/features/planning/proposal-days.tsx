import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDate } from '@internationalized/date'
import type { Account } from '../../../contract/accounts.ts'
import type { ProposedSlot } from '../../../contract/plans.ts'
import { useInspector } from '../../lib/inspector.ts'
import { useFormat } from '../../lib/locale.tsx'
import { FillGapDialog } from './fill-gap-dialog.tsx'
import { daysOf, type ProposalEntry } from './proposal-view.ts'
import { SlotRow } from './slot-row.tsx'

export interface ProposalDaysProps {
  entries: readonly ProposalEntry[]
  accounts: readonly Account[]
  /** Keys that are not to be scheduled. */
  unchosen: ReadonlySet<string>
  onChoose: (key: string, isChosen: boolean) => void
  /** Whose it is, where gaps can be filled from here. */
  fillsFor: string | null
}

/** Day by day. Days out of sight cost the browser nothing to lay out. */
export const ProposalDays = ({ entries, accounts, unchosen, onChoose, fillsFor }: ProposalDaysProps) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { inspect } = useInspector()
  const [filling, setFilling] = useState<ProposedSlot | null>(null)
  const fillsOn = filling && accounts.find(({ id }) => id === filling.accountId)
  const byId = new Map(accounts.map((account) => [account.id, account]))
  return (
    <div className="@container flex flex-col gap-3">
      {daysOf(entries).map(([day, due]) => (
        <section key={day} aria-labelledby={`plan-${day}`} className="[contain-intrinsic-size:auto_9rem] [content-visibility:auto]">
          <h3 id={`plan-${day}`} className="flex items-baseline gap-2 pb-1">
            <span className="font-semibold first-letter:uppercase">{format.longDay(parseDate(day).toDate('UTC'), 'UTC')}</span>
            <span className="tnum text-sm font-normal text-muted">{t('preview.dayCount', { count: due.length })}</span>
          </h3>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {due.map((entry) => (
              <SlotRow
                key={entry.id}
                entry={entry}
                account={byId.get(entry.state === 'dropped' ? entry.dropped.accountId : entry.slot.accountId)}
                isChosen={!unchosen.has(entry.id)}
                onChoose={(isChosen) => onChoose(entry.id, isChosen)}
                onOpen={inspect}
                onFill={fillsFor === null ? undefined : setFilling}
              />
            ))}
          </ul>
        </section>
      ))}
      {fillsFor !== null && filling && fillsOn && (
        <FillGapDialog key={filling.key} creatorId={fillsFor} slot={filling} account={fillsOn} onClose={() => setFilling(null)} />
      )}
    </div>
  )
}
