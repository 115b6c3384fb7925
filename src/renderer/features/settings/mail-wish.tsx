import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from '../../components/checkbox.tsx'
import { Section } from '../../components/section.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { QuietWish } from './quiet-wish.tsx'

/** Whether one's own alerts come by e-mail, and when the desktop says none. */
export const MailWish = () => {
  const { t } = useTranslation('alertChannels')
  const api = useApi()
  const toasts = useToasts()
  const mine = useQuery(api.alertChannels.mine.queryOptions())
  const set = useSubmit(api.alertChannels.setMine.mutationOptions({ onError: toasts.failed, onSuccess: () => void mine.refetch() }))
  if (!mine.data) return null
  return (
    <Section title={t('mine.title')} note={mine.data.isSet ? undefined : t('mine.notSet')}>
      <Checkbox isSelected={mine.data.byMail} onChange={(byMail) => set.mutate({ byMail })} isDisabled={set.isPending}>
        {t('mine.byMail')}
      </Checkbox>
      <QuietWish />
    </Section>
  )
}
