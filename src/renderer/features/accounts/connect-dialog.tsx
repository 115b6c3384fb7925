import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Form } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
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
  const creators = creatorList.data ?? []
  const isLoaded = platformList.data !== undefined && creatorList.data !== undefined
  const loadError = platformList.error ?? creatorList.error

  const [chosenCreator, chooseCreator] = useState<string>()
  const [chosenPlatform, choosePlatform] = useState<PlatformId>()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [wasSent, setWasSent] = useState(false)
  const soleCreator = creators.length === 1 ? creators[0]?.id : undefined
  const creatorId = chosenCreator ?? account?.creatorId ?? fixedCreatorId ?? soleCreator
  const platformId = chosenPlatform ?? account?.platform ?? platforms[0]?.id
  const platform = platforms.find(({ id }) => id === platformId)
  const values = { ...initialValues(platform, account), ...typed }
  const connect = useSubmit({
    mutationFn: async (): Promise<Account> => {
      if (account) return client.accounts.reconnect({ accountId: account.id, credentials: values })
      if (creatorId === undefined || platformId === undefined) throw new Error('the form was sent before it was complete')
      return client.accounts.connect({ creatorId, platform: platformId, credentials: values })
    },
    onSuccess: ({ handle }) => {
      toasts.done(t(account ? 'reconnected' : 'dialog.connected', { handle }))
      onClose()
    },
  })
  const fields = platform?.capabilities.connect.fields ?? []
  const missing = fields.filter(({ name }) => (values[name] ?? '').trim() === '').map(({ name }) => name)
  const isReady = creatorId !== undefined && platform !== undefined && fields.length > 0 && missing.length === 0
  const refusal = refusalOf(connect.error, account !== undefined)
  const usualAddress = fields.find(({ name }) => name === 'service')?.initial
  const isUnwanted =
    platformId !== undefined && creators.find(({ id }) => id === creatorId)?.constraints.platformsNotAllowed.includes(platformId)

  const errorOf = (field: string): string | undefined => {
    if (refusal?.at === 'field' && refusal.field === field) return rejectionText[language][refusal.reason]
    if (refusal?.at === 'address' && field === 'service') return t('dialog.noAnswer')
    return wasSent && missing.includes(field) ? t('dialog.missing') : undefined
  }
  const send = (): void => {
    setWasSent(true)
    if (isReady) connect.mutate()
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
          }}
        />
      )}
      {isUnwanted && <Callout tone="warning">{t('dialog.platformNotAllowed')}</Callout>}
      {platform && (
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
      <ConnectRefusalNote refusal={refusal} error={connect.error} />
      <button type="submit" hidden />
    </Form>
  )

  return (
    <Dialog
      title={account ? t('dialog.titleReconnect', { handle: account.handle }) : t('dialog.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" onPress={send} isPending={connect.isPending} isDisabled={!isLoaded}>
            {account ? t('reconnect') : t('dialog.connect')}
          </Button>
        </>
      }
    >
      {isLoaded ? (
        form
      ) : loadError ? (
        <ErrorState error={loadError} onRetry={() => void Promise.all([platformList.refetch(), creatorList.refetch()])} />
      ) : (
        <SkeletonRows rows={4} />
      )}
    </Dialog>
  )
}
