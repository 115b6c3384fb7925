import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Search } from 'lucide-react'
import { Form } from 'react-aria-components'
import type * as z from 'zod'
import type { hashtagQuota } from '../../../contract/trends.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

type Quota = z.infer<typeof hashtagQuota>

/** Each different hashtag takes one of the account's quota, which is told before. */
export const HashtagSearch = ({ quotas }: { quotas: readonly Quota[] }) => {
  const { t } = useTranslation('trends')
  const api = useApi()
  const format = useFormat()
  const [chosen, setChosen] = useState<string | null>(null)
  const [hashtag, setHashtag] = useState('')
  const search = useSubmit(api.trends.searchHashtag.mutationOptions({ onSuccess: () => setHashtag('') }))
  const quota = quotas.find(({ accountId }) => accountId === chosen) ?? quotas[0]
  if (!quota) return null
  const isReadable = /^#?[\p{L}\p{N}_]{1,100}$/u.test(hashtag.trim())
  const send = (): void => {
    if (isReadable) search.mutate({ accountId: quota.accountId, hashtag: hashtag.trim() })
  }
  return (
    <Form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        {quotas.length > 1 && (
          <Select
            label={t('hashtag.account')}
            options={quotas.map(({ accountId, handle }) => ({ id: accountId, label: `@${handle}` }))}
            value={quota.accountId}
            onChange={setChosen}
            className="w-56"
          />
        )}
        <TextField label={t('hashtag.label')} value={hashtag} onChange={setHashtag} maxLength={101} autoComplete="off" className="w-64" />
        <Button icon={Search} onPress={send} isPending={search.isPending} isDisabled={!isReadable}>
          {t('hashtag.act')}
        </Button>
      </div>
      <p className="text-sm text-muted">
        {t('hashtag.quota', { handle: quota.handle, used: quota.used, max: quota.max, days: quota.days })}
        {quota.freeAt && ` ${t('hashtag.freeAt', { at: format.dateTime(quota.freeAt) })}`}
      </p>
      <ErrorNote error={search.error} />
      {search.data && <p role="status">{t('hashtag.found', { name: search.data.name, number: format.number(search.data.volume ?? 0) })}</p>}
    </Form>
  )
}
