import { useTranslation } from 'react-i18next'
import { Link2 } from 'lucide-react'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** Recomputes the hash chain of the trail and says what came of it. */
export const VerifyButton = () => {
  const { t } = useTranslation('history')
  const api = useApi()
  const toasts = useToasts()
  const verify = useSubmit(api.history.verify.mutationOptions({ onError: toasts.failed }))
  const { data } = verify
  return (
    <>
      <span role="status">
        {data && (
          <Badge hue={data.intact ? 'green' : 'red'} icon={Link2}>
            {data.intact ? t('verify.intact', { count: data.rows }) : t('verify.broken', { seq: data.firstBroken ?? 0 })}
          </Badge>
        )}
      </span>
      <Button icon={Link2} onPress={() => verify.mutate(undefined)} isPending={verify.isPending}>
        {t('verify.act')}
      </Button>
    </>
  )
}
