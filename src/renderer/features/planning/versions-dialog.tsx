import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { ListBox, ListBoxItem, Text } from 'react-aria-components'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { PlanVersion } from '../../../contract/plans.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { PlanSummary } from './plan-compare.tsx'
import type { PlanDesk } from './use-plan-desk.ts'

interface ListProps {
  versions: readonly PlanVersion[]
  current: number | undefined
  shown: number
  onShow: (version: number) => void
}

const List = ({ versions, current, shown, onShow }: ListProps) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  return (
    <ListBox
      aria-label={t('versions.choose')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[shown]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys]
        if (typeof key === 'number') onShow(key)
      }}
      className="flex max-h-100 w-56 shrink-0 flex-col gap-0.5 overflow-auto pr-2 outline-none"
    >
      {versions.map(({ version, at, by }) => (
        <ListBoxItem
          key={version}
          id={version}
          textValue={t('versions.line', { version })}
          className="rounded-md px-2.5 py-1.5 outline-none data-focus-visible:ring-focus data-hovered:bg-hover data-selected:bg-hover"
        >
          <span className="flex items-center justify-between gap-2 font-medium">
            <Text slot="label">{t('versions.line', { version })}</Text>
            {version === current && <Badge>{t('versions.current')}</Badge>}
          </span>
          <Text slot="description" className="tnum block text-sm text-muted">
            {by} · {format.dateTime(at)}
          </Text>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}

/** Every version that was saved, to look at and to go back to (as a new version). */
export const VersionsDialog = ({ desk, onClose }: { desk: PlanDesk; onClose: () => void }) => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const toasts = useToasts()
  const [chosen, setChosen] = useState<number | null>(null)
  const list = useQuery(api.plans.versions.queryOptions({ input: { creatorId: desk.creatorId, accountId: desk.whose } }))
  const shown = list.data?.find(({ version }) => version === chosen) ?? list.data?.[0]
  const restore = () => {
    if (!shown) return
    desk.saveAs(shown.rules, ({ version }) => {
      toasts.done(t('versions.restored', { from: shown.version, version }))
      onClose()
    })
  }
  return (
    <Dialog
      title={t('versions.title')}
      isOpen
      onClose={onClose}
      size="lg"
      footer={
        shown && (
          <Button onPress={restore} isPending={desk.isSaving} isDisabled={shown.version === desk.saved?.version}>
            {t('versions.restore')}
          </Button>
        )
      }
    >
      {list.isPending && <SkeletonRows rows={5} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && !shown && <p className="text-muted">{t('versions.none')}</p>}
      {list.data && shown && (
        <div className="flex min-h-60 gap-4">
          <List versions={list.data} current={desk.saved?.version} shown={shown.version} onShow={setChosen} />
          <div
            className="min-w-0 flex-1 border-l border-line pl-4"
            role="region"
            aria-label={t('versions.line', { version: shown.version })}
          >
            <PlanSummary rules={shown.rules} now={desk.saved?.rules} />
          </div>
        </div>
      )}
      <ErrorNote error={desk.error} />
    </Dialog>
  )
}
