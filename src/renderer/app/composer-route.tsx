import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ComposerPage } from '../features/composer/composer-page.tsx'

const newRoute = getRouteApi('/staff/posts/new')
const postRoute = getRouteApi('/staff/posts/$postId')

export const NewPostRoute = () => {
  const { creator, account, draft, asset, trend, at, zone } = newRoute.useSearch()
  const navigate = newRoute.useNavigate()
  return (
    <ComposerPage
      postId={draft}
      creatorId={creator}
      accountId={account}
      assetId={asset}
      trendId={trend}
      at={at}
      zone={zone}
      onCreated={(id) => void navigate({ search: (search) => ({ ...search, draft: id }), replace: true })}
      onOpen={(id) => void navigate({ to: '/posts/$postId', params: { postId: id } })}
    />
  )
}

export const PostRoute = () => {
  const { postId } = postRoute.useParams()
  const navigate = useNavigate()
  return (
    <ComposerPage
      postId={postId}
      creatorId={undefined}
      onCreated={() => undefined}
      onOpen={(id) => void navigate({ to: '/posts/$postId', params: { postId: id } })}
    />
  )
}
