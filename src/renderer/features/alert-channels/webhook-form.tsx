import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import type { AlertChannels } from '../../../contract/alert-channels.ts'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { ChannelActs } from './channel-acts.tsx'
import { TroubleNote } from './trouble-note.tsx'

/** An address of a tool of the agency's. */
export const WebhookForm = ({ kept }: { kept: AlertChannels['webhook'] }) => {
  const { t } = useTranslation(['alertChannels', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const [url, setUrl] = useState(kept?.url ?? '')
  const [secret, setSecret] = useState('')
  const test = useSubmit(
    api.alertChannels.testWebhook.mutationOptions({ onSuccess: ({ status }) => toasts.done(t('webhook.sent', { status })) }),
  )
  const save = useSubmit(
    api.alertChannels.saveWebhook.mutationOptions({
      onSuccess: () => {
        setSecret('')
        test.reset()
        toasts.done(t('webhook.saved'))
      },
    }),
  )
  const remove = useSubmit(api.alertChannels.removeWebhook.mutationOptions({ onSuccess: () => toasts.done(t('webhook.removed')) }))
  const issues = dataOf(save.error, 'BAD_INPUT')?.issues ?? []
  const errorOf = (name: string): string | undefined => {
    const found = issues.find(({ path }) => path === name)
    return found && (found.code === 'required' ? t('required') : t('wrong'))
  }
  const isChanged = secret !== '' || url !== (kept?.url ?? '')
  return (
    <Form
      className="flex max-w-120 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ url: url.trim(), ...(secret !== '' && { secret }) })
      }}
    >
      <TroubleNote trouble={kept?.trouble ?? null} />
      <TextField
        label={t('webhook.url')}
        help={t('webhook.urlHelp')}
        value={url}
        onChange={setUrl}
        error={errorOf('url')}
        spellCheck="false"
      />
      <TextField
        label={t('webhook.secret')}
        help={kept ? t('webhook.secretKept') : t('webhook.secretHelp')}
        type="password"
        value={secret}
        onChange={setSecret}
        error={errorOf('secret')}
        autoComplete="new-password"
      />
      <ChannelActs
        save={save}
        test={test}
        remove={remove}
        isKept={kept !== null}
        isChanged={isChanged}
        hasFieldErrors={issues.length > 0}
      />
    </Form>
  )
}
