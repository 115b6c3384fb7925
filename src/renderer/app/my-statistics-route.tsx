/** A model's statistics, joined from the features that know its parts. */
import { OwnPerformance } from '../features/analytics/own-performance.tsx'
import { CreatorFigures } from '../features/figures/creator-figures.tsx'
import { MyStatisticsPage } from '../features/reports/my-statistics-page.tsx'

export const MyStatisticsRoute = () => (
  <MyStatisticsPage
    more={(creatorId) => (
      <>
        <OwnPerformance creatorId={creatorId} />
        <CreatorFigures creatorId={creatorId} />
      </>
    )}
  />
)
