import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
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
import { matchesWords } from '../../components/combo-box.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { menuItem } from '../../components/styles.ts'
import { usePaletteEntries, type PaletteEntry } from './palette-entries.tsx'
import { useRecents } from './palette-recents.tsx'

interface Group {
  id: string
  title: string
  entries: PaletteEntry[]
}

const groupIds = ['pages', 'acts', 'creators', 'accounts', 'drafts', 'publications'] as const

const useGroups = (typed: string): { groups: Group[]; note: (entry: PaletteEntry) => void } => {
  const { t } = useTranslation('frame')
  const found = usePaletteEntries(typed)
  const recents = useRecents(groupIds.flatMap((id) => found[id]))
  const all: Group[] = groupIds.map((id) => ({ id, title: t(`palette.${id}`), entries: found[id] }))
  if (typed.trim() === '') all.unshift({ id: 'recents', title: t('palette.recents'), entries: recents.entries })
  return { groups: all.filter(({ entries }) => entries.length > 0), note: recents.note }
}

const List = ({ typed, onDone }: { typed: string; onDone: () => void }) => {
  const { t } = useTranslation('frame')
  const { groups, note } = useGroups(useDeferredValue(typed))
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
                note(entry)
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

/** Ctrl/⌘ K: pages, acts, models, accounts, drafts and publications by a few letters. */
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
