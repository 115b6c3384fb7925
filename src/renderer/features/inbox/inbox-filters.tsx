import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { inboxFinds, inboxKinds, type InboxFound, type InboxKind } from '../../../contract/inbox.ts'
import { platformName } from '../../../contract/platform-name.ts'
import type { PlatformId } from '../../../contract/platforms.ts'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { Select } from '../../components/select.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useMe } from '../../lib/me.tsx'
import { isRead, type InboxFilter } from './inbox-filter.ts'
import { sourcesOf } from './inbox-sources.ts'

const any = 'any'
const anyTag = 'any'

interface InboxFiltersProps {
  filter: InboxFilter
  onChange: (filter: InboxFilter) => void
}

/** Thousands of accounts may be in it: drawn anew only when something of its own changes. */
export const InboxFilters = memo(({ filter, onChange }: InboxFiltersProps) => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const sources = useQuery(sourcesOf(api, creatorId))
  // Of the others nothing comes: nobody looks for it.
  const accounts = (sources.data ?? []).filter(isRead)
  const kinds = inboxKinds.filter((id) => id !== 'message' || accounts.some(({ messages }) => messages))
  const platforms = [...new Set(accounts.map(({ platform }) => platform))]
  const me = useMe()
  const colleagues = useQuery(api.inbox.colleagues.queryOptions({ input: { creatorId } }))
  const known = useQuery(api.inbox.tags.queryOptions({ input: { creatorId } }))
  // The one that is looked for stays to be taken off, also once nothing carries it any more.
  const tags = [...new Set([...(known.data ?? []), ...(filter.tag === null ? [] : [filter.tag])])]
  const set = (change: Partial<InboxFilter>): void => onChange({ ...filter, ...change })
  return (
    <>
      <SearchField label={t('search')} value={filter.search} onChange={(search) => set({ search })} className="w-56" />
      <Select
        label={t('filter.state')}
        hideLabel
        options={(['new', 'done', 'earlier', 'all'] as const).map((id) => ({ id, label: t(`state.${id}`) }))}
        value={filter.state}
        onChange={(state) => set({ state })}
      />
      <Select<InboxKind | typeof any>
        label={t('filter.kind')}
        hideLabel
        options={[{ id: any, label: t('anyKind') }, ...kinds.map((id) => ({ id, label: t(`kind.${id}`) }))]}
        value={filter.kind ?? any}
        onChange={(kind) => set({ kind: kind === any ? null : kind })}
      />
      <Select<InboxFound | typeof any>
        label={t('filter.found')}
        hideLabel
        options={[{ id: any, label: t('anyFound') }, ...inboxFinds.map((id) => ({ id, label: t(`found.${id}`) }))]}
        value={filter.found ?? any}
        onChange={(found) => set({ found: found === any ? null : found })}
      />
      {tags.length > 0 && (
        <Select<string>
          label={t('filter.tag')}
          hideLabel
          options={[{ id: anyTag, label: t('anyTag') }, ...tags.map((tag) => ({ id: `tag ${tag}`, label: tag }))]}
          value={filter.tag === null ? anyTag : `tag ${filter.tag}`}
          onChange={(id) => set({ tag: id === anyTag ? null : id.slice(4) })}
        />
      )}
      {platforms.length > 1 && (
        <Select<PlatformId | typeof any>
          label={t('filter.platform')}
          hideLabel
          options={[{ id: any, label: t('anyPlatform') }, ...platforms.map((id) => ({ id, label: platformName(id) }))]}
          value={filter.platform ?? any}
          onChange={(platform) => set({ platform: platform === any ? null : platform })}
        />
      )}
      {accounts.length > 1 && (
        <Select<string>
          label={t('filter.account')}
          hideLabel
          options={[
            { id: any, label: t('anyAccount') },
            ...accounts.map(({ accountId, accountHandle, platform }) => ({
              id: accountId,
              label: `@${accountHandle}`,
              icon: <PlatformGlyph platform={platform} />,
            })),
          ]}
          value={filter.accountId ?? any}
          onChange={(id) => set({ accountId: id === any ? null : id })}
        />
      )}
      <Select<string>
        label={t('filter.assigned')}
        hideLabel
        options={[
          ...(['anybody', 'mine', 'nobody'] as const).map((id) => ({ id, label: t(id) })),
          ...(colleagues.data ?? []).filter(({ id }) => id !== me.id).map(({ id, name }) => ({ id, label: name })),
        ]}
        value={filter.assigned}
        onChange={(assigned) => set({ assigned })}
      />
    </>
  )
})
