import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListChecks, PlugZap, RotateCw, Stethoscope, Unplug } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { ConnectDialog } from './connect-dialog.tsx'
import { DisconnectDialog } from './disconnect-dialog.tsx'
import { ExamineAccount } from './examine-account.tsx'
import { PlatformOffer } from './platform-offer.tsx'

/** What can be done with an account in its state, by who may. */
export const AccountActs = ({ account }: { account: Account }) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const can = useCan()
  const toasts = useToasts()
  const [open, setOpen] = useState<'examine' | 'offer' | 'reconnect' | 'disconnect' | null>(null)
  const check = useSubmit(
    api.accounts.check.mutationOptions({
      onSuccess: ({ handle, state }) => {
        if (state === 'connected') toasts.done(t('checkedNow', { handle }))
      },
      onError: toasts.failed,
    }),
  )
  const isDisconnected = account.state === 'disconnected'
  const close = () => setOpen(null)
  return (
    <>
      {can('accounts.check') && !isDisconnected && (
        <Button size="sm" icon={RotateCw} isPending={check.isPending} onPress={() => check.mutate({ accountId: account.id })}>
          {t('check')}
        </Button>
      )}
      {can('system.examineAccount') && (
        <Button size="sm" icon={Stethoscope} variant="quiet" onPress={() => setOpen('examine')}>
          {t('examine.act')}
        </Button>
      )}
      {can('accounts.check') && (
        <Button size="sm" icon={ListChecks} variant="quiet" onPress={() => setOpen('offer')}>
          {t('offer.act')}
        </Button>
      )}
      {can('accounts.reconnect') && (
        <Button size="sm" icon={PlugZap} variant={account.state === 'connected' ? 'quiet' : 'primary'} onPress={() => setOpen('reconnect')}>
          {t('reconnect')}
        </Button>
      )}
      {can('accounts.disconnect') && !isDisconnected && (
        <Button size="sm" icon={Unplug} variant="quiet" onPress={() => setOpen('disconnect')}>
          {t('disconnect.act')}
        </Button>
      )}
      {open === 'examine' && <ExamineAccount account={account} onClose={close} />}
      {open === 'offer' && <PlatformOffer platform={account.platform} onClose={close} />}
      {open === 'reconnect' && <ConnectDialog account={account} onClose={close} />}
      {open === 'disconnect' && <DisconnectDialog account={account} onClose={close} />}
    </>
  )
}
