import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/accounts.ts'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../contract/index.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { Button } from '../../components/button.tsx'
import { DateField } from '../../components/date-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Select } from '../../components/select.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { dayText } from '../../lib/figure-text.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

type Links = InferContractRouterOutputs<Contract>['links']['list']
const noLink = 'none'

/** Which link an account's profile carries, from a day on. */
export const BioDialog = ({
  accounts,
  links,
  today,
  onClose,
}: {
  accounts: readonly Account[]
  links: Links
  today: string
  onClose: () => void
}) => {
  const { t } = useTranslation('links')
  const api = useApi()
  const format = useFormat()
  const toasts = useToasts()
  const [accountId, setAccountId] = useState(accounts[0]?.id ?? null)
  const account = accounts.find(({ id }) => id === accountId)
  const own = links.filter(({ creatorId }) => creatorId === account?.creatorId)
  const [linkId, setLinkId] = useState<string>(noLink)
  const [fromDay, setFromDay] = useState(today)
  const chosen = own.some(({ id }) => id === linkId) ? linkId : noLink
  const known = new Map(own.flatMap(({ bios }) => bios).map((bio) => [`${bio.accountId} ${bio.fromDay}`, bio]))
  const windows = [...known.values()]
    .filter((bio) => bio.accountId === accountId)
    .toSorted((a, b) => b.fromDay.localeCompare(a.fromDay))
    .slice(0, 8)
  const save = useSubmit(
    api.links.setOnBio.mutationOptions({
      onSuccess: () => {
        toasts.done(t('bios.saved'))
        onClose()
      },
    }),
  )
  return (
    <Dialog
      title={t('bios.title')}
      isOpen
      onClose={onClose}
      footer={
        <Button
          variant="primary"
          isDisabled={accountId === null}
          isPending={save.isPending}
          onPress={() => accountId !== null && save.mutate({ accountId, fromDay, linkId: chosen === noLink ? null : chosen })}
        >
          {t('bios.save')}
        </Button>
      }
    >
      <p className="text-muted">{t('bios.note')}</p>
      <Select
        label={t('bios.account')}
        options={accounts.map(({ id, handle, platform }) => ({ id, label: `@${handle}`, note: platformName(platform) }))}
        value={accountId}
        onChange={setAccountId}
      />
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <Select
          label={t('bios.link')}
          options={[{ id: noLink, label: t('bios.none') }, ...own.map(({ id, name }) => ({ id, label: name }))]}
          value={chosen}
          onChange={setLinkId}
        />
        <DateField label={t('bios.from')} value={fromDay} max={today} onChange={setFromDay} />
      </div>
      {windows.length > 0 && (
        <ul className="text-sm text-muted">
          {windows.map((bio) => (
            <li key={bio.fromDay}>
              {t('bios.since', {
                day: dayText(bio.fromDay, format),
                link: own.find(({ id }) => id === bio.linkId)?.name ?? t('bios.none'),
              })}
            </li>
          ))}
        </ul>
      )}
      <ErrorNote error={save.error} />
    </Dialog>
  )
}
