import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currencies } from '../../../contract/figures.ts'
import type { Currency, TrackingLink } from '../../../contract/figures.ts'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { ErrorNote } from '../error-note.tsx'
import { Select } from '../select.tsx'
import { TextField } from '../text-field.tsx'
import { useToasts } from '../toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { parseUrl } from '../../lib/parse-url.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { DateField } from '../date-field.tsx'
import { typedAmount, typedCount } from './typed-figure.ts'

const isAddress = (text: string): boolean => text === '' || /^https?:$/.test(parseUrl(text)?.protocol ?? '')

/** One reading of a tracking link, typed in. */
export const ReadingDialog = ({
  accountId,
  link,
  today,
  onClose,
}: {
  accountId: string
  /** Read before; absent: another one. */
  link?: Pick<TrackingLink, 'name' | 'url'> & { readings?: TrackingLink['readings'] }
  today: string
  onClose: () => void
}) => {
  const { t } = useTranslation('figures')
  const api = useApi()
  const toasts = useToasts()
  const [name, setName] = useState(link?.name ?? '')
  const [url, setUrl] = useState(link?.url ?? '')
  const [day, setDay] = useState(today)
  const [clicks, setClicks] = useState('')
  const [subscribers, setSubscribers] = useState('')
  const [revenue, setRevenue] = useState('')
  const [currency, setCurrency] = useState<Currency>(link?.readings?.[0]?.currency ?? 'USD')
  const [wasAsked, setWasAsked] = useState(false)
  const enter = useSubmit(
    api.figures.enterLink.mutationOptions({
      onSuccess: () => {
        toasts.done(t('enter.saved'))
        onClose()
      },
    }),
  )
  const read = { clicks: typedCount(clicks), subscribers: typedCount(subscribers), revenue: typedAmount(revenue) }
  const isNothing = Object.values(read).every((value) => value === null)
  const save = (): void => {
    setWasAsked(true)
    const { clicks: clickCount, subscribers: subscriberCount, revenue: cents } = read
    if (clickCount === undefined || subscriberCount === undefined || cents === undefined || isNothing) return
    if (name.trim() === '' || !isAddress(url.trim())) return
    enter.mutate({
      accountId,
      name,
      url: url.trim() === '' ? null : url.trim(),
      day,
      clicks: clickCount,
      subscribers: subscriberCount,
      revenue: cents,
      currency,
    })
  }
  const wrong = (isWrong: boolean, text: string): string | undefined => (wasAsked && isWrong ? text : undefined)
  return (
    <Dialog
      title={t('enter.title')}
      isOpen
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={save} isPending={enter.isPending}>
          {t('enter.save')}
        </Button>
      }
    >
      <p className="text-muted">{t('enter.text')}</p>
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        <TextField
          label={t('enter.name')}
          value={name}
          onChange={setName}
          isDisabled={link !== undefined}
          isRequired
          maxLength={120}
          error={wrong(name.trim() === '', t('enter.noName'))}
        />
        <DateField label={t('enter.day')} value={day} max={today} onChange={setDay} />
        <TextField
          label={t('column.clicks')}
          inputMode="numeric"
          value={clicks}
          onChange={setClicks}
          error={wrong(read.clicks === undefined, t('enter.badCount'))}
        />
        <TextField
          label={t('column.subscribers')}
          inputMode="numeric"
          value={subscribers}
          onChange={setSubscribers}
          error={wrong(read.subscribers === undefined, t('enter.badCount'))}
        />
        <TextField
          label={t('column.revenue')}
          inputMode="decimal"
          value={revenue}
          onChange={setRevenue}
          error={wrong(read.revenue === undefined, t('enter.badAmount'))}
        />
        <Select<Currency>
          label={t('column.currency')}
          options={currencies.map((id) => ({ id, label: id }))}
          value={currency}
          onChange={setCurrency}
        />
      </div>
      <TextField
        label={t('enter.url')}
        value={url}
        onChange={setUrl}
        isOptional
        maxLength={2000}
        error={wrong(!isAddress(url.trim()), t('enter.badUrl'))}
      />
      {wrong(isNothing, t('enter.nothing')) && <p role="alert">{t('enter.nothing')}</p>}
      <ErrorNote error={enter.error} />
    </Dialog>
  )
}
