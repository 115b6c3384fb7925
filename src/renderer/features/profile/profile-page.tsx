import { useTranslation } from 'react-i18next'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Settings, UserRound } from 'lucide-react'
import type { Constraints, Creator } from '../../../contract/creators.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink, ExternalLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope, type CreatorId } from '../../lib/creator-scope.tsx'
import { useFormat } from '../../lib/locale.tsx'

const Limits = ({ constraints }: { constraints: Constraints }) => {
  const { t } = useTranslation('profile')
  const format = useFormat()
  const items = [
    { name: t('limits.neverShow'), value: format.list(constraints.neverShow) },
    { name: t('limits.neverMention'), value: format.list(constraints.neverMention) },
    { name: t('limits.free'), value: <span className="whitespace-pre-wrap">{constraints.free}</span>, isEmpty: constraints.free === '' },
  ].filter(({ value, isEmpty }) => value !== '' && !isEmpty)
  return (
    <Section title={t('limits.title')} note={t('limits.note')}>
      {items.length === 0 ? <p className="text-muted">{t('limits.none')}</p> : <Facts items={items} />}
    </Section>
  )
}

const Accounts = ({ creatorId }: { creatorId: CreatorId }) => {
  const { t } = useTranslation('profile')
  const api = useApi()
  const format = useFormat()
  const list = useQuery(api.accounts.list.queryOptions({ input: { creatorId } }))
  return (
    <Section title={t('accounts.title')}>
      {list.isPending && <SkeletonRows rows={2} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p className="text-muted">{t('accounts.none')}</p>}
      <ul className="flex flex-col">
        {list.data?.map(({ id, platform, handle, profileUrl, followers }) => (
          <li key={id} className="flex min-h-8 items-center gap-2 border-b border-line">
            <PlatformGlyph platform={platform} />
            <ExternalLink href={profileUrl}>{handle}</ExternalLink>
            <span className="tnum ml-auto text-muted">
              {followers === null ? '—' : t('accounts.followers', { count: followers, formatted: format.number(followers) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Profile = ({ creator }: { creator: Creator }) => {
  const { t } = useTranslation('profile')
  const format = useFormat()
  const { id, name, pseudonyms, platforms, zone, market, constraints } = creator
  return (
    <div className="flex max-w-160 flex-col gap-8 p-6 max-md:p-4">
      <Facts
        items={[
          { name: t('fact.name'), value: name },
          { name: t('fact.pseudonyms'), value: pseudonyms.length > 0 ? format.list(pseudonyms) : null },
          {
            name: t('fact.platforms'),
            value: (
              <span className="flex flex-wrap gap-x-3 gap-y-1">
                {platforms.map((platform) => (
                  <PlatformGlyph key={platform} platform={platform} withName />
                ))}
              </span>
            ),
          },
          { name: t('fact.zone'), value: zone },
          { name: t('fact.market'), value: t(`market.${market}`) },
        ]}
      />
      <Accounts creatorId={id} />
      <Limits constraints={constraints} />
    </div>
  )
}

/** What the agency keeps about the model who is signed in, to read. */
export const ProfilePage = () => {
  const { t } = useTranslation('profile')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const creator = useQuery(api.creators.get.queryOptions({ input: creatorId ? { creatorId } : skipToken }))
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          actions={
            <ButtonLink to="/settings" icon={Settings}>
              {t('settings')}
            </ButtonLink>
          }
        />
      }
    >
      {!creatorId && (
        <EmptyState icon={UserRound} title={t('noCreator.title')}>
          {t('noCreator.text')}
        </EmptyState>
      )}
      {creatorId && creator.isPending && <SkeletonRows className="p-6" />}
      {creator.isError && <ErrorState error={creator.error} onRetry={() => void creator.refetch()} />}
      {creator.data && <Profile creator={creator.data} />}
    </Page>
  )
}
