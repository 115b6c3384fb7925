import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PostContent } from '../../../contract/posts.ts'
import { useApi } from '../../lib/api.tsx'
import { useRested } from './use-rested.ts'

/** What each chosen account's platform says to the content, asked a moment after the last change; not of what core would not take. */
export const useCheck = (creatorId: string | undefined, content: PostContent, accountIds: readonly string[], isTooLong: boolean) => {
  const api = useApi()
  const asked = useRested({ creatorId, content, accountIds: [...accountIds], isTooLong })
  const isCurrent = JSON.stringify(asked) === JSON.stringify({ creatorId, content, accountIds: [...accountIds], isTooLong })
  const check = useQuery(
    api.posts.check.queryOptions({
      input: { creatorId: asked.creatorId ?? '', content: asked.content, accountIds: asked.accountIds },
      enabled: asked.creatorId !== undefined && !asked.isTooLong,
      placeholderData: keepPreviousData,
    }),
  )
  // Asked again because something changed elsewhere, the last word stands meanwhile: a button that goes off for that
  // moment would swallow the press that is on it, and core looks once more before anything is planned.
  const isAnswered = check.data !== undefined || !check.isFetching
  return { data: check.data, error: check.error, isSettled: isCurrent && isAnswered && !check.isPlaceholderData }
}
