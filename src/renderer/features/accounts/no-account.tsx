import { useTranslation } from 'react-i18next'
import { AtSign, Plus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

/** What accounts are for, and the act that connects the first one (for who may). */
export const NoAccount = ({ onConnect }: { onConnect: (() => void) | null }) => {
  const { t } = useTranslation('accounts')
  return (
    <EmptyState
      icon={AtSign}
      title={t('empty.title')}
      action={
        onConnect && (
          <Button variant="primary" icon={Plus} onPress={onConnect}>
            {t('connect')}
          </Button>
        )
      }
    >
      {onConnect ? (
        <>
          <p>{t('empty.text')}</p>
          <p className="mt-2">{t('empty.practice')}</p>
        </>
      ) : (
        t('empty.readOnly')
      )}
    </EmptyState>
  )
}
