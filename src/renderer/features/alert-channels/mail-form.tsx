import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import type { AlertChannels } from '../../../contract/alert-channels.ts'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { ChannelActs } from './channel-acts.tsx'
import { TroubleNote } from './trouble-note.tsx'

type Kept = AlertChannels['mail']
const securities = ['tls', 'starttls', 'none'] as const

const empty = { host: '', port: '465', security: 'tls' as (typeof securities)[number], user: '', from: '' }
const draftOf = (kept: Kept): typeof empty => (kept ? { ...kept, port: String(kept.port), user: kept.user ?? '' } : empty)

/** The agency's mail server. */
export const MailForm = ({ kept }: { kept: Kept }) => {
  const { t } = useTranslation(['alertChannels', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const [draft, setDraft] = useState(draftOf(kept))
  const [password, setPassword] = useState('')
  const [wasSent, setWasSent] = useState(false)
  const set = (changes: Partial<typeof empty>): void => setDraft({ ...draft, ...changes })
  const test = useSubmit(api.alertChannels.testMail.mutationOptions({ onSuccess: ({ to }) => toasts.done(t('mail.sent', { to })) }))
  const save = useSubmit(
    api.alertChannels.saveMail.mutationOptions({
      onSuccess: () => {
        setPassword('')
        test.reset()
        toasts.done(t('mail.saved'))
      },
    }),
  )
  const remove = useSubmit(api.alertChannels.removeMail.mutationOptions({ onSuccess: () => toasts.done(t('mail.removed')) }))
  const issues = dataOf(save.error, 'BAD_INPUT')?.issues ?? []
  const errorOf = (name: string, value: string): string | undefined => {
    if (wasSent && value.trim() === '') return t('required')
    return issues.some(({ path }) => path === name) ? t('wrong') : undefined
  }
  const isChanged = password !== '' || JSON.stringify(draft) !== JSON.stringify(draftOf(kept))
  const send = (): void => {
    setWasSent(true)
    if ([draft.host, draft.port, draft.from].some((value) => value.trim() === '')) return
    save.mutate({
      host: draft.host.trim(),
      port: Number(draft.port),
      security: draft.security,
      user: draft.user.trim() === '' ? null : draft.user.trim(),
      from: draft.from.trim(),
      ...(password !== '' && { password }),
    })
  }
  return (
    <Form
      className="flex max-w-120 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TroubleNote trouble={kept?.trouble ?? null} />
      <TextField
        label={t('mail.host')}
        value={draft.host}
        onChange={(host) => set({ host })}
        error={errorOf('host', draft.host)}
        spellCheck="false"
      />
      <Select
        label={t('mail.security')}
        options={securities.map((id) => ({ id, label: t(`mail.${id}`) }))}
        value={draft.security}
        onChange={(security) => set({ security })}
        error={issues.some(({ path }) => path === 'security') ? t('wrong') : undefined}
      />
      <TextField
        label={t('mail.port')}
        value={draft.port}
        onChange={(port) => set({ port })}
        error={errorOf('port', draft.port)}
        inputMode="numeric"
      />
      <TextField
        label={t('mail.user')}
        help={t('mail.userHelp')}
        value={draft.user}
        onChange={(user) => set({ user })}
        autoComplete="off"
      />
      <TextField
        label={t('mail.password')}
        help={kept?.user ? t('mail.passwordKept') : t('mail.passwordHelp')}
        type="password"
        value={password}
        onChange={setPassword}
        error={issues.some(({ path }) => path === 'password') ? t('required') : undefined}
        autoComplete="new-password"
      />
      <TextField label={t('mail.from')} value={draft.from} onChange={(from) => set({ from })} error={errorOf('from', draft.from)} />
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
