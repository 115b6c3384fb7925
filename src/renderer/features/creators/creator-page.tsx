import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Archive, PencilLine, Plus } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import type { Creator } from '../../../contract/creators.ts'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { ArchiveCreator } from './archive-creator.tsx'
import { CreatorDialog } from './creator-dialog.tsx'
import { CreatorProfile } from './creator-profile.tsx'
import { creatorTabs, type CreatorTab } from './creator-tabs.ts'
import { LocalTime } from './local-time.tsx'

export interface CreatorPageProps {
  creatorId: string
  tab: CreatorTab
  onTab: (tab: CreatorTab) => void
  /** What other features show of this creator; the app joins them. */
  parts: (creator: Creator) => Record<Exclude<CreatorTab, 'profile'>, ReactNode>
}

const Acts = ({ creator }: { creator: Creator }) => {
  const { t } = useTranslation('creators')
  const can = useCan()
  const [editing, setEditing] = useState(false)
  return (
    <>
      <ArchiveCreator creator={creator} />
      {can('creators.update') && (
        <Button icon={PencilLine} onPress={() => setEditing(true)}>
          {t('edit')}
        </Button>
      )}
      {can('posts.create') && !creator.archivedAt && (
        <ButtonLink to="/posts/new" search={{ creator: creator.id }} variant="primary" icon={Plus}>
          {t('compose')}
        </ButtonLink>
      )}
      {editing && <CreatorDialog creator={creator} onClose={() => setEditing(false)} />}
    </>
  )
}

const Shown = ({ creator, tab, onTab, parts }: Omit<CreatorPageProps, 'creatorId'> & { creator: Creator }) => {
  const { t } = useTranslation('creators')
  const content = { profile: <CreatorProfile creator={creator} />, ...parts(creator) }
  return (
    <Page
      header={
        <PageHeader
          title={creator.name}
          note={
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Avatar name={creator.name} assetId={creator.avatarAssetId} />
              <LocalTime zone={creator.zone} />
              {creator.archivedAt && <Badge icon={Archive}>{t('archivedBadge')}</Badge>}
            </span>
          }
          actions={<Acts creator={creator} />}
        />
      }
    >
      <Tabs
        label={t('tabs.label')}
        value={tab}
        onChange={onTab}
        tabs={creatorTabs.map((id) => ({ id, label: t(`tabs.${id}`), content: content[id] }))}
        className="px-6 pt-2 pb-6"
      />
    </Page>
  )
}

/** One creator: the facts, the accounts, the publications, the history. */
export const CreatorPage = ({ creatorId, ...rest }: CreatorPageProps) => {
  const { t } = useTranslation('creators')
  const api = useApi()
  const can = useCan()
  const read = useQuery(api.creators.get.queryOptions({ input: { creatorId } }))
  if (read.isPending)
    return (
      <Page header={<PageHeader title={t('inspector')} />}>
        <SkeletonRows rows={6} className="px-6 py-4" />
      </Page>
    )
  if (read.isError)
    return (
      <Page header={<PageHeader title={t('inspector')} />}>
        <ReadError
          error={read.error}
          onRetry={() => void read.refetch()}
          isRetrying={read.isFetching}
          back={can('posts.create') ? <ButtonLink to="/creators">{t('back')}</ButtonLink> : undefined}
        />
      </Page>
    )
  return <Shown creator={read.data} {...rest} />
}
