import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CalendarCheck } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { BrokenList } from '../../components/moves/broken-list.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { WallTime } from '../../components/wall-time.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { LibraryAsset } from '../../../contract/library.ts'
import type { PlanKind, ProposedSlot } from '../../../contract/plans.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useRuleText } from '../../lib/rule-text.ts'
import { AssetChoice } from './asset-choice.tsx'
import { useFillGap } from './use-fill-gap.ts'

interface Need {
  kind: 'image' | 'video' | undefined
  least: number
  most: number
}

/** As the solver fills them. */
const needs: Record<PlanKind, Need> = {
  text: { kind: undefined, least: 0, most: 0 },
  photo: { kind: 'image', least: 1, most: 1 },
  photo_set: { kind: 'image', least: 2, most: 4 },
  reel: { kind: 'video', least: 1, most: 1 },
  story: { kind: undefined, least: 1, most: 1 },
  onlyfans_post: { kind: undefined, least: 1, most: 4 },
}

export interface FillGapDialogProps {
  creatorId: string
  slot: ProposedSlot
  account: Account
  onClose: () => void
}

/** What goes into a place that the library could not fill: chosen and written here, with its day, time and account set. */
export const FillGapDialog = ({ creatorId, slot, account, onClose }: FillGapDialogProps) => {
  const { t } = useTranslation(['planning', 'ui'])
  const api = useApi()
  const format = useFormat()
  const words = useRuleText()
  const [chosen, setChosen] = useState<LibraryAsset[]>([])
  const [text, setText] = useState('')
  const { kind, least, most } = needs[slot.kind]
  const content = { text, assets: chosen.map(({ id, alt }) => ({ assetId: id, alt })), languages: [], labels: [] }
  const isEmpty = chosen.length < least || (most === 0 && text.trim() === '')
  const check = useQuery(
    api.posts.check.queryOptions({ input: { creatorId, content, accountIds: [account.id] }, enabled: !isEmpty, staleTime: 0 }),
  )
  const place = useQuery(
    api.calendar.checkPlace.queryOptions({
      input: { accountId: account.id, at: slot.at, text, assetIds: chosen.map(({ id }) => id) },
      enabled: !isEmpty,
      staleTime: 0,
      placeholderData: keepPreviousData,
    }),
  )
  const broken = isEmpty ? [] : (place.data ?? [])
  const problems = isEmpty ? [] : (check.data?.problems ?? [])
  const isBlocked = problems.some(({ severity }) => severity === 'error')
  const fill = useFillGap(creatorId, slot, onClose)
  return (
    <Dialog
      title={t('fill.title')}
      isOpen
      onClose={onClose}
      size="lg"
      footer={
        <>
          <ButtonLink
            to="/posts/new"
            search={{ creator: creatorId, account: account.id, at: slot.at.wall.slice(0, 16), zone: slot.at.zone }}
            variant="quiet"
            className="mr-auto"
          >
            {t('fill.compose')}
          </ButtonLink>
          <Button onPress={onClose}>{t('ui:act.cancel')}</Button>
          <Button
            variant="primary"
            icon={CalendarCheck}
            isDisabled={isEmpty || isBlocked}
            isPending={fill.isPending}
            onPress={() => fill.mutate(content)}
          >
            {t(broken.length > 0 ? 'fill.actAnyway' : 'fill.act')}
          </Button>
        </>
      }
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{t(`kind.${slot.kind}`)}</span>
        <span className="text-muted">·</span>
        <span className="first-letter:uppercase">{format.shortDate(slot.dueAt, slot.at.zone)}</span>
        <WallTime at={slot.at} dueAt={slot.dueAt} />
        <span className="text-muted">·</span>
        <PlatformGlyph platform={account.platform} />
        <span>@{account.handle}</span>
      </p>
      {most > 0 && (
        <AssetChoice creatorId={creatorId} platform={account.platform} kind={kind} chosen={chosen} most={most} onChange={setChosen} />
      )}
      <TextArea label={t('fill.text')} isOptional={most > 0} value={text} onChange={setText} rows={3} />
      {isEmpty && most > 0 && <p className="text-sm text-muted">{t('fill.least', { count: least })}</p>}
      {problems.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm">
          {problems.map(({ rule, data, severity }) => (
            <li key={rule} className={severity === 'error' ? 'text-red' : 'text-muted'}>
              {words(rule, data)}
            </li>
          ))}
        </ul>
      )}
      {broken.length > 0 && (
        <Callout tone="warning" title={t('fill.broken')}>
          <BrokenList broken={broken} zone={slot.at.zone} />
        </Callout>
      )}
      <ErrorNote error={fill.error} />
    </Dialog>
  )
}
