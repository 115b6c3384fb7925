import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlatformId, TrendCountry } from '../../../contract/platforms.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { parseUrl } from '../../lib/parse-url.ts'
import { useSubmit } from '../../lib/use-submit.ts'

const none = 'none'
const platforms = ['tiktok', 'instagram', 'x', 'bluesky', 'onlyfans'] as const

const isHttps = (url: string): boolean => parseUrl(url)?.protocol === 'https:'

/** What a person saw where no program is told: TikTok first of all. */
export const AddTrendDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('trends')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const [name, setName] = useState('')
  const [platform, setPlatform] = useState<PlatformId | typeof none>('tiktok')
  const [country, setCountry] = useState<TrendCountry | typeof none>('FR')
  const [detail, setDetail] = useState('')
  const [url, setUrl] = useState('')
  const [wasSent, setWasSent] = useState(false)
  const add = useSubmit(api.trends.add.mutationOptions({ onSuccess: onClose }))
  const isLinkWrong = url.trim() !== '' && !isHttps(url.trim())
  const send = (): void => {
    setWasSent(true)
    if (name.trim() === '' || isLinkWrong) return
    add.mutate({
      name: name.trim(),
      platform: platform === none ? null : platform,
      country: country === none ? null : country,
      detail: detail.trim() || null,
      url: url.trim() || null,
    })
  }
  return (
    <Dialog
      title={t('add.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" onPress={send} isPending={add.isPending}>
            {t('add.send')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('add.name')}
        value={name}
        onChange={setName}
        maxLength={120}
        error={wasSent && name.trim() === '' ? t('add.required') : undefined}
      />
      <Select
        label={t('add.platform')}
        options={[...platforms.map((id) => ({ id, label: platformName(id) })), { id: none, label: t('add.anywhere') }]}
        value={platform}
        onChange={setPlatform}
      />
      <Select
        label={t('add.country')}
        options={[
          { id: 'FR', label: t('country.FR') },
          { id: 'US', label: t('country.US') },
          { id: none, label: t('add.noCountry') },
        ]}
        value={country}
        onChange={setCountry}
      />
      <TextField label={t('add.detail')} isOptional value={detail} onChange={setDetail} maxLength={300} />
      <TextField
        label={t('add.url')}
        isOptional
        value={url}
        onChange={setUrl}
        maxLength={500}
        error={wasSent && isLinkWrong ? t('add.urlWrong') : undefined}
      />
      <ErrorNote error={add.error} />
    </Dialog>
  )
}
