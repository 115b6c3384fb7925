/** Looking hashtags up: thirty different ones of an account in seven days, of Facebook Login alone. */
import { chanceOf } from '../chance.ts'
import type { Edge, InstagramParts } from './methods.ts'
import { invalid } from './refusals.ts'

const basic = 'instagram_business_basic'
const weekMs = 7 * 86_400_000
const dayMs = 86_400_000
const most = 30

export const hashtagEdges = ({ network }: InstagramParts): Edge[] => {
  /** When an account looked each up first, by its name. */
  const asked = new Map<string, Map<string, number>>()
  const idOf = (name: string): string => `1784${String(Math.floor(1e13 * chanceOf(7, name))).padStart(13, '0')}`
  const names = new Map<string, string>()
  return [
    {
      method: 'GET',
      edge: '',
      permission: basic,
      handle: ({ node, params, asker }) => {
        if (node !== 'ig_hashtag_search' || asker.grant.login !== 'facebook') return undefined
        const name = (params['q'] ?? '').toLowerCase()
        if (params['user_id'] !== asker.account.id || !/^[\p{L}\p{N}_]+$/u.test(name)) throw invalid('Invalid parameter')
        const now = network.clock.now()
        const own = new Map([...(asked.get(asker.account.id) ?? [])].filter(([, at]) => at > now - weekMs))
        if (!own.has(name) && own.size >= most) throw invalid('The account has queried 30 unique hashtags within the last 7 days')
        own.set(name, own.get(name) ?? now)
        asked.set(asker.account.id, own)
        names.set(idOf(name), name)
        return { data: [{ id: idOf(name) }] }
      },
    },
    {
      method: 'GET',
      edge: 'recent_media',
      permission: basic,
      handle: ({ node, params, asker }) => {
        const name = names.get(node)
        if (name === undefined || asker.grant.login !== 'facebook') return undefined
        if (params['user_id'] !== asker.account.id) throw invalid('Invalid parameter')
        const count = Math.min(
          Number(params['limit'] ?? 25),
          50,
          5 + Math.floor(60 * chanceOf(Math.floor(network.clock.now() / dayMs), name)),
        )
        return { data: Array.from({ length: count }, (_, at) => ({ id: `1805${node.slice(4, 14)}${String(at).padStart(3, '0')}` })) }
      },
    },
  ]
}
