import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Folder, FolderOpen, FolderX, Images, Trash2, type LucideIcon } from 'lucide-react'
import { cx } from '../../../lib/cx.ts'
import { useFormat } from '../../../lib/locale.tsx'
import { tidyLibrarySearch, type LibrarySearch } from '../library-search.ts'
import { folderTree } from './folder-tree.ts'

const Entry = ({
  icon: Icon,
  label,
  count,
  depth = 0,
  isCurrent,
  onPress,
}: {
  icon: LucideIcon
  label: string
  count?: number
  depth?: number
  isCurrent: boolean
  onPress: () => void
}) => {
  const format = useFormat()
  return (
    <li>
      <button
        type="button"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={onPress}
        style={{ paddingLeft: 8 + depth * 14 }}
        className={cx(
          'flex h-7 w-full items-center gap-2 rounded-md pr-2 text-left outline-none hover:bg-hover focus-visible:ring-focus',
          isCurrent ? 'bg-hover font-medium text-text' : 'text-muted',
        )}
      >
        <Icon aria-hidden className={cx('size-4 shrink-0', isCurrent && 'text-accent-text')} strokeWidth={1.8} />
        <span className="min-w-0 flex-1 truncate" title={label}>
          {label}
        </span>
        {count !== undefined && <span className="tnum text-xs text-muted">{format.number(count)}</span>}
      </button>
    </li>
  )
}

/** The folders beside the pictures: all, those in none, each with what is below it, and the bin. */
export const FolderPane = memo(
  ({
    search,
    onSearch,
    folders,
    total,
    hasBin,
  }: {
    search: LibrarySearch
    onSearch: (search: LibrarySearch) => void
    folders: readonly { folder: string; count: number }[]
    total: number | undefined
    hasBin: boolean
  }) => {
    const { t } = useTranslation('library')
    const go = (changes: Pick<LibrarySearch, 'folder' | 'removed'>) => () =>
      onSearch(tidyLibrarySearch({ ...search, folder: undefined, removed: undefined, ...changes }))
    const isBin = search.removed === true
    const nodes = folderTree(folders)
    const filed = folders.reduce((sum, { count }) => sum + count, 0)
    return (
      <nav aria-label={t('folders.label')} className="w-52 shrink-0 overflow-auto border-r border-line p-3 max-lg:w-44 max-md:hidden">
        <ul className="flex flex-col gap-0.5">
          <Entry icon={Images} label={t('folders.all')} count={total} isCurrent={!isBin && search.folder === undefined} onPress={go({})} />
          {nodes.length > 0 && (
            <Entry
              icon={FolderX}
              label={t('folders.none')}
              count={total === undefined ? undefined : total - filed}
              isCurrent={!isBin && search.folder === ''}
              onPress={go({ folder: '' })}
            />
          )}
          {nodes.map(({ path, name, depth, count }) => {
            const isCurrent = !isBin && search.folder === path
            return (
              <Entry
                key={path}
                icon={isCurrent ? FolderOpen : Folder}
                label={name}
                count={count}
                depth={depth}
                isCurrent={isCurrent}
                onPress={go({ folder: path })}
              />
            )
          })}
          {hasBin && <li aria-hidden className="my-1.5 border-t border-line" />}
          {hasBin && <Entry icon={Trash2} label={t('folders.bin')} isCurrent={isBin} onPress={go({ removed: true })} />}
        </ul>
      </nav>
    )
  },
)
