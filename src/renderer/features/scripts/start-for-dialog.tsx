/** Beginning a script where a person holds the conversation: its texts are prepared for them. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { platformName } from '../../../contract/platform-name.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

export const StartForDialog = ({ onClose, onStarted }: { onClose: () => void; onStarted: () => void }) => {
  const { t } = useTranslation('scripts')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const [chosenAccount, setAccount] = useState<string | null>(null)
  const [chosenScript, setScript] = useState<string | null>(null)
  const [person, setPerson] = useState('')
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { creatorId } }))
  const platforms = useQuery(api.platforms.list.queryOptions())
  const scripts = useQuery(api.scripts.list.queryOptions({ input: { creatorId } }))
  const start = useSubmit(api.scripts.startFor.mutationOptions({ onSuccess: onStarted }))
  const isByHand = (platform: string): boolean => platforms.data?.find(({ id }) => id === platform)?.capabilities.assisted !== undefined
  const own = (accounts.data ?? []).filter(({ platform, state }) => state === 'connected' && isByHand(platform))
  const account = own.find(({ id }) => id === chosenAccount) ?? own[0]
  const fitting = (scripts.data ?? []).filter(
    (one) =>
      one.isOn && account && one.platforms.includes(account.platform) && (one.creatorId === null || one.creatorId === account.creatorId),
  )
  const script = fitting.find(({ id }) => id === chosenScript) ?? fitting[0]
  return (
    <Dialog
      title={t('copy.start')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!account || !script || person.trim() === ''}
            isPending={start.isPending}
            onPress={() => account && script && start.mutate({ accountId: account.id, scriptId: script.id, person: person.trim() })}
          >
            {t('copy.startAct')}
          </Button>
        </>
      }
    >
      {!account || !script ? (
        <p className="text-muted">{t('copy.startNone')}</p>
      ) : (
        <>
          <Select
            label={t('copy.account')}
            options={own.map(({ id, handle, platform }) => ({ id, label: `@${handle} (${platformName(platform)})` }))}
            value={account.id}
            onChange={setAccount}
          />
          <Select
            label={t('editor.title')}
            options={fitting.map(({ id, name }) => ({ id, label: name }))}
            value={script.id}
            onChange={setScript}
          />
          <TextField label={t('copy.person')} value={person} onChange={setPerson} maxLength={120} autoFocus />
        </>
      )}
      <ErrorNote error={start.error} />
    </Dialog>
  )
}
