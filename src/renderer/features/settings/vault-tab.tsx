import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { VaultCodes } from './vault-codes.tsx'
import { VaultMode } from './vault-mode.tsx'

const Rotate = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const toasts = useToasts()
  const rotate = useSubmit(
    api.vault.rotate.mutationOptions({
      onSuccess: ({ secrets }) => toasts.done(t('vault.rotated', { count: secrets })),
      onError: toasts.failed,
    }),
  )
  return (
    <Section title={t('vault.rotateTitle')} note={t('vault.rotateNote')}>
      <Button className="self-start" icon={KeyRound} onPress={() => rotate.mutate(undefined)} isPending={rotate.isPending}>
        {t('vault.rotate')}
      </Button>
    </Section>
  )
}

export const VaultTab = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const setup = useQuery(api.setup.status.queryOptions())
  if (setup.isPending) return <SkeletonRows />
  if (setup.isError) return <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />
  const { vault } = setup.data
  return (
    <div className="flex flex-col gap-9">
      {vault.locked ? <Callout tone="warning" title={t('vault.locked')} /> : <p className="text-muted">{t('vault.note')}</p>}
      <VaultMode key={vault.mode} mode={vault.mode} keychainAvailable={vault.keychainAvailable} isLocked={vault.locked} />
      <Rotate />
      <VaultCodes />
    </div>
  )
}
