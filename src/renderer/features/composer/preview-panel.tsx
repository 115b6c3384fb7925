import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownMedia } from '../../components/media-grid.tsx'
import { PostPreview } from '../../components/post-preview.tsx'
import type { KnownMentions } from '../../components/rich-text.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { platformName } from '../../../contract/platform-name.ts'
import type { Platform } from '../../../contract/platforms.ts'
import type { Draft, DraftMedia } from './draft.ts'

/** Until core has a picture, its place is kept: the file itself is never drawn. Refused ones will not be there. */
const shownOf = (media: readonly DraftMedia[]): ShownMedia[] =>
  media.filter(({ state }) => state !== 'failed').map(({ key, kind, assetId, alt }) => ({ id: key, kind, assetId, alt }))

/** The post as an account's followers will roughly see it. */
export const PreviewPanel = ({
  draft,
  accounts,
  platforms,
  mentions,
}: {
  draft: Draft
  accounts: readonly Account[]
  platforms: readonly Platform[]
  mentions?: KnownMentions
}) => {
  const { t } = useTranslation('composer')
  const [chosen, setChosen] = useState<string | null>(null)
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0]
  const media = shownOf(draft.media)
  const hasThreads = platforms.some(({ id, capabilities }) => id === account?.platform && capabilities.thread)
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
          thread={hasThreads ? draft.thread : []}
          mentions={mentions}
          media={media}
        />
      ) : (
        <p className="text-muted">{t('preview.empty')}</p>
      )}
    </Section>
  )
}
