import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Form } from 'react-aria-components'
import type { DeveloperApp } from '../../../contract/developer-apps.ts'
import type { Platform, PlatformId } from '../../../contract/platforms.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Callout } from '../../components/callout.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ExternalLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { SpendingList } from './month-spending.tsx'

export interface AppDialogProps {
  /** `null`: a new one. */
  app: DeveloperApp | null
  /** Those that ask for an application. */
  platforms: readonly Platform[]
  creators: readonly { id: string; name: string }[]
  onClose: () => void
}

const everyone = 'everyone'

/** Dollars and cents as they are typed, in either language. `null`: nothing; undefined: no amount. */
const amountOf = (typed: string): number | null | undefined => {
  const text = typed.trim().replace(',', '.')
  if (text === '') return null
  const amount = /^\d+(\.\d{1,2})?$/.test(text) ? Number(text) : 0
  return amount > 0 && amount <= 100_000 ? amount : undefined
}

/** Where the platform is told that browsers may come back to. */
const ReturnAddresses = ({ platform }: { platform: Platform }) => {
  const { t } = useTranslation('apps')
  const api = useApi()
  const addresses = useQuery(api.developerApps.returnAddresses.queryOptions())
  return (
    <div className="text-sm">
      <p className="text-muted">{t('register', { platform: platform.name })}</p>
      <ul className="pt-1">
        {(addresses.data ?? []).map((address) => (
          <li key={address} className="flex items-center justify-between gap-2">
            <code className="font-mono">{address}</code>
            <CopyButton text={address} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** An application: what the platform gave the agency, and for whom it is. */
export const AppDialog = ({ app, platforms, creators, onClose }: AppDialogProps) => {
  const { t } = useTranslation('apps')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const [platformId, setPlatform] = useState<PlatformId | undefined>(app?.platform ?? platforms[0]?.id)
  const [whose, setWhose] = useState<string>(app?.creatorId ?? everyone)
  const [name, setName] = useState(app?.name ?? '')
  const [clientId, setClientId] = useState(app?.clientId ?? '')
  const [secret, setSecret] = useState('')
  const [returnAddress, setReturnAddress] = useState(app?.returnAddress ?? '')
  const [isAudited, setAudited] = useState(app?.audited ?? false)
  const [cap, setCap] = useState(app?.spending?.capUsd?.toString() ?? '')
  const [typedService, setService] = useState(app?.service)
  const [wasSent, setWasSent] = useState(false)
  const platform = platforms.find(({ id }) => id === platformId)
  const consent = platform?.capabilities.connect.consent
  const service = typedService ?? consent?.service ?? ''
  const wantsSecret = consent?.appSecret === true
  const billing = platform?.capabilities.billing
  const capUsd = amountOf(cap)
  const isPasted = consent?.redirect === 'pasted'
  const save = useSubmit(
    api.developerApps.save.mutationOptions({
      onSuccess: (saved) => {
        toasts.done(t('saved', { name: saved.name }))
        onClose()
      },
    }),
  )
  const issues = dataOf(save.error, 'BAD_INPUT')?.issues ?? []
  const emptyNote = (value: string): string | undefined => (wasSent && value.trim() === '' ? t('required') : undefined)
  const addressNote = (field: string): string | undefined => (issues.some(({ path }) => path === field) ? t('httpsOnly') : undefined)
  const isComplete =
    platform !== undefined &&
    name.trim() !== '' &&
    clientId.trim() !== '' &&
    (!wantsSecret || secret !== '' || app?.hasSecret === true) &&
    (!billing || capUsd !== undefined) &&
    (!isPasted || returnAddress.trim() !== '')
  const send = (): void => {
    setWasSent(true)
    if (!isComplete) return
    save.mutate({
      ...(app && { id: app.id }),
      platform: platform.id,
      creatorId: whose === everyone ? null : whose,
      name: name.trim(),
      clientId: clientId.trim(),
      ...(wantsSecret && secret !== '' && { clientSecret: secret }),
      ...(isPasted && { returnAddress: returnAddress.trim() }),
      ...(service.trim() !== '' && { service: service.trim() }),
      ...(consent?.audit && { audited: isAudited }),
      ...(billing && { capUsd }),
    })
  }
  return (
    <Dialog
      title={app ? t('edit', { name: app.name }) : t('add')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" onPress={send} isPending={save.isPending}>
            {ui('act.save')}
          </Button>
        </>
      }
    >
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {!app && (
          <Select
            label={t('field.platform')}
            options={platforms.map(({ id, name: label }) => ({ id, label, icon: <PlatformGlyph platform={id} /> }))}
            value={platformId ?? null}
            onChange={(id) => {
              setPlatform(id)
              setService(undefined)
            }}
          />
        )}
        {platform && consent && (
          <Callout>
            <ExternalLink href={consent.helpUrl}>{t('where', { platform: platform.name })}</ExternalLink>
          </Callout>
        )}
        {consent?.services && (
          <RadioGroup
            label={t('kind.label')}
            options={consent.services.map(({ id }) => ({ id, label: t(`kind.${id}`) }))}
            value={consent.services.find((one) => one.service === service.trim())?.id ?? null}
            onChange={(id) => setService(consent.services?.find((one) => one.id === id)?.service)}
          />
        )}
        <Select
          label={t('field.whose')}
          options={[{ id: everyone, label: t('everyone') }, ...creators.map(({ id, name: label }) => ({ id, label }))]}
          value={whose}
          onChange={setWhose}
        />
        <TextField
          label={t('field.name.label')}
          help={t('field.name.help')}
          value={name}
          onChange={setName}
          error={emptyNote(name)}
          maxLength={80}
          autoFocus
        />
        <TextField
          label={t('field.clientId.label')}
          help={t('field.clientId.help')}
          value={clientId}
          onChange={setClientId}
          error={emptyNote(clientId)}
          maxLength={300}
          autoComplete="off"
          spellCheck="false"
        />
        {wantsSecret && (
          <TextField
            label={t('field.secret.label')}
            help={app?.hasSecret ? t('field.secret.kept') : t('field.secret.help')}
            type="password"
            value={secret}
            onChange={setSecret}
            error={app?.hasSecret ? undefined : emptyNote(secret)}
            maxLength={500}
            autoComplete="new-password"
          />
        )}
        {platform && consent?.redirect === 'loopback' && <ReturnAddresses platform={platform} />}
        {isPasted && (
          <TextField
            label={t('field.returnAddress.label')}
            help={t('field.returnAddress.help')}
            value={returnAddress}
            onChange={setReturnAddress}
            error={emptyNote(returnAddress) ?? addressNote('returnAddress')}
            maxLength={300}
            spellCheck="false"
          />
        )}
        {platform && consent?.audit && (
          <div className="flex flex-col gap-1">
            <Checkbox isSelected={isAudited} onChange={setAudited} note={t('audited.note', { platform: platform.name })}>
              {t('audited.label', { platform: platform.name })}
            </Checkbox>
            <p className="pl-6 text-sm">
              <ExternalLink href={consent.audit.helpUrl}>{t('audited.where')}</ExternalLink>
            </p>
          </div>
        )}
        {billing && (
          <TextField
            label={t('spending.cap.label')}
            help={t('spending.cap.help')}
            value={cap}
            onChange={setCap}
            error={capUsd === undefined ? t('spending.cap.invalid') : undefined}
            inputMode="decimal"
            maxLength={12}
          />
        )}
        {billing && app?.spending && <SpendingList spending={app.spending} billing={billing} />}
        <TextField
          label={t('field.service.label')}
          help={t('field.service.help')}
          value={service}
          onChange={setService}
          error={addressNote('service')}
          maxLength={300}
          spellCheck="false"
        />
        {issues.length === 0 && <ErrorNote error={save.error} />}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}
