import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Form } from 'react-aria-components'
import { encoderProblems, type EncoderStatus } from '../../../contract/encoder.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'

const EncoderForm = ({ status }: { status: EncoderStatus }) => {
  const { t } = useTranslation(['settings', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const [path, setPath] = useState(status.named ?? '')
  const save = useSubmit(api.encoder.save.mutationOptions({ onSuccess: () => toasts.done(t('encoder.saved')) }))
  const wrong = dataOf(save.error, 'BAD_INPUT')?.issues[0]?.code
  const problem = encoderProblems.find((one) => one === wrong)
  const wanted = path.trim() === '' ? null : path.trim()
  return (
    <Form
      className="flex max-w-120 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ path: wanted })
      }}
    >
      {status.problem === null ? (
        <Callout tone="done" title={t('encoder.found', { version: status.version ?? '' })}>
          <code className="break-all">{status.path}</code>
        </Callout>
      ) : (
        <Callout tone="warning" title={t(`encoder.problem.${status.problem}`)}>
          {t('encoder.install')} <code>apt install ffmpeg</code> · <code>brew install ffmpeg</code> · <code>winget install ffmpeg</code>
        </Callout>
      )}
      <TextField
        label={t('encoder.path')}
        help={t('encoder.pathHelp')}
        value={path}
        onChange={setPath}
        error={problem && t(`encoder.problem.${problem}`)}
        maxLength={1000}
        autoComplete="off"
        spellCheck="false"
      />
      {!problem && <ErrorNote error={save.error} />}
      <Button type="submit" variant="primary" className="self-start" isPending={save.isPending} isDisabled={wanted === status.named}>
        {t('ui:act.save')}
      </Button>
    </Form>
  )
}

/** Which ffmpeg converts videos, of what version, or why none does. */
export const EncoderTab = () => {
  const { t } = useTranslation('settings')
  const status = useQuery(useApi().encoder.status.queryOptions())
  return (
    <Section title={t('encoder.title')}>
      <p className="max-w-120 text-muted">{t('encoder.note')}</p>
      {status.isPending && <SkeletonRows rows={3} />}
      {status.isError && <ErrorState error={status.error} onRetry={() => void status.refetch()} isRetrying={status.isFetching} />}
      {status.data && <EncoderForm key={status.data.named} status={status.data} />}
    </Section>
  )
}
