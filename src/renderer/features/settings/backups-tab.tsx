import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { DatabaseBackup } from 'lucide-react'
import type * as z from 'zod'
import type { backup } from '../../../contract/system.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

type Backup = z.infer<typeof backup>

const BackupTable = ({ backups }: { backups: readonly Backup[] }) => {
  const { t } = useTranslation('settings')
  const format = useFormat()
  return (
    <table className="w-full text-left">
      <thead className="text-sm text-muted">
        <tr>
          {(['at', 'reason', 'file', 'size'] as const).map((column) => (
            <th key={column} scope="col" className={`pr-4 pb-1.5 font-medium ${column === 'size' ? 'text-right' : ''}`}>
              {t(`backups.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {backups.map(({ file, at, bytes, reason }) => (
          <tr key={file} className="h-9 border-t border-line">
            <td className="pr-4">
              <Instant at={at} />
            </td>
            <td className="pr-4">{t(`backups.reason.${reason}`)}</td>
            <td className="max-w-60 truncate pr-4 text-muted" title={file}>
              {file.split(/[\\/]/).at(-1)}
            </td>
            <td className="tnum text-right">{format.bytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const BackupsTab = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const toasts = useToasts()
  const list = useQuery(api.system.listBackups.queryOptions())
  const backUp = useSubmit(api.system.backUp.mutationOptions({ onSuccess: () => toasts.done(t('backups.done')), onError: toasts.failed }))
  const act = (
    <Button icon={DatabaseBackup} onPress={() => backUp.mutate(undefined)} isPending={backUp.isPending}>
      {t('backups.act')}
    </Button>
  )
  return (
    <Section title={t('backups.title')} note={t('backups.note')} actions={(list.data?.length ?? 0) > 0 && act}>
      {list.isPending && <SkeletonRows rows={3} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <EmptyState icon={DatabaseBackup} title={t('backups.empty.title')} action={act}>
          {t('backups.empty.text')}
        </EmptyState>
      )}
      {list.data && list.data.length > 0 && <BackupTable backups={list.data} />}
    </Section>
  )
}
