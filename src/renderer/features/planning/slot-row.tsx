import { useTranslation } from 'react-i18next'
import { ArrowRightLeft, Ban, Check, CircleAlert, CircleDashed, CircleX, Info, Plus, Target, type LucideIcon } from 'lucide-react'
import { Button as ActButton } from '../../components/button.tsx'
import { Badge, type Hue } from '../../components/badge.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { WallTime } from '../../components/wall-time.tsx'
import { Button } from 'react-aria-components'
import type { Account } from '../../../contract/accounts.ts'
import type { ProposedSlot } from '../../../contract/plans.ts'
import { AssetImage } from '../../lib/asset-image.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useRuleText } from '../../lib/rule-text.ts'
import { canApply, type ProposalEntry, type SlotState } from './proposal-view.ts'

export const stateLooks: Record<SlotState, { icon: LucideIcon; hue: Hue }> = {
  new: { icon: Plus, hue: 'green' },
  moved: { icon: ArrowRightLeft, hue: 'blue' },
  kept: { icon: Check, hue: 'grey' },
  dropped: { icon: CircleX, hue: 'red' },
  gap: { icon: CircleDashed, hue: 'amber' },
  blocked: { icon: Ban, hue: 'red' },
}

const grid =
  'grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 @2xl:grid-cols-[1.25rem_9.5rem_minmax(6rem,9rem)_8.5rem_minmax(0,1fr)_auto]'

const Thumbs = ({ assetIds }: { assetIds: readonly string[] }) => (
  <span className="flex shrink-0 gap-0.5">
    {assetIds.slice(0, 3).map((assetId) => (
      <AssetImage key={assetId} assetId={assetId} alt="" className="size-7 rounded-sm object-cover" />
    ))}
    {assetIds.length > 3 && <span className="tnum flex items-center px-1 text-sm text-muted">+{assetIds.length - 3}</span>}
  </span>
)

const Problems = ({ slot }: { slot: ProposedSlot }) => {
  const words = useRuleText()
  return slot.problems.map(({ rule, data, severity }) => (
    <span key={`${rule} ${JSON.stringify(data)}`} className="flex items-start gap-1.5 text-sm">
      {severity === 'error' ? (
        <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-red" />
      ) : (
        <Info aria-hidden className="mt-0.5 size-3.5 shrink-0 text-amber" />
      )}
      <span className="min-w-0 break-words">{words(rule, data)}</span>
    </span>
  ))
}

const Words = ({ entry, onOpen }: { entry: ProposalEntry; onOpen: (publicationId: string) => void }) => {
  const { t } = useTranslation(['planning', 'ui'])
  const text = entry.state === 'dropped' ? entry.dropped.text : entry.slot.text
  const publicationId = entry.state === 'dropped' ? entry.dropped.publicationId : entry.slot.publicationId
  const shown =
    text.trim() !== '' ? (
      <span className="truncate">{text}</span>
    ) : (
      <span className="text-muted">{entry.state === 'gap' ? t('slot.noMedia') : t('ui:noText')}</span>
    )
  if (!publicationId) return <span className="flex min-w-0">{shown}</span>
  return (
    <Button
      aria-label={`${t('slot.open')} : ${text}`}
      onPress={() => onOpen(publicationId)}
      className="flex min-w-0 rounded-sm text-left outline-none data-focus-visible:ring-focus data-hovered:underline"
    >
      {shown}
    </Button>
  )
}

const State = ({ entry }: { entry: ProposalEntry }) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const { icon, hue } = stateLooks[entry.state]
  const from = entry.state === 'moved' ? entry.slot.movedFrom : null
  return (
    <span className="flex items-center justify-end gap-2">
      {from && (
        <span className="tnum text-sm whitespace-nowrap text-muted">
          {t('slot.from', { from: `${format.shortDate(from, entry.zone)} ${format.time(from, entry.zone)}` })}
        </span>
      )}
      <Badge icon={icon} hue={hue}>
        {t(`slot.${entry.state}`)}
      </Badge>
    </span>
  )
}

const Kind = ({ slot }: { slot: ProposedSlot }) => {
  const { t } = useTranslation('planning')
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="truncate">{t(`kind.${slot.kind}`)}</span>
      {slot.obliged && (
        <Tooltip text={t('slot.obliged')}>
          <Button
            aria-label={t('slot.obliged')}
            className="shrink-0 rounded-sm text-accent-text outline-none data-focus-visible:ring-focus"
          >
            <Target aria-hidden className="size-3.5" />
          </Button>
        </Tooltip>
      )}
    </span>
  )
}

export interface SlotRowProps {
  entry: ProposalEntry
  account: Account | undefined
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
  onOpen: (publicationId: string) => void
  /** Absent where nothing can be filled: what is shown is not saved. */
  onFill?: ((slot: ProposedSlot) => void) | undefined
}

/** One post of the proposal: when, where, what, and what happens to it. */
export const SlotRow = ({ entry, account, isChosen, onChoose, onOpen, onFill }: SlotRowProps) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const slot = entry.state === 'dropped' ? null : entry.slot
  const what = [format.shortDate(entry.dueAt, entry.zone), format.time(entry.dueAt, entry.zone), account && `@${account.handle}`]
    .filter(Boolean)
    .join(' ')
  const isQuiet = entry.state === 'kept'
  return (
    <li className={cx('px-3 py-1.5', isQuiet && 'text-muted', entry.state === 'dropped' && 'line-through decoration-muted')}>
      <div className={grid}>
        {canApply(entry.state) ? (
          <Checkbox aria-label={t('preview.choose', { what })} isSelected={isChosen} onChange={onChoose} />
        ) : (
          <span />
        )}
        <WallTime at={{ wall: '', zone: entry.zone }} dueAt={entry.dueAt} isStacked className={isQuiet ? '' : 'font-medium'} />
        <span className="col-start-2 flex min-w-0 items-center gap-1.5 @2xl:col-start-auto">
          {account && <PlatformGlyph platform={account.platform} />}
          <span className="truncate">@{account?.handle ?? '…'}</span>
        </span>
        <span className="col-start-2 min-w-0 @2xl:col-start-auto">{slot && <Kind slot={slot} />}</span>
        <span className="col-start-2 flex min-w-0 items-center gap-2 @2xl:col-start-auto">
          {slot && slot.assetIds.length > 0 && <Thumbs assetIds={slot.assetIds} />}
          <Words entry={entry} onOpen={onOpen} />
        </span>
        <span className="col-start-3 row-start-1 flex items-center justify-end gap-2 @2xl:col-start-auto @2xl:row-start-auto">
          {slot && entry.state === 'gap' && onFill && (
            <ActButton size="sm" aria-label={t('fill.openOf', { what })} onPress={() => onFill(slot)}>
              {t('fill.open')}
            </ActButton>
          )}
          <State entry={entry} />
        </span>
      </div>
      {slot && slot.problems.length > 0 && (
        <div className="mt-1 flex flex-col gap-0.5 pl-8">
          <Problems slot={slot} />
        </div>
      )}
    </li>
  )
}
