import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Form } from 'react-aria-components'
import type { MediaHostSettings } from '../../../contract/media-host.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'

const names = ['endpoint', 'region', 'bucket', 'prefix', 'accessKeyId'] as const
const empty: MediaHostSettings = { endpoint: '', region: '', bucket: '', prefix: '', accessKeyId: '' }

const HostForm = ({ kept }: { kept: MediaHostSettings | null }) => {
  const { t } = useTranslation('mediaHost')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const [values, setValues] = useState<MediaHostSettings>(kept ?? empty)
  const [secret, setSecret] = useState('')
  const [wasSent, setWasSent] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const test = useSubmit(api.mediaHost.test.mutationOptions())
  const save = useSubmit(
    api.mediaHost.save.mutationOptions({
      onSuccess: (saved) => {
        setValues(saved)
        setSecret('')
        test.reset()
        toasts.done(t('saved'))
      },
    }),
  )
  const remove = useSubmit(
    api.mediaHost.remove.mutationOptions({
      onSuccess: () => {
        setRemoving(false)
        toasts.done(t('remove.done'))
      },
    }),
  )
  const issues = dataOf(save.error, 'BAD_INPUT')?.issues ?? []
  const isMissing = (name: (typeof names)[number]): boolean => name !== 'prefix' && values[name].trim() === ''
  const errorOf = (name: (typeof names)[number]): string | undefined => {
    if (wasSent && isMissing(name)) return t('required')
    return issues.some(({ path }) => path === name) ? t('wrong') : undefined
  }
  const isSecretMissing = kept === null && secret === ''
  const isChanged = kept === null || secret !== '' || names.some((name) => values[name] !== kept[name])
  const send = (): void => {
    setWasSent(true)
    if (isSecretMissing || names.some((name) => isMissing(name))) return
    save.mutate({
      endpoint: values.endpoint.trim(),
      region: values.region.trim(),
      bucket: values.bucket.trim(),
      prefix: values.prefix.trim(),
      accessKeyId: values.accessKeyId.trim(),
      ...(secret !== '' && { secretAccessKey: secret }),
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
      {names.map((name) => (
        <TextField
          key={name}
          label={t(`field.${name}.label`)}
          help={t(`field.${name}.help`)}
          value={values[name]}
          onChange={(value) => setValues({ ...values, [name]: value })}
          error={errorOf(name)}
          maxLength={300}
          autoComplete="off"
          spellCheck="false"
        />
      ))}
      <TextField
        label={t('field.secret.label')}
        help={kept ? t('field.secret.kept') : t('field.secret.help')}
        type="password"
        value={secret}
        onChange={setSecret}
        error={wasSent && isSecretMissing ? t('required') : undefined}
        maxLength={300}
        autoComplete="new-password"
      />
      {issues.length === 0 && <ErrorNote error={save.error} />}
      <ErrorNote error={test.error} />
      {test.data && (
        <Callout tone={test.data.isLocal ? 'warning' : 'done'} title={t('test.done')}>
          {test.data.isLocal ? t('test.local') : t('test.public')}
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" onPress={send} isPending={save.isPending}>
          {ui('act.save')}
        </Button>
        {kept && (
          <Button onPress={() => test.mutate(undefined)} isPending={test.isPending} isDisabled={isChanged}>
            {t('test.act')}
          </Button>
        )}
        {kept && <Button onPress={() => setRemoving(true)}>{t('remove.act')}</Button>}
        {kept && isChanged && <p className="text-sm text-muted">{t('test.first')}</p>}
      </div>
      <button type="submit" hidden />
      <ConfirmDialog
        title={t('remove.title')}
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        onConfirm={() => remove.mutate(undefined)}
        confirmLabel={t('remove.act')}
        isPending={remove.isPending}
        error={remove.error}
      >
        {t('remove.text')}
      </ConfirmDialog>
    </Form>
  )
}

/** The agency's place from which platforms fetch media. */
export const MediaHostTab = () => {
  const { t } = useTranslation('mediaHost')
  const api = useApi()
  const kept = useQuery(api.mediaHost.get.queryOptions())
  return (
    <Section title={t('title')} note={t('note')}>
      {kept.isPending && <SkeletonRows rows={4} />}
      {kept.error && <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />}
      {kept.data !== undefined && <HostForm key={kept.data ? 'set' : 'none'} kept={kept.data} />}
    </Section>
  )
}
