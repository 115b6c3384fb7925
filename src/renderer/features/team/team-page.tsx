import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { matchesWords } from '../../components/combo-box.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useAct } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberTable } from './member-table.tsx'

/** Who works here, in which role, on which models. For admins. */
export const TeamPage = () => {
  const { t } = useTranslation('team')
  const api = useApi()
  const [search, setSearch] = useState('')
  const [inviting, setInviting] = useState(false)
  const list = useQuery(api.team.list.queryOptions())
  useAct({ id: 'team.invite', label: t('invite.title'), icon: UserPlus, onAct: () => setInviting(true) })
  const members = (list.data ?? []).filter(({ name, email }) => matchesWords(`${name} ${email}`, search))
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          actions={
            <Button variant="primary" icon={UserPlus} onPress={() => setInviting(true)}>
              {t('invite.act')}
            </Button>
          }
        >
          <SearchField label={t('search')} value={search} onChange={setSearch} className="w-64" />
        </PageHeader>
      }
    >
      {list.isPending && <SkeletonRows className="p-6" />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
      {list.data && <MemberTable members={members} />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  )
}
