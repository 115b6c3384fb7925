import { useTranslation } from 'react-i18next'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { hueText } from '../../components/badge.tsx'
import { cx } from '../../lib/cx.ts'
import { slotStates, type SlotState } from './proposal-view.ts'
import { stateLooks } from './slot-row.tsx'

export interface ProposalCountsProps {
  counts: Record<SlotState, number>
  only: SlotState | null
  onOnly: (state: SlotState | null) => void
}

/** "12 new, 3 moved …": each is a filter of the list below. */
export const ProposalCounts = ({ counts, only, onOnly }: ProposalCountsProps) => {
  const { t } = useTranslation('planning')
  return (
    <ToggleButtonGroup
      aria-label={t('preview.filter')}
      selectionMode="single"
      selectedKeys={only ? [only] : []}
      onSelectionChange={(keys) => onOnly(slotStates.find((state) => keys.has(state)) ?? null)}
      className="flex flex-wrap gap-1.5"
    >
      {slotStates
        .filter((state) => counts[state] > 0)
        .map((state) => {
          const { icon: Icon, hue } = stateLooks[state]
          return (
            <ToggleButton
              key={state}
              id={state}
              className="tnum inline-flex h-7 items-center gap-1.5 rounded-lg border border-line bg-surface px-2 text-sm font-medium outline-none transition-colors data-hovered:bg-hover data-selected:border-accent data-selected:bg-accent-soft data-focus-visible:ring-focus"
            >
              <Icon aria-hidden className={cx('size-3.5', hueText[hue])} strokeWidth={2.2} />
              {t(`preview.${state}`, { count: counts[state] })}
            </ToggleButton>
          )
        })}
    </ToggleButtonGroup>
  )
}
