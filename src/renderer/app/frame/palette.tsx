import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components'
import { Avatar } from '../../components/avatar.tsx'
import { matchesWords } from '../../components/combo-box.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { seenState, StateIcon } from '../../components/state-badge.tsx'
import { menuItem } from '../../components/styles.ts'
import { useActs } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'

interface Entry {
  id: string
  label: string
  note?: string
  keys?: string
  lead: React.ReactNode
  onAct: () => void
}

interface Group {
  id: string
  title: string
  entries: Entry[]
}

const mostCreators = 12

const useEntries = (typed: string): Group[] => {
  const { t } = useTranslation('frame')
  const api = useApi()
  const router = useRouter()
  const { inspect } = useInspector()
  const format = useFormat()
  const { role } = useMe()
  const acts = useActs().filter(({ isKeyOnly }) => !isKeyOnly)
  const asEntry = ({ id, label, keys, icon: Icon, onAct }: (typeof acts)[number]): Entry => ({
    id,
    label,
    keys,
    onAct,
    lead: Icon && <Icon aria-hidden className="size-4 text-muted" />,
  })
  const words = typed.trim()
  const creators = useQuery(api.creators.list.queryOptions({ input: role === 'model' ? skipToken : {} }))
  const found = useQuery(
    api.publications.list.queryOptions({ input: words.length < 2 ? skipToken : { search: words, limit: 8, order: 'latest' } }),
  )
  return [
    { id: 'pages', title: t('palette.pages'), entries: acts.filter(({ id }) => id.startsWith('go:')).map(asEntry) },
    { id: 'acts', title: t('palette.acts'), entries: acts.filter(({ id }) => !id.startsWith('go:')).map(asEntry) },
    {
      id: 'creators',
      title: t('palette.creators'),
      entries: (creators.data ?? [])
        .filter(({ name, pseudonyms }) => matchesWords([name, ...pseudonyms].join(' '), words))
        .slice(0, mostCreators)
        .map(({ id, name, pseudonyms, avatarAssetId }) => ({
          id,
          label: name,
          note: pseudonyms.join(', '),
          lead: <Avatar name={name} assetId={avatarAssetId} size="sm" />,
          onAct: () => router.history.push(`/creators/${id}`),
        })),
    },
    {
      id: 'publications',
      title: t('palette.publications'),
      entries: (found.data?.items ?? []).map((publication) => ({
        id: publication.id,
        label: publication.text || publication.accountHandle,
        note: `${publication.creatorName} · ${format.shortDate(publication.dueAt)} ${format.time(publication.dueAt)}`,
        lead: <StateIcon state={seenState(publication)} />,
        onAct: () => inspect(publication.id),
      })),
    },
  ].filter(({ entries }) => entries.length > 0)
}

const List = ({ typed, onDone }: { typed: string; onDone: () => void }) => {
  const { t } = useTranslation('frame')
  const groups = useEntries(useDeferredValue(typed))
  return (
    <Menu
      aria-label={t('palette.title')}
      items={groups}
      className="max-h-[50vh] overflow-auto p-1 outline-none"
      renderEmptyState={() => <p className="px-3 py-6 text-center text-muted">{t('palette.empty')}</p>}
    >
      {(group) => (
        <MenuSection id={group.id}>
          <Header className="px-2 pt-2 pb-1 text-xs font-medium text-muted">{group.title}</Header>
          {group.entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={`${entry.label} ${entry.note ?? ''}`}
              onAction={() => {
                onDone()
                entry.onAct()
              }}
              className={menuItem}
            >
              <span className="flex w-5 justify-center">{entry.lead}</span>
              <Text slot="label" className="min-w-0 truncate">
                {entry.label}
              </Text>
              {entry.note && (
                <Text slot="description" className="min-w-0 flex-1 truncate text-sm text-muted">
                  {entry.note}
                </Text>
              )}
              {entry.keys && (
                <span className="ml-auto">
                  <Kbd keys={entry.keys} />
                </span>
              )}
            </MenuItem>
          ))}
        </MenuSection>
      )}
    </Menu>
  )
}

const Open = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('frame')
  const [typed, setTyped] = useState('')
  return (
    <Dialog aria-label={t('palette.title')} className="outline-none">
      <Autocomplete inputValue={typed} onInputChange={setTyped} filter={matchesWords}>
        <SearchField aria-label={t('palette.title')} autoFocus className="flex items-center gap-2 border-b border-line px-3">
          <Search aria-hidden className="size-4 text-muted" />
          <Input
            placeholder={t('palette.placeholder')}
            className="h-11 min-w-0 flex-1 bg-transparent text-lg outline-none [&::-webkit-search-cancel-button]:hidden"
          />
          <Kbd keys="escape" />
        </SearchField>
        <List typed={typed} onDone={onClose} />
      </Autocomplete>
    </Dialog>
  )
}

/** Ctrl/⌘ K: pages, acts, models and publications by a few letters. */
export const Palette = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => (
  <ModalOverlay
    isOpen={isOpen}
    onOpenChange={(open) => !open && onClose()}
    isDismissable
    className="fixed inset-0 z-40 flex items-start justify-center bg-scrim p-6 pt-[14vh] data-entering:animate-appear"
  >
    <Modal className="w-full max-w-150 overflow-hidden rounded-lg border border-line bg-raised shadow-lg">
      <Open onClose={onClose} />
    </Modal>
  </ModalOverlay>
)
