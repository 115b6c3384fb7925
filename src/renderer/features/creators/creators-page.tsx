import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Archive, SearchX, UserPlus, UsersRound } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { matchesWords } from '../../components/combo-box.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Table } from '../../components/table.tsx'
import type { Creator } from '../../../contract/creators.ts'
import { useAct } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { useCreatorColumns } from './creator-columns.tsx'
import { CreatorDialog } from './creator-dialog.tsx'

const matches = ({ name, pseudonyms }: Creator, search: string): boolean => matchesWords([name, ...pseudonyms].join(' '), search.trim())

const NoneHere = ({
  archived,
  search,
  onClear,
  onAdd,
}: {
  archived: boolean
  search: string
  onClear: () => void
  onAdd: (() => void) | null
}) => {
  const { t } = useTranslation('creators')
  if (search.trim() !== '')
    return (
      <EmptyState icon={SearchX} title={t('noMatch.title')} action={<Button onPress={onClear}>{t('noMatch.act')}</Button>}>
        {t('noMatch.text')}
      </EmptyState>
    )
  if (archived)
    return (
      <EmptyState icon={Archive} title={t('emptyArchived.title')}>
        {t('emptyArchived.text')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={UsersRound}
      title={t('empty.title')}
      action={
        onAdd && (
          <Button variant="primary" icon={UserPlus} onPress={onAdd}>
            {t('add')}
          </Button>
        )
      }
    >
      {onAdd ? t('empty.text') : t('empty.reach')}
    </EmptyState>
  )
}

const rowId = ({ id }: Creator) => id
const rowName = ({ name }: Creator) => name

/** All creators in reach, or the archived ones. */
export const CreatorsPage = () => {
  const { t } = useTranslation('creators')
  const api = useApi()
  const can = useCan()
  const navigate = useNavigate()
  const columns = useCreatorColumns()
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<'active' | 'archived'>('active')
  const [adding, setAdding] = useState(false)
  const list = useQuery(api.creators.list.queryOptions({ input: { archived: shown === 'archived' } }))
  const mayAdd = can('creators.create')
  const add = mayAdd ? () => setAdding(true) : null
  useAct(add && { id: 'creators.add', label: t('add'), icon: UserPlus, onAct: add })

  const open = ({ id }: Creator) => void navigate({ to: '/creators/$creatorId', params: { creatorId: id } })
  const rows = (list.data ?? []).filter((creator) => matches(creator, search))
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          note={list.data && t('note', { count: list.data.length })}
          actions={
            add && (
              <Button variant="primary" icon={UserPlus} onPress={add}>
                {t('add')}
              </Button>
            )
          }
        >
          <SearchField label={t('search')} value={search} onChange={setSearch} className="w-72" />
          <Select
            label={t('show')}
            hideLabel
            options={[
              { id: 'active', label: t('active') },
              { id: 'archived', label: t('archived') },
            ]}
            value={shown}
            onChange={setShown}
            className="w-36"
          />
        </PageHeader>
      }
    >
      {list.isPending ? (
        <SkeletonRows rows={8} className="px-6 py-3" />
      ) : list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
      ) : rows.length === 0 ? (
        <NoneHere archived={shown === 'archived'} search={search} onClear={() => setSearch('')} onAdd={add} />
      ) : (
        <Table
          name="creators"
          label={t('title')}
          columns={columns}
          rows={rows}
          rowId={rowId}
          rowName={rowName}
          onOpen={open}
          rowHeight={44}
          className="h-full"
        />
      )}
      {adding && <CreatorDialog creator={null} onClose={() => setAdding(false)} onSaved={open} />}
    </Page>
  )
}
