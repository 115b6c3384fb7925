import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { PracticeSteps } from '../../components/practice/practice-steps.tsx'
import { Stage } from '../../components/stage.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** The agency is made: with its own accounts, or trying first on the practice network. */
export const BeginStep = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('practice')
  const api = useApi()
  const start = useSubmit(api.practice.start.mutationOptions())
  if (start.data?.state === 'running' && start.data.url !== null)
    return (
      <Stage title={t('title')} note={t('running')}>
        <PracticeSteps url={start.data.url} />
        <Button variant="primary" size="lg" onPress={onDone} autoFocus>
          {t('begin.enter')}
        </Button>
      </Stage>
    )
  return (
    <Stage title={t('begin.title')} note={t('begin.note')}>
      <Button variant="primary" size="lg" onPress={onDone} autoFocus>
        {t('begin.real')}
      </Button>
      <Button size="lg" onPress={() => start.mutate(undefined)} isPending={start.isPending}>
        {t('begin.practice')}
      </Button>
      <p className="text-sm text-muted">{t('what')}</p>
      {start.data?.state === 'failed' && <p role="alert">{t('failed.other')}</p>}
      <ErrorNote error={start.error} />
    </Stage>
  )
}
