import { getRouteApi } from '@tanstack/react-router'
import { PostScore } from '../features/analytics/post-score.tsx'
import { PublicationPage } from '../features/publications/publication-page.tsx'

const route = getRouteApi('/publications/$publicationId')

export const PublicationRoute = () => {
  const { publicationId } = route.useParams()
  return <PublicationPage key={publicationId} publicationId={publicationId} score={<PostScore publicationId={publicationId} />} />
}
