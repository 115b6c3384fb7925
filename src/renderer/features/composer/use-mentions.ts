/** Whom the text mentions and whether the platform knows them, asked when the mentions change, not the words around them. */
import { useMemo } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { KnownMentions } from '../../components/rich-text.tsx'
import { useApi } from '../../lib/api.tsx'
import { partsOfText } from '../../lib/post-text.ts'
import { useRested } from './use-rested.ts'

/** Whoever it knows does not change while a post is written. */
const staleMs = 10 * 60_000

/** `undefined` until it was asked. */
export const useMentions = (accountId: string | undefined, text: string): KnownMentions | undefined => {
  const api = useApi()
  const found = useMemo(
    () => [...new Set(partsOfText(text).flatMap((part) => (part.kind === 'mention' ? [part.text] : [])))].join(' '),
    [text],
  )
  const asked = useRested({ accountId, text: found })
  const answer = useQuery(
    api.posts.mentions.queryOptions({
      input: { accountId: asked.accountId ?? '', text: asked.text },
      enabled: asked.accountId !== undefined && asked.text !== '',
      staleTime: staleMs,
      placeholderData: keepPreviousData,
    }),
  )
  return useMemo(() => answer.data && new Map(answer.data.map(({ handle, exists }) => [handle, exists])), [answer.data])
}
