/** Saves the draft a moment after each change, one save at a time, the newest content last. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Post, PostContent } from '../../../contract/posts.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { after } from '../../lib/clock.ts'
import { codeOf } from '../../lib/error-code.ts'
import { useStable } from '../../lib/use-stable.ts'
import { contentOf, draftOf } from './draft.ts'
import { dropCopy, keepCopy } from './kept-copy.ts'

const waitMs = 700

export type SaveState =
  | { is: 'blank' | 'dirty' | 'saving' }
  | { is: 'saved'; at: Date }
  | { is: 'failed'; error: unknown }
  /** Longer than core keeps: to be cut down first. Kept in this tab meanwhile. */
  | { is: 'too_long' }
  | { is: 'frozen' }

export interface Autosave {
  state: SaveState
  /** Saves what is there now; answers the post's id, `null` when there is nothing to save, throws when it fails. */
  flush: () => Promise<string | null>
}

export interface AutosaveOptions {
  /** The post as loaded; `null` for a new one. */
  post: Post | null
  creatorId: string | undefined
  content: PostContent
  isBlank: boolean
  isTooLong: boolean
  onCreated: (postId: string) => void
}

export const useAutosave = ({ post, creatorId, content, isBlank, isTooLong, onCreated }: AutosaveOptions): Autosave => {
  const api = useApi()
  const client = useApiClient()
  const queries = useQueryClient()
  const [state, setState] = useState<SaveState>(() => (post ? { is: 'saved', at: post.updatedAt } : { is: 'blank' }))
  const postId = useRef<string | undefined>(post?.id)
  const wanted = JSON.stringify(content)
  const savedText = useRef(post && JSON.stringify(contentOf(draftOf(post))))
  const latest = useRef({ content, isBlank, isTooLong, creatorId, wanted })
  useLayoutEffect(() => {
    latest.current = { content, isBlank, isTooLong, creatorId, wanted }
  })
  const created = useStable(onCreated)
  const running = useRef<Promise<string | null> | null>(null)

  const saveOnce = useCallback(async (): Promise<string | null> => {
    const now = latest.current
    if (now.creatorId === undefined || (postId.current === undefined && now.isBlank)) return postId.current ?? null
    if (savedText.current === now.wanted && postId.current !== undefined) return postId.current
    if (now.isTooLong) {
      setState({ is: 'too_long' })
      throw new Error('a draft longer than core keeps was to be saved')
    }
    setState({ is: 'saving' })
    try {
      const saved =
        postId.current === undefined
          ? await client.posts.create({ creatorId: now.creatorId, content: now.content })
          : await client.posts.update({ postId: postId.current, content: now.content })
      dropCopy(postId.current)
      savedText.current = now.wanted
      if (postId.current === undefined) {
        postId.current = saved.id
        created(saved.id)
      }
      queries.setQueryData(api.posts.get.queryKey({ input: { postId: saved.id } }), saved)
      if (latest.current.wanted === now.wanted) setState({ is: 'saved', at: saved.updatedAt })
      return saved.id
    } catch (error) {
      setState(codeOf(error) === 'CONFLICT' ? { is: 'frozen' } : { is: 'failed', error })
      throw error
    }
  }, [client, queries, api, created])

  /** Until nothing newer is left to save. */
  const flush = useCallback(async (): Promise<string | null> => {
    while (running.current) await running.current.catch(() => null)
    running.current = saveOnce()
    try {
      return await running.current
    } finally {
      running.current = null
    }
  }, [saveOnce])

  useEffect(() => {
    if (creatorId === undefined || savedText.current === wanted || (isBlank && postId.current === undefined)) return undefined
    setState((now) => (now.is === 'frozen' ? now : { is: isTooLong ? 'too_long' : 'dirty' }))
    keepCopy(postId.current, creatorId, latest.current.content)
    if (isTooLong) return undefined
    // A failure shows in `state`; the next change, or the button beside it, tries again.
    return after(waitMs, () => void flush().catch(() => null))
  }, [wanted, creatorId, isBlank, isTooLong, flush])

  return { state, flush }
}
