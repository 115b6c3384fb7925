import { useTranslation } from 'react-i18next'
import { Link2, X } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { ApiClient } from '../../lib/api.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

type Verified = Awaited<ReturnType<ApiClient['history']['verify']>>

/** Recomputes the hash chain of the trail. */
export const useVerify = () => {
  const api = useApi()
  const toasts = useToasts()
  return useSubmit(api.history.verify.mutationOptions({ onError: toasts.failed }))
}

export const VerifyButton = ({ verify }: { verify: ReturnType<typeof useVerify> }) => {
  const { t } = useTranslation('history')
  return (
    <Button icon={Link2} onPress={() => verify.mutate(undefined)} isPending={verify.isPending}>
      {t('verify.act')}
    </Button>
  )
}

/** What was verified and what could not be: a chain whose end nobody could check is not called intact. */
const Outcome = ({ verified: { intact, rows, firstBroken, end }, close }: { verified: Verified; close: React.ReactNode }) => {
  const { t } = useTranslation('history')
  if (!intact) {
    const found = end === 'cut' && (firstBroken ?? 0) > rows ? 'cut' : 'broken'
    return (
      <Callout tone="error" title={t(`verify.${found}`, { seq: firstBroken ?? 0 })} action={close}>
        {t(`verify.${found}Text`)}
      </Callout>
    )
  }
  const known = end === 'cut' ? 'sealed' : end
  return (
    <Callout tone={known === 'sealed' ? 'done' : 'warning'} title={t(`verify.${known}`, { count: rows })} action={close}>
      {t(`verify.${known}Text`)}
    </Callout>
  )
}

export const VerifyOutcome = ({ verify }: { verify: ReturnType<typeof useVerify> }) => {
  const { t } = useTranslation('history')
  return (
    <div role="status" className="w-full empty:hidden">
      {verify.data && (
        <Outcome verified={verify.data} close={<IconButton icon={X} label={t('verify.close')} onPress={() => verify.reset()} />} />
      )}
    </div>
  )
}
