/** A creator's page, joined from the features that know its parts. */
import { getRouteApi } from '@tanstack/react-router'
import { AccountList } from '../features/accounts/account-list.tsx'
import { CreatorPage } from '../features/creators/creator-page.tsx'
import { CreatorFigures } from '../features/figures/creator-figures.tsx'
import { CreatorHistory } from '../features/history/creator-history.tsx'
import { CreatorPlan } from '../features/planning/creator-plan.tsx'
import { ConsistencyReport } from '../features/reports/consistency-report.tsx'
import { PublicationList } from '../features/publications/publication-list.tsx'

const route = getRouteApi('/creators/$creatorId')

export const CreatorRoute = () => {
  const { creatorId } = route.useParams()
  const { tab = 'profile', preview = false } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <CreatorPage
      key={creatorId}
      creatorId={creatorId}
      tab={tab}
      onTab={(next) => void navigate({ search: next === 'profile' ? {} : { tab: next }, replace: true })}
      parts={({ id, archivedAt }) => ({
        accounts: <AccountList creatorId={id} isArchived={archivedAt !== null} />,
        plan: <CreatorPlan creatorId={id} isArchived={archivedAt !== null} opensPreview={preview} />,
        publications: <PublicationList creatorId={id} />,
        statistics: (
          <div className="flex flex-col gap-10">
            <ConsistencyReport creatorId={id} />
            <CreatorFigures creatorId={id} />
          </div>
        ),
        history: <CreatorHistory creatorId={id} />,
      })}
    />
  )
}
