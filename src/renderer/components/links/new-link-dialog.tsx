import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../contract/accounts.ts'
import type { Link } from '../../../contract/links.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { useApi } from '../../lib/api.tsx'
import { parseUrl } from '../../lib/parse-url.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { ErrorNote } from '../error-note.tsx'
import { Select } from '../select.tsx'
import { TextField } from '../text-field.tsx'
import { useToasts } from '../toast.tsx'

const isAddress = (text: string): boolean => text === '' || /^https?:$/.test(parseUrl(text)?.protocol ?? '')

/** Makes a link known that was made on a platform, or an address of the agency's own. */
export const NewLinkDialog = ({
  accounts,
  onMade,
  onClose,
}: {
  /** Whose subscribers it may count; those that give no figures to a program first. */
  accounts: readonly Account[]
  onMade?: (link: Link) => void
  onClose: () => void
}) => {
  const { t } = useTranslation('links')
  const api = useApi()
  const toasts = useToasts()
  const [accountId, setAccountId] = useState(accounts[0]?.id ?? null)
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [wasAsked, setWasAsked] = useState(false)
  const create = useSubmit(
    api.links.create.mutationOptions({
      onSuccess: (link) => {
        toasts.done(t('create.saved'))
        onMade?.(link)
        onClose()
      },
    }),
  )
  const save = (): void => {
    setWasAsked(true)
    if (accountId === null || name.trim() === '' || !isAddress(url.trim())) return
    create.mutate({ accountId, name, url: url.trim() === '' ? null : url.trim() })
  }
  return (
    <Dialog
      title={t('create.title')}
      isOpen
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={save} isPending={create.isPending}>
          {t('create.save')}
        </Button>
      }
    >
      <p className="text-muted">{t('create.note')}</p>
      <Select
        label={t('create.account')}
        options={accounts.map(({ id, handle, platform }) => ({ id, label: `@${handle}`, note: platformName(platform) }))}
        value={accountId}
        onChange={setAccountId}
      />
      <TextField
        label={t('create.name')}
        value={name}
        onChange={setName}
        isRequired
        maxLength={120}
        error={wasAsked && name.trim() === '' ? t('create.noName') : undefined}
      />
      <TextField
        label={t('address')}
        value={url}
        onChange={setUrl}
        isOptional
        maxLength={2000}
        error={wasAsked && !isAddress(url.trim()) ? t('create.badAddress') : undefined}
      />
      <ErrorNote error={create.error} />
    </Dialog>
  )
}
