/** What the palette finds: pages, acts, models, accounts, drafts and publications, within the role's reach. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { PencilLine } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { matchesWords } from '../../components/combo-box.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { seenState, StateIcon } from '../../components/state-badge.tsx'
import { useActs } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { platformName } from '../../../contract/platform-name.ts'

export interface PaletteEntry {
  /** An act's id, or of the thing: `pub_…`. */
  id: string
  label: string
  note?: string
  keys?: string
  lead: ReactNode
  onAct: () => void
}

const most = { creators: 12, accounts: 8, found: 8 }
/** Fewer letters find too much to be worth asking core. */
const fewestLetters = 2

const usePagesAndActs = (): { pages: PaletteEntry[]; acts: PaletteEntry[] } => {
  const offered = useActs()
    .filter(({ isKeyOnly }) => !isKeyOnly)
    .map(({ id, label, keys, icon: Icon, onAct }): PaletteEntry => ({
      id,
      label,
      keys,
      onAct,
      lead: Icon && <Icon aria-hidden className="size-4 text-muted" />,
    }))
  return { pages: offered.filter(({ id }) => id.startsWith('go:')), acts: offered.filter(({ id }) => !id.startsWith('go:')) }
}

const useCreators = (words: string): PaletteEntry[] => {
  const api = useApi()
  const router = useRouter()
  const { role } = useMe()
  const creators = useQuery(api.creators.list.queryOptions({ input: role === 'model' ? skipToken : {} }))
  return (creators.data ?? [])
    .filter(({ name, pseudonyms }) => matchesWords([name, ...pseudonyms].join(' '), words))
    .slice(0, most.creators)
    .map(({ id, name, pseudonyms, avatarAssetId }) => ({
      id,
      label: name,
      note: pseudonyms.join(', '),
      lead: <Avatar name={name} assetId={avatarAssetId} size="sm" />,
      onAct: () => router.history.push(`/creators/${id}`),
    }))
}

const useAccounts = (words: string): PaletteEntry[] => {
  const api = useApi()
  const { inspect } = useInspector()
  const { role } = useMe()
  const creators = useQuery(api.creators.list.queryOptions({ input: role === 'model' ? skipToken : {} }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: role === 'model' ? skipToken : {} }))
  const names = new Map((creators.data ?? []).map(({ id, name }) => [id, name]))
  return (accounts.data ?? [])
    .map(({ id, handle, platform, creatorId }) => ({
      id,
      label: `@${handle}`,
      note: [platformName(platform), names.get(creatorId)].filter(Boolean).join(' · '),
      lead: <PlatformGlyph platform={platform} />,
      onAct: () => inspect(id),
    }))
    .filter(({ label, note }) => matchesWords(`${label} ${note}`, words))
    .slice(0, most.accounts)
}

const useDrafts = (words: string): PaletteEntry[] => {
  const { t } = useTranslation('frame')
  const api = useApi()
  const router = useRouter()
  const { role } = useMe()
  const isAsked = role !== 'model' && words.length >= fewestLetters
  const found = useQuery(
    api.posts.list.queryOptions({
      input: isAsked ? { search: words, draftsOnly: true, limit: most.found } : skipToken,
      placeholderData: keepPreviousData,
    }),
  )
  if (!isAsked) return []
  return (found.data?.items ?? []).map(({ id, text }) => ({
    id,
    label: text,
    note: t('palette.draft'),
    lead: <PencilLine aria-hidden className="size-4 text-muted" />,
    onAct: () => router.history.push(`/posts/${id}`),
  }))
}

const usePublications = (words: string): PaletteEntry[] => {
  const api = useApi()
  const format = useFormat()
  const { inspect } = useInspector()
  const isAsked = words.length >= fewestLetters
  const found = useQuery(
    api.publications.list.queryOptions({
      input: isAsked ? { search: words, limit: most.found, order: 'latest' } : skipToken,
      placeholderData: keepPreviousData,
    }),
  )
  if (!isAsked) return []
  return (found.data?.items ?? []).map((publication) => ({
    id: publication.id,
    label: publication.text || publication.accountHandle,
    note: `${publication.creatorName} · ${format.shortDate(publication.dueAt)} ${format.time(publication.dueAt)}`,
    lead: <StateIcon state={seenState(publication)} />,
    onAct: () => inspect(publication.id),
  }))
}

/** By group, in the order shown; groups may be empty. */
export const usePaletteEntries = (typed: string) => {
  const words = typed.trim()
  return {
    ...usePagesAndActs(),
    creators: useCreators(words),
    accounts: useAccounts(words),
    drafts: useDrafts(words),
    publications: usePublications(words),
  }
}
