/** Accounts, and what is talked about. */
import { chanceOf } from '../chance.ts'
import type { Route } from '../http-server.ts'
import { endpoint, knownParams, numberParam, param, type XParts } from './methods.ts'
import { invalidRequest, noSuch } from './problems.ts'
import { fieldsOf, postParams, userView } from './views.ts'

const scopes = ['tweet.read', 'users.read']
const hourMs = 3_600_000

const topics = [
  '#photo',
  'Paris',
  '#MondayMood',
  'World Cup',
  '#OOTD',
  'Eurovision',
  '#NowPlaying',
  'New Year',
  '#travel',
  'Oscars',
] as const

export const userMethods = (parts: XParts): Route[] => [
  endpoint(parts, { method: 'GET', path: '/2/users/me', scopes }, (request, account) => {
    knownParams(request, postParams(parts))
    return { data: userView(parts, account, fieldsOf(request, 'user.fields')) }
  }),
  endpoint(parts, { method: 'GET', path: '/2/users/:id', scopes }, (request) => {
    knownParams(request, postParams(parts))
    const account = parts.network.accountsById.get(param(request, 'id'))
    if (!account) throw noSuch('user', param(request, 'id'))
    return { data: userView(parts, account, fieldsOf(request, 'user.fields')) }
  }),
  endpoint(parts, { method: 'GET', path: '/2/users/by/username/:username', scopes }, (request) => {
    knownParams(request, postParams(parts))
    const account = parts.network.findAccount(param(request, 'username'))
    if (!account) throw noSuch('user', param(request, 'username'))
    return { data: userView(parts, account, fieldsOf(request, 'user.fields')) }
  }),
  endpoint(parts, { method: 'GET', path: '/2/trends/by/woeid/:woeid', scopes: [] }, (request) => {
    knownParams(request, ['max_trends', 'trend.fields'])
    const woeid = Number(param(request, 'woeid'))
    if (!Number.isInteger(woeid) || woeid < 1) throw invalidRequest('The `woeid` path parameter is not valid', 'woeid')
    const hour = Math.floor(parts.network.clock.now() / hourMs)
    const counted = topics.map((name) => ({ trend_name: name, tweet_count: 1000 + Math.floor(50_000 * chanceOf(woeid, name, hour)) }))
    const most = numberParam(request, 'max_trends', { least: 1, most: 50, initial: 20 })
    return { data: counted.toSorted((a, b) => b.tweet_count - a.tweet_count).slice(0, most) }
  }),
]
