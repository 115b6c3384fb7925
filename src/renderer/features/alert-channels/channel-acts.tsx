import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
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
  remove: Act & { mutate: (input: undefined) => void }
  isKept: boolean
  isChanged: boolean
  /** Then the fields say what is wrong. */
  hasFieldErrors: boolean
}) => {
  const { t } = useTranslation(['alertChannels', 'ui'])
  return (
    <>
      {!hasFieldErrors && <ErrorNote error={save.error} />}
      <ErrorNote error={test.error} />
      <ErrorNote error={remove.error} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('ui:act.save')}
        </Button>
        {isKept && (
          <>
            <Button onPress={() => test.mutate(undefined)} isPending={test.isPending} isDisabled={isChanged}>
              {t('try')}
            </Button>
            <Button onPress={() => remove.mutate(undefined)} isPending={remove.isPending}>
              {t('remove')}
            </Button>
          </>
        )}
        {isKept && isChanged && <p className="text-sm text-muted">{t('saveFirst')}</p>}
      </div>
    </>
  )
}
