/**
 * Figures of posts: each format has its own, and one it has not refuses the whole call. So they are asked for by format,
 * and, should that be refused for one of them, those that every post and reel has.
 */
import { isAppError } from '../../app-error.ts'
import type { FiguresWithheld, PostFigure } from '../../../contract/platforms.ts'
import type { AccountSession, AdapterIo, PostFigures, RemotePost } from '../kit/adapter.ts'
import { isSaid, unknownFigures } from '../kit/figures.ts'
import { insights } from './answers.ts'
import { call } from './client.ts'

type Names = Readonly<Record<string, PostFigure>>
type Format = 'feed' | 'reel' | 'story'

const ofAll: Names = { views: 'views', reach: 'reach', shares: 'shares' }
const ofPosts: Names = { ...ofAll, likes: 'likes', comments: 'replies', saved: 'bookmarks' }
const fromProfile: Names = { follows: 'follows', profile_visits: 'profileVisits' }
const names: Readonly<Record<Format, Names>> = {
  feed: { ...ofPosts, reposts: 'reposts', ...fromProfile },
  reel: { ...ofPosts, reposts: 'reposts', ig_reels_avg_watch_time: 'watchMs', ig_reels_video_view_total_time: 'totalWatchMs' },
  story: { ...ofAll, replies: 'replies', ...fromProfile },
}

const formatOf = ({ url }: RemotePost): Format => (url.includes('/stories/') ? 'story' : url.includes('/reel/') ? 'reel' : 'feed')

/** By remote id. What Instagram does not know is absent: unknown, not 0. */
export const postFigures = async (
  session: AccountSession,
  remotes: readonly RemotePost[],
  io: AdapterIo,
): Promise<ReadonlyMap<string, PostFigures>> => {
  const figures = new Map<string, PostFigures>()
  for (const remote of remotes) {
    if (!/^\d{1,20}$/.test(remote.remoteId)) continue
    const found = await figuresOf(session, remote, io)
    if (found) figures.set(remote.remoteId, found)
  }
  return figures
}

const withheldBy: Readonly<Record<string, FiguresWithheld>> = { too_few_viewers: 'too_few_people', scope_not_authorized: 'not_permitted' }

const figuresOf = async (session: AccountSession, remote: RemotePost, io: AdapterIo): Promise<PostFigures | null> => {
  const format = formatOf(remote)
  try {
    const found = await askFitting(session, remote.remoteId, format, io)
    // A story's are gone with its day.
    if (!isSaid(found)) return format === 'story' ? { ...found, withheld: 'too_old' } : null
    return format === 'reel' ? found : { ...found, linkClicks: await linkClicks(session, remote.remoteId, io) }
  } catch (error) {
    const withheld = isAppError(error, 'PLATFORM_REJECTED') ? withheldBy[error.data.reason] : undefined
    if (withheld) return { ...unknownFigures, withheld }
    if (isAppError(error, 'PLATFORM_DOWN', 'NOT_FOUND', 'PLATFORM_REJECTED')) return null
    throw error
  }
}

const askFitting = async (session: AccountSession, id: string, format: Format, io: AdapterIo): Promise<PostFigures> => {
  try {
    return await ask(session, id, names[format], io)
  } catch (error) {
    if (!isAppError(error, 'PLATFORM_REJECTED') || error.data.reason !== '100') throw error
    return ask(session, id, format === 'story' ? ofAll : ofPosts, io)
  }
}

const ask = async (session: AccountSession, id: string, known: Names, io: AdapterIo): Promise<PostFigures> => {
  const query = { metric: Object.keys(known).join(',') }
  const { data } = await call(session, io, { path: `/${id}/insights`, query, answer: insights })
  const told = data.flatMap(({ name, values, total_value: total }) => {
    const value = values?.[0]?.value ?? total?.value
    const figure = known[name]
    return figure !== undefined && typeof value === 'number' && Number.isFinite(value) && value >= 0
      ? [[figure, Math.round(value)] as const]
      : []
  })
  return { ...unknownFigures, ...Object.fromEntries(told) }
}

/** Of the link in the profile, by who came there from the post: in a call of its own, for it is a part of another figure. */
const linkClicks = async (session: AccountSession, id: string, io: AdapterIo): Promise<number | null> => {
  try {
    const query = { metric: 'profile_activity', breakdown: 'action_type' }
    const { data } = await call(session, io, { path: `/${id}/insights`, query, answer: insights })
    const parts = data.flatMap(({ total_value: total }) => total?.breakdowns ?? []).flatMap(({ results }) => results ?? [])
    return parts.find(({ dimension_values: [action] }) => action?.toLowerCase() === 'bio_link_clicked')?.value ?? null
  } catch (error) {
    if (isAppError(error, 'PLATFORM_DOWN', 'NOT_FOUND', 'PLATFORM_REJECTED')) return null
    throw error
  }
}
