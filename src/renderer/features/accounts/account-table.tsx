import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RotateCw } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Table } from '../../components/table.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { useApiClient } from '../../lib/api.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useCan } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { useAccountColumns } from './account-columns.tsx'
import { byNeed } from './account-state.tsx'

/** Asks each platform in turn; what does not answer is counted, and its account says why. */
const CheckSelected = ({ accounts, onDone }: { accounts: readonly Account[]; onDone: () => void }) => {
  const { t } = useTranslation('accounts')
  const client = useApiClient()
  const toasts = useToasts()
  const asked = accounts.filter(({ state }) => state !== 'disconnected')
  const check = useSubmit({
    mutationFn: async () => {
      const answers = await Promise.allSettled(asked.map(({ id }) => client.accounts.check({ accountId: id })))
      return answers.filter((answer) => answer.status === 'fulfilled' && answer.value.state === 'connected').length
    },
    onSuccess: (count) => {
      const silent = asked.length - count
      toasts.done(t('checkedMany', { count }), silent > 0 ? { text: t('checkedSilent', { count: silent }) } : {})
      onDone()
    },
  })
  return (
    <Button size="sm" icon={RotateCw} isDisabled={asked.length === 0} isPending={check.isPending} onPress={() => check.mutate()}>
      {t('check')}
    </Button>
  )
}

const rowId = ({ id }: Account) => id
const rowName = ({ handle }: Account) => `@${handle}`

/** Every account in reach, those that need a person first; one opens in the panel on the right. */
export const AccountTable = ({ accounts, creatorNames }: { accounts: readonly Account[]; creatorNames: ReadonlyMap<string, string> }) => {
  const { t } = useTranslation('accounts')
  const can = useCan()
  const columns = useAccountColumns(creatorNames)
  const { inspect, inspected } = useInspector()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <Table
      name="accounts"
      label={t('title')}
      columns={columns}
      rows={accounts.toSorted(byNeed)}
      rowId={rowId}
      rowName={rowName}
      onOpen={({ id }) => inspect(id)}
      openId={inspected}
      rowHeight={40}
      className="h-full"
      selection={
        can('accounts.check')
          ? {
              ids: selected,
              onChange: setSelected,
              acts: <CheckSelected accounts={accounts.filter(({ id }) => selected.has(id))} onDone={() => setSelected(new Set())} />,
            }
          : undefined
      }
    />
  )
}
