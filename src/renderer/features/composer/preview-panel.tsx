import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownMedia } from '../../components/media-grid.tsx'
import { PostPreview } from '../../components/post-preview.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { useObjectUrl } from '../../lib/asset-image.tsx'
import { platformName } from '../../lib/platform-name.ts'
import type { Draft, DraftMedia } from './draft.ts'

/** A picture of this page needs an address while it is shown. */
const useShown = (media: readonly DraftMedia[]): ShownMedia[] => {
  // Four at most are drawn, so four hooks suffice.
  const urls = [useFileUrl(media[0]), useFileUrl(media[1]), useFileUrl(media[2]), useFileUrl(media[3])]
  return media.map(({ key, kind, assetId, alt }, index) => ({ id: key, kind, assetId, url: urls[index], alt }))
}
const useFileUrl = (media: DraftMedia | undefined): string | null =>
  useObjectUrl(media && media.assetId === null && media.kind === 'image' ? media.file : null)

/** The post as an account's followers will roughly see it. */
export const PreviewPanel = ({ draft, accounts }: { draft: Draft; accounts: readonly Account[] }) => {
  const { t } = useTranslation('composer')
  const [chosen, setChosen] = useState<string | null>(null)
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0]
  const media = useShown(draft.media)
  return (
    <Section title={t('preview.title')}>
      {accounts.length > 1 && (
        <Select
          label={t('preview.account')}
          hideLabel
          options={accounts.map(({ id, handle, platform }) => ({ id, label: `@${handle} · ${platformName(platform)}` }))}
          value={account?.id ?? null}
          onChange={setChosen}
        />
      )}
      {account ? (
        <PostPreview
          platform={account.platform}
          name={account.displayName || account.handle}
          handle={account.handle}
          text={draft.text}
          media={media}
        />
      ) : (
        <p className="text-muted">{t('preview.empty')}</p>
      )}
    </Section>
  )
}
