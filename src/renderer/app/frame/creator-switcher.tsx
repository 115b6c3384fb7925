import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Check, ChevronsUpDown, UsersRound } from 'lucide-react'
import { Autocomplete, Button, Dialog, DialogTrigger, Input, ListBox, ListBoxItem, Popover, SearchField } from 'react-aria-components'
import { Avatar } from '../../components/avatar.tsx'
import { matchesWords } from '../../components/combo-box.tsx'
import { controlBox, menuBox, menuItem } from '../../components/styles.ts'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope, type CreatorId } from '../../lib/creator-scope.tsx'
import { cx } from '../../lib/cx.ts'

const everyone = 'all'

/** All models, or one: what the pages below are about. */
export const CreatorSwitcher = () => {
  const { t } = useTranslation('frame')
  const api = useApi()
  const { creatorId, choose } = useCreatorScope()
  const list = useQuery(api.creators.list.queryOptions({ input: {} }))
  const creators = list.data ?? []
  const chosen = creators.find(({ id }) => id === creatorId)
  const search = creators.length > 8
  const items = [{ id: everyone, name: t('creators.all'), avatarAssetId: null }, ...creators]
  const listBox = (close: () => void) => (
    <ListBox
      aria-label={t('creators.choose')}
      items={items}
      selectionMode="single"
      selectedKeys={[chosen?.id ?? everyone]}
      autoFocus={search ? undefined : true}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys]
        if (key !== undefined) choose(key === everyone ? undefined : (key as CreatorId))
        close()
      }}
      className="max-h-80 overflow-auto outline-none"
    >
      {({ id, name, avatarAssetId }) => (
        <ListBoxItem id={id} textValue={name} className={menuItem}>
          {({ isSelected }) => (
            <>
              {id === everyone ? (
                <UsersRound aria-hidden className="size-5 p-0.5 text-muted" />
              ) : (
                <Avatar name={name} assetId={avatarAssetId} size="sm" />
              )}
              <span className="flex-1 truncate">{name}</span>
              {isSelected && <Check aria-hidden className="size-4 text-accent-text" />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
  return (
    <DialogTrigger>
      <Button
        aria-label={`${t('creators.label')} : ${chosen?.name ?? t('creators.all')}`}
        className={cx(controlBox, 'flex items-center gap-2 px-2 text-left data-focus-visible:ring-focus max-md:hidden')}
      >
        {chosen ? (
          <Avatar name={chosen.name} assetId={chosen.avatarAssetId} size="sm" />
        ) : (
          <UsersRound aria-hidden className="size-4 text-muted" />
        )}
        <span className="min-w-0 flex-1 truncate font-medium">{chosen?.name ?? t('creators.all')}</span>
        <ChevronsUpDown aria-hidden className="size-4 text-muted" />
      </Button>
      <Popover offset={4} placement="bottom start" className={cx(menuBox, 'w-60')}>
        <Dialog aria-label={t('creators.choose')} className="outline-none">
          {({ close }) =>
            search ? (
              <Autocomplete filter={matchesWords}>
                <SearchField aria-label={t('creators.choose')} autoFocus className="mb-1">
                  <Input
                    placeholder={t('creators.choose')}
                    className="h-8 w-full rounded-md bg-surface px-2 outline-none [&::-webkit-search-cancel-button]:hidden"
                  />
                </SearchField>
                {listBox(close)}
              </Autocomplete>
            ) : (
              <>
                {listBox(close)}
                {list.isSuccess && creators.length === 0 && <p className="px-2 py-1.5 text-sm text-muted">{t('creators.none')}</p>}
              </>
            )
          }
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
