import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Form } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { PracticeNote } from '../../components/practice/practice-note.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { Platform, PlatformId } from '../../../contract/platforms.ts'
import { rejectionText } from '../../../contract/rejection-text.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { useLanguage } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { ConnectFields } from './connect-fields.tsx'
import { refusalOf } from './connect-errors.ts'
import { ConnectRefusalNote } from './connect-refusal.tsx'
import { ConsentSteps } from './consent-steps.tsx'
import { useConsent } from './use-consent.ts'

export interface ConnectDialogProps {
  /** Of whom; chosen in the dialog when absent. */
  creatorId?: string
  /** Connect this one again. */
  account?: Account
  onClose: () => void
}

const initialValues = (platform: Platform | undefined, account: Account | undefined): Record<string, string> =>
  Object.fromEntries(
    (platform?.capabilities.connect.fields ?? []).map(({ name, initial }) => {
      const known: Record<string, string | undefined> = { identifier: account?.handle, service: account?.service }
      return [name, known[name] || (initial ?? '')]
    }),
  )

type Way = 'fields' | 'consent'

const waysOf = (platform: Platform | undefined): readonly Way[] => [
  ...(platform?.capabilities.connect.consent ? (['consent'] as const) : []),
  ...(platform && platform.capabilities.connect.method !== 'none' ? (['fields'] as const) : []),
]

/**
 * Connects an account, or connects one again, with what its platform asks for. One dialog from the first moment, whose
 * content arrives: a second one in its place would not know to whom the focus goes back.
 */
export const ConnectDialog = ({ creatorId: fixedCreatorId, account, onClose }: ConnectDialogProps) => {
  const { t } = useTranslation('accounts')
  const { t: ui } = useTranslation('ui')
  const language = useLanguage()
  const client = useApiClient()
  const api = useApi()
  const toasts = useToasts()
  const platformList = useQuery(api.platforms.list.queryOptions())
  const creatorList = useQuery(api.creators.list.queryOptions({ input: {} }))
  const platforms = platformList.data ?? []
  const needsApps = platforms.some(({ capabilities }) => capabilities.connect.consent !== undefined)
  const appList = useQuery({ ...api.developerApps.list.queryOptions(), enabled: needsApps })
  const creators = creatorList.data ?? []
  const isLoaded = platformList.data !== undefined && creatorList.data !== undefined && (!needsApps || appList.data !== undefined)
  const loadError = platformList.error ?? creatorList.error ?? appList.error

  const [chosenCreator, chooseCreator] = useState<string>()
  const [chosenPlatform, choosePlatform] = useState<PlatformId>()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [wasSent, setWasSent] = useState(false)
  const [chosenWay, chooseWay] = useState<Way>()
  const [chosenApp, chooseApp] = useState<string>()
  const soleCreator = creators.length === 1 ? creators[0]?.id : undefined
  const creatorId = chosenCreator ?? account?.creatorId ?? fixedCreatorId ?? soleCreator
  const platformId = chosenPlatform ?? account?.platform ?? platforms[0]?.id
  const platform = platforms.find(({ id }) => id === platformId)
  const values = { ...initialValues(platform, account), ...typed }
  const done = ({ handle }: Account): void => {
    toasts.done(t(account ? 'reconnected' : 'dialog.connected', { handle }))
    onClose()
  }
  const connect = useSubmit({
    mutationFn: async (): Promise<Account> => {
      if (account) return client.accounts.reconnect({ accountId: account.id, credentials: values })
      if (creatorId === undefined || platformId === undefined) throw new Error('the form was sent before it was complete')
      return client.accounts.connect({ creatorId, platform: platformId, credentials: values })
    },
    onSuccess: done,
  })
  const process = useConsent(done)
  const fields = platform?.capabilities.connect.fields ?? []
  const ways = waysOf(platform)
  const way = ways.find((one) => one === chosenWay) ?? ways[0]
  const apps = (appList.data ?? []).filter(
    ({ platform: of, creatorId: whose }) => of === platformId && (whose === null || whose === creatorId),
  )
  // Her own before the agency's.
  const appId = chosenApp ?? (apps.find(({ creatorId: whose }) => whose !== null) ?? apps[0])?.id ?? null
  const isUnderWay = process.consent !== null && !process.hasRunOut && process.consent.state.is !== 'failed'
  const missing = fields.filter(({ name }) => (values[name] ?? '').trim() === '').map(({ name }) => name)
  const isReady = creatorId !== undefined && platform !== undefined && fields.length > 0 && missing.length === 0
  const refusal = refusalOf(connect.error, account !== undefined)
  const usualAddress = fields.find(({ name }) => name === 'service')?.initial
  const isUnwanted =
    platformId !== undefined && creators.find(({ id }) => id === creatorId)?.constraints.platformsNotAllowed.includes(platformId)

  // Where nothing secret is typed, only the name can be wrong.
  const isNoAccount =
    platform?.capabilities.connect.method === 'handle' && refusal?.at === 'form' && 'says' in refusal && refusal.says === 'wrong'
  const errorOf = (field: string): string | undefined => {
    if (refusal?.at === 'field' && refusal.field === field) return rejectionText[language][refusal.reason]
    if (isNoAccount && field === 'handle') return t('dialog.notAnAccount')
    if (refusal?.at === 'address' && field === 'service') return t('dialog.noAnswer')
    return wasSent && missing.includes(field) ? t('dialog.missing') : undefined
  }
  const send = (): void => {
    setWasSent(true)
    if (way === 'consent') {
      if (creatorId !== undefined && appId !== null) process.begin({ creatorId, appId, ...(account && { accountId: account.id }) })
      return
    }
    if (isReady) connect.mutate()
  }

  const close = (): void => {
    process.stop()
    onClose()
  }

  const form = (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      className="flex flex-col gap-4"
    >
      {!account && fixedCreatorId === undefined && (
        <Select
          label={t('dialog.creator')}
          options={creators.map(({ id, name }) => ({ id, label: name }))}
          value={creatorId ?? null}
          placeholder={t('dialog.chooseCreator')}
          onChange={chooseCreator}
          error={wasSent && creatorId === undefined ? t('dialog.missing') : undefined}
        />
      )}
      {!account && (
        <Select
          label={t('dialog.platform')}
          options={platforms.map(({ id, name }) => ({ id, label: name, icon: <PlatformGlyph platform={id} /> }))}
          value={platformId ?? null}
          onChange={(id) => {
            choosePlatform(id)
            setTyped({})
            chooseApp(undefined)
            process.stop()
          }}
        />
      )}
      {platform && !platform.capabilities.assisted && (
        <PracticeNote isByPassword={platform.capabilities.connect.method === 'app_password'} />
      )}
      {isUnwanted && <Callout tone="warning">{t('dialog.platformNotAllowed')}</Callout>}
      {platform && ways.length > 1 && !isUnderWay && (
        <RadioGroup
          label={t('way.label')}
          options={ways.map((id) => ({
            id,
            label: t(
              id === 'consent' ? 'way.consent' : platform.capabilities.connect.method === 'app_password' ? 'way.appPassword' : 'way.fields',
              {
                platform: platform.name,
              },
            ),
          }))}
          value={way ?? null}
          onChange={chooseWay}
        />
      )}
      {platform && way === 'consent' && (
        <ConsentSteps platform={platform} apps={apps} appId={appId} onChange={chooseApp} process={process} />
      )}
      {platform && way !== 'consent' && (
        <ConnectFields platform={platform} values={values} onChange={setTyped} errorOf={errorOf} autoFocus={creatorId !== undefined} />
      )}
      {usualAddress !== undefined && errorOf('service') !== undefined && values['service'] !== usualAddress && (
        <Button
          size="sm"
          className="self-start"
          onPress={() => {
            setTyped({ ...values, service: usualAddress })
            connect.reset()
          }}
        >
          {t('dialog.usualAddress', { address: usualAddress })}
        </Button>
      )}
      {way !== 'consent' && !isNoAccount && <ConnectRefusalNote refusal={refusal} error={connect.error} />}
      <button type="submit" hidden />
    </Form>
  )

  return (
    <Dialog
      title={account ? t('dialog.titleReconnect', { handle: account.handle }) : t('dialog.title')}
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close}>{ui('act.cancel')}</Button>
          {way === 'consent' ? (
            !isUnderWay && (
              <Button variant="primary" onPress={send} isPending={process.isBeginning} isDisabled={!isLoaded || apps.length === 0}>
                {process.consent === null ? t('consent.open', { platform: platform?.name ?? '' }) : t('consent.again')}
              </Button>
            )
          ) : (
            <Button variant="primary" onPress={send} isPending={connect.isPending} isDisabled={!isLoaded}>
              {account ? t('reconnect') : t('dialog.connect')}
            </Button>
          )}
        </>
      }
    >
      {isLoaded ? (
        form
      ) : loadError ? (
        <ErrorState
          error={loadError}
          onRetry={() => void Promise.all([platformList.refetch(), creatorList.refetch(), appList.refetch()])}
        />
      ) : (
        <SkeletonRows rows={4} />
      )}
    </Dialog>
  )
}
