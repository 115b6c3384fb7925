import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { AttemptsNote, useWaitMs } from '../../components/attempts-note.tsx'
import { Button } from '../../components/button.tsx'
import { isLongEnough, NewPasswordField } from '../../components/new-password-field.tsx'
import { Section } from '../../components/section.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

export const PasswordForm = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const toasts = useToasts()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useSubmit(
    api.session.changePassword.mutationOptions({
      onSuccess: () => {
        setCurrent('')
        setNext('')
        toasts.done(t('password.done'))
      },
    }),
  )
  const waitMs = useWaitMs(change.error)
  return (
    <Section title={t('password.title')}>
      <Form
        className="flex max-w-140 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ current, next })
        }}
      >
        <div className="grid grid-cols-2 items-start gap-4 max-md:grid-cols-1">
          <TextField label={t('password.current')} type="password" value={current} onChange={setCurrent} autoComplete="current-password" />
          <NewPasswordField label={t('password.next')} value={next} onChange={setNext} />
        </div>
        <AttemptsNote error={change.error} />
        <Button
          type="submit"
          className="self-start"
          isPending={change.isPending}
          isDisabled={current === '' || !isLongEnough(next) || waitMs > 0}
        >
          {t('password.act')}
        </Button>
      </Form>
    </Section>
  )
}
