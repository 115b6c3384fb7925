import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'

interface Act {
  isPending: boolean
  error: unknown
}

/** The foot of a way to send alerts: saving it, trying it, removing it, and what went wrong. */
export const ChannelActs = ({
  save,
  test,
  remove,
  isKept,
  isChanged,
  hasFieldErrors,
}: {
  save: Act
  test: Act & { mutate: (input: undefined) => void }
  remove: Act & { mutate: (input: undefined) => void; isSuccess: boolean; reset: () => void }
  isKept: boolean
  isChanged: boolean
  /** Then the fields say what is wrong. */
  hasFieldErrors: boolean
}) => {
  const { t } = useTranslation(['alertChannels', 'ui'])
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      {!hasFieldErrors && <ErrorNote error={save.error} />}
      <ErrorNote error={test.error} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('ui:act.save')}
        </Button>
        {isKept && (
          <>
            <Button onPress={() => test.mutate(undefined)} isPending={test.isPending} isDisabled={isChanged}>
              {t('try')}
            </Button>
            <Button
              onPress={() => {
                // One that was removed before, and set again since, is asked about anew.
                remove.reset()
                setAsking(true)
              }}
            >
              {t('remove')}
            </Button>
          </>
        )}
        {isKept && isChanged && <p className="text-sm text-muted">{t('saveFirst')}</p>}
      </div>
      {isKept && (
        <ConfirmDialog
          title={t('removing.title')}
          isOpen={isAsking && !remove.isSuccess}
          onClose={() => setAsking(false)}
          onConfirm={() => remove.mutate(undefined)}
          confirmLabel={t('remove')}
          isPending={remove.isPending}
          error={remove.error}
        >
          {t('removing.text')}
        </ConfirmDialog>
      )}
    </>
  )
}
