/** A model's statistics, joined from the features that know its parts. */
import { CreatorFigures } from '../features/figures/creator-figures.tsx'
import { MyStatisticsPage } from '../features/reports/my-statistics-page.tsx'

export const MyStatisticsRoute = () => <MyStatisticsPage more={(creatorId) => <CreatorFigures creatorId={creatorId} />} />
