import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { KeySquare, Pencil, Plus, Stethoscope, Trash2 } from 'lucide-react'
import type { DeveloperApp } from '../../../contract/developer-apps.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ExamineDialog } from '../../components/examine-dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { platformName } from '../../../contract/platform-name.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { AppDialog } from './app-dialog.tsx'
import { MonthSpending } from './month-spending.tsx'

/** What can be known before anybody consents in its name. */
const ExamineApp = ({ app: { id, name }, onClose }: { app: DeveloperApp; onClose: () => void }) => {
  const { t } = useTranslation('apps')
  const api = useApi()
  const checks = useQuery(api.system.examineApplication.queryOptions({ input: { appId: id }, staleTime: 0, gcTime: 0 }))
  return <ExamineDialog title={t('examine.title', { name })} checks={checks} onClose={onClose} />
}

const RemoveDialog = ({ app, onClose }: { app: DeveloperApp; onClose: () => void }) => {
  const { t } = useTranslation('apps')
  const api = useApi()
  const toasts = useToasts()
  const remove = useSubmit(
    api.developerApps.remove.mutationOptions({
      onSuccess: () => {
        toasts.done(t('remove.done', { name: app.name }))
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('remove.title', { name: app.name })}
      isOpen
      onClose={onClose}
      onConfirm={() => remove.mutate({ id: app.id })}
      confirmLabel={t('remove.act')}
      isPending={remove.isPending}
      error={remove.error}
    >
      {t('remove.text')}
    </ConfirmDialog>
  )
}

interface AppTableProps {
  apps: readonly DeveloperApp[]
  nameOf: (creatorId: string) => string
  onExamine: (app: DeveloperApp) => void
  onEdit: (app: DeveloperApp) => void
  onRemove: (app: DeveloperApp) => void
}

const AppTable = ({ apps, nameOf, onExamine, onEdit, onRemove }: AppTableProps) => {
  const { t } = useTranslation('apps')
  const isBilled = apps.some(({ spending }) => spending !== null)
  return (
    <table className="w-full text-left">
      <thead className="text-sm text-muted">
        <tr>
          {(['name', 'platform', 'whose', 'accounts'] as const).map((column) => (
            <th key={column} scope="col" className={`pr-4 pb-1.5 font-medium ${column === 'accounts' ? 'text-right' : ''}`}>
              {t(`column.${column}`)}
            </th>
          ))}
          {isBilled && (
            <th scope="col" className="pr-4 pb-1.5 font-medium">
              {t('column.spent')}
            </th>
          )}
          <td />
        </tr>
      </thead>
      <tbody>
        {apps.map((app) => (
          <tr key={app.id} className="h-9 border-t border-line">
            <th scope="row" className="max-w-60 truncate pr-4 text-left font-normal" title={app.name}>
              {app.name}
            </th>
            <td className="pr-4">
              <span className="inline-flex items-center gap-2">
                <PlatformGlyph platform={app.platform} />
                {platformName(app.platform)}
              </span>
            </td>
            <td className="pr-4">{app.creatorId === null ? t('everyone') : nameOf(app.creatorId)}</td>
            <td className="tnum pr-4 text-right">{app.accounts}</td>
            {isBilled && <td className="pr-4">{app.spending && <MonthSpending spending={app.spending} />}</td>}
            <td className="text-right whitespace-nowrap">
              <IconButton icon={Stethoscope} label={t('examine.act', { name: app.name })} onPress={() => onExamine(app)} />
              <IconButton icon={Pencil} label={t('edit', { name: app.name })} onPress={() => onEdit(app)} />
              <IconButton
                icon={Trash2}
                label={app.accounts > 0 ? t('inUse') : t('remove.label', { name: app.name })}
                isDisabled={app.accounts > 0}
                onPress={() => onRemove(app)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The agency's own applications with platforms that ask for one. */
export const AppsTab = () => {
  const { t } = useTranslation('apps')
  const api = useApi()
  const apps = useQuery(api.developerApps.list.queryOptions())
  const platforms = useQuery(api.platforms.list.queryOptions())
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const [edited, edit] = useState<DeveloperApp | 'new' | null>(null)
  const [examined, examine] = useState<DeveloperApp | null>(null)
  const [removed, remove] = useState<DeveloperApp | null>(null)
  const asking = (platforms.data ?? []).filter(({ capabilities }) => capabilities.connect.consent !== undefined)
  const failed = apps.error ?? platforms.error ?? creators.error
  const add = asking.length > 0 && (
    <Button icon={Plus} onPress={() => edit('new')}>
      {t('add')}
    </Button>
  )
  const nameOf = (creatorId: string) => creators.data?.find(({ id }) => id === creatorId)?.name ?? ''
  return (
    <Section title={t('title')} note={t('note')} actions={(apps.data?.length ?? 0) > 0 && add}>
      {apps.isPending && <SkeletonRows rows={3} />}
      {failed && <ErrorState error={failed} onRetry={() => void Promise.all([apps.refetch(), platforms.refetch(), creators.refetch()])} />}
      {apps.data?.length === 0 && (
        <EmptyState icon={KeySquare} title={t('none.title')} action={add}>
          {asking.length > 0 || platforms.isPending ? t('none.text') : t('noPlatform')}
        </EmptyState>
      )}
      {apps.data && apps.data.length > 0 && (
        <AppTable apps={apps.data} nameOf={nameOf} onExamine={examine} onEdit={edit} onRemove={remove} />
      )}
      {edited !== null && (
        <AppDialog app={edited === 'new' ? null : edited} platforms={asking} creators={creators.data ?? []} onClose={() => edit(null)} />
      )}
      {examined && <ExamineApp app={examined} onClose={() => examine(null)} />}
      {removed && <RemoveDialog app={removed} onClose={() => remove(null)} />}
    </Section>
  )
}
