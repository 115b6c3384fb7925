/** `app.bsky.unspecced.getTrends`: what is talked about. */
import { Refusal } from '../answer.ts'
import { chanceOf } from '../chance.ts'
import type { Route } from '../http-server.ts'
import { limitParam, query, signedIn, type BlueskyParts } from './methods.ts'

const hourMs = 3_600_000

const topics = [
  ['Film photography', 'People show what they shot on film this week'],
  ['Eurovision', 'The songs, the votes and the costumes'],
  ['Yoga at sunrise', 'Mats in the grass before work'],
  ['Book fair', null],
  ['Vintage makeup', 'Looks of the sixties, done again'],
] as const

export const trendMethods = (parts: BlueskyParts): Route[] => [
  query(parts, 'app.bsky.unspecced.getTrends', (request) => {
    signedIn(parts, request)
    const limit = limitParam(request, 10)
    if (limit > 25) throw new Refusal(400, 'InvalidRequest', 'limit must be at most 25')
    const hour = Math.floor(parts.network.clock.now() / hourMs)
    const trends = topics.map(([displayName, description], at) => ({
      topic: displayName.toLowerCase(),
      displayName,
      ...(description !== null && { description }),
      link: `/profile/trending.test/feed/${at + 1}`,
      startedAt: new Date((hour - at - 1) * hourMs).toISOString(),
      postCount: 200 + Math.floor(9000 * chanceOf(hour, displayName)),
      actors: [],
    }))
    return { trends: trends.slice(0, limit) }
  }),
]
