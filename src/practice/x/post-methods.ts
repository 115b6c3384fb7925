/** Posts: writing, reading, deleting, reposting and finding them. */
import twitterText from 'twitter-text'
import * as z from 'zod'
import type { PracticeRequest, Route } from '../http-server.ts'
import { endpoint, knownParams, numberParam, param, readBody, type XParts } from './methods.ts'
import type { XAccount, XPost } from './network.ts'
import { duplicate, forbidden, invalidRequest, noSuch, notFoundNote } from './problems.ts'
import {
  answeredBySimulated,
  fieldNotes,
  fieldsOf,
  figuresOf,
  mediaOf,
  postParams,
  postsAnswer,
  simulatedMentions,
  simulatedReplyView,
} from './views.ts'

const dayMs = 24 * 3_600_000
const id = z.string().regex(/^[0-9]{1,19}$/)
const write = ['tweet.write', 'tweet.read', 'users.read']
const read = ['tweet.read', 'users.read']

/** What X's description allows in a new post; what this network makes nothing of is taken and left. */
const newPost = z.strictObject({
  text: z.string().default(''),
  media: z.strictObject({ media_ids: z.array(id).min(1).max(4), tagged_user_ids: z.array(id).max(10).optional() }).optional(),
  reply: z.strictObject({ in_reply_to_tweet_id: id, exclude_reply_user_ids: z.array(z.string()).optional() }).optional(),
  quote_tweet_id: id.optional(),
  reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
  made_with_ai: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
  nullcast: z.boolean().optional(),
  for_super_followers_only: z.boolean().optional(),
})

export const postMethods = (parts: XParts): Route[] => {
  const { network } = parts
  const known = (postId: string): XPost => {
    const post = network.findPost(postId)
    if (!post) throw noSuch('post', postId)
    return post
  }
  const own = (request: PracticeRequest, account: XAccount): void => {
    if (param(request, 'id') !== account.id) throw forbidden('You may only do this for the signed-in account.')
  }
  return [
    endpoint(parts, { method: 'POST', path: '/2/tweets', scopes: write }, (request, account) => {
      const post = addPost(parts, account, readBody(request, newPost))
      const [shown] = (postsAnswer(parts, { ...request, query: new URLSearchParams() }, [post]) as { data: object[] }).data
      return { status: 201, body: { data: shown } }
    }),
    endpoint(parts, { method: 'GET', path: '/2/tweets', scopes: read }, (request, account) => {
      knownParams(request, ['ids', ...postParams(parts)])
      const ids = fieldsOf(request, 'ids')
      if (ids.length === 0 || ids.length > 100 || ids.some((one) => !id.safeParse(one).success))
        throw invalidRequest('The `ids` query parameter is not valid', 'ids')
      const posts = ids.flatMap((one) => network.findPost(one) ?? [])
      const missing = ids.filter((one) => !network.findPost(one))
      const notes = [...missing.map((one) => notFoundNote('post', one)), ...fieldNotes(parts, request, posts, account.id)]
      return { ...postsAnswer(parts, request, posts, account.id), ...(notes.length > 0 && { errors: notes }) }
    }),
    endpoint(parts, { method: 'GET', path: '/2/tweets/search/recent', scopes: read }, (request) => search(parts, request)),
    endpoint(parts, { method: 'GET', path: '/2/tweets/:id', scopes: read }, (request) => {
      knownParams(request, postParams(parts))
      const { data, ...rest } = postsAnswer(parts, request, [known(param(request, 'id'))]) as { data: object[] }
      return { data: data[0], ...rest }
    }),
    endpoint(parts, { method: 'DELETE', path: '/2/tweets/:id', scopes: write }, (request, account) => {
      const post = known(param(request, 'id'))
      if (post.author !== account.id) throw forbidden('You are not authorized to delete this Post.')
      network.removePost(post.id)
      return { data: { deleted: true } }
    }),
    endpoint(parts, { method: 'GET', path: '/2/users/:id/tweets', scopes: read }, (request) => {
      const account = network.accountsById.get(param(request, 'id'))
      if (!account) throw noSuch('user', param(request, 'id'))
      const excluded = fieldsOf(request, 'exclude')
      const posts = network
        .postsOf(account.id)
        .filter(
          ({ replyTo, repostOf }) =>
            !(excluded.includes('replies') && replyTo !== null) && !(excluded.includes('retweets') && repostOf !== null),
        )
      return page(parts, request, posts, 5)
    }),
    endpoint(parts, { method: 'GET', path: '/2/users/:id/mentions', scopes: read }, (request) => {
      const account = network.accountsById.get(param(request, 'id'))
      if (!account) throw noSuch('user', param(request, 'id'))
      const said = network.allPosts().filter((post) => post.author !== account.id && mentions(post, account))
      const all = [...said, ...simulatedMentions(parts, account)]
      return page(
        parts,
        request,
        all.toSorted((a, b) => (BigInt(b.id) > BigInt(a.id) ? 1 : -1)),
        5,
      )
    }),
    endpoint(parts, { method: 'POST', path: '/2/users/:id/retweets', scopes: write }, (request, account) => {
      own(request, account)
      const post = known(readBody(request, z.strictObject({ tweet_id: id })).tweet_id)
      const repost =
        network.repostsOf(post.id).get(account.id) ?? network.addPost({ author: account.id, text: post.text, repostOf: post.id })
      return { data: { retweeted: true, rest_id: repost.id } }
    }),
    endpoint(parts, { method: 'DELETE', path: '/2/users/:id/retweets/:post', scopes: write }, (request, account) => {
      own(request, account)
      const repost = network.repostsOf(param(request, 'post')).get(account.id)
      if (repost) network.removePost(repost.id)
      return { data: { retweeted: false } }
    }),
  ]
}

const mentions = (post: XPost, { username }: XAccount): boolean =>
  twitterText.extractMentions(post.text).some((name) => name.toLowerCase() === username.toLowerCase())

const addPost = (parts: XParts, account: XAccount, asked: z.infer<typeof newPost>): XPost => {
  const { network } = parts
  const mediaIds = asked.media?.media_ids ?? []
  const text = asked.text.trim()
  if (text === '' && mediaIds.length === 0) throw invalidRequest('$.text: must not be empty', 'text')
  const parsed = twitterText.parseTweet(text)
  if (parsed.weightedLength > 280 || (text !== '' && !parsed.valid))
    throw forbidden('You are not permitted to perform this action: the text is too long or has characters that are not allowed.')
  if (twitterText.extractCashtags(text).length > 1) throw forbidden('A Post may have one cashtag at most.')
  if (asked.quote_tweet_id !== undefined) throw forbidden('Quoting Posts is not part of this access level.')
  const parent = asked.reply && network.findPost(asked.reply.in_reply_to_tweet_id)
  // Whoever answered the account began with its name.
  const root = asked.reply && !parent ? answeredBySimulated(parts, account, asked.reply.in_reply_to_tweet_id) : null
  const isSummoned = parent ? parent.author === account.id || mentions(parent, account) : isSimulatedMention(parts, account, asked)
  if (asked.reply && !root && !isSummoned)
    throw forbidden('Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by its author.')
  checkMedia(parts, account, mediaIds)
  if (text !== '' && isSaidAlready(parts, account, text)) throw duplicate()
  return network.addPost({
    author: account.id,
    text,
    mediaIds,
    replyTo: asked.reply?.in_reply_to_tweet_id ?? null,
    ...(root && { conversationId: root.conversationId }),
    madeWithAi: asked.made_with_ai ?? false,
    paidPartnership: asked.paid_partnership ?? false,
  })
}

const isSimulatedMention = (parts: XParts, account: XAccount, { reply }: z.infer<typeof newPost>): boolean =>
  simulatedMentions(parts, account).some(({ id: known }) => known === reply?.in_reply_to_tweet_id)

/** For how long X refuses the same words is not documented; here for a day. */
const isSaidAlready = ({ network }: XParts, account: XAccount, text: string): boolean =>
  network.postsOf(account.id).some((post) => post.repostOf === null && post.text === text && post.createdAt > network.clock.now() - dayMs)

const checkMedia = ({ network }: XParts, account: XAccount, ids: readonly string[]): void => {
  const media = ids.map((one) => network.findMedia(one))
  if (media.some((one) => one?.owner !== account.id)) throw invalidRequest('Your media IDs are invalid.', 'media.media_ids')
  if (media.length > 1 && media.some((one) => one?.category !== 'tweet_image'))
    throw invalidRequest('Only images may stand beside each other in a Post.', 'media.media_ids')
}

const timelineParams = ['max_results', 'pagination_token', 'start_time', 'end_time', 'since_id', 'until_id', 'exclude']

/** A page of posts, newest first, with the token of the next. */
const page = (
  parts: XParts,
  request: PracticeRequest,
  posts: readonly (XPost | { id: string; created_at: string })[],
  least: number,
): object => {
  knownParams(request, [...timelineParams, 'query', 'next_token', 'sort_order', ...postParams(parts)])
  const size = numberParam(request, 'max_results', { least, most: 100, initial: 10 })
  const start = instantParam(request, 'start_time')
  const end = instantParam(request, 'end_time')
  if (start !== null && start > parts.network.clock.now())
    throw invalidRequest('Invalid `start_time`: it must be a date in the past', 'start_time')
  const [since, until] = [request.query.get('since_id'), request.query.get('until_id')]
  const from = Number(request.query.get('pagination_token') ?? request.query.get('next_token') ?? 0)
  const within = posts.filter((post) => {
    const at = 'createdAt' in post ? post.createdAt : Date.parse(post.created_at)
    return (
      (start === null || at >= start) &&
      (end === null || at < end) &&
      (since === null || BigInt(post.id) > BigInt(since)) &&
      (until === null || BigInt(post.id) < BigInt(until))
    )
  })
  const shown = within.slice(from, from + size)
  return {
    ...postsAnswer(parts, request, shown),
    meta: {
      result_count: shown.length,
      ...(shown.length > 0 && { newest_id: shown[0]?.id, oldest_id: shown.at(-1)?.id }),
      ...(within.length > from + size && { next_token: String(from + size) }),
    },
  }
}

const instantParam = (request: PracticeRequest, name: string): number | null => {
  const value = request.query.get(name)
  if (value === null) return null
  const at = Date.parse(value)
  if (Number.isNaN(at)) throw invalidRequest(`The \`${name}\` query parameter value [${value}] is not a date`, name)
  return at
}

/** The words of a query that this network knows: `conversation_id:`, `from:`, `-from:`, `to:`, `@name`, `is:reply`, `-is:retweet`, plain words. */
const search = (parts: XParts, request: PracticeRequest): object => {
  const words = (request.query.get('query') ?? '').split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) throw invalidRequest('The `query` query parameter can not be empty', 'query')
  const { network } = parts
  const weekAgo = network.clock.now() - 7 * dayMs
  const found = network.allPosts().filter((post) => post.createdAt >= weekAgo && words.every((word) => fits(parts, post, word)))
  const conversation = words.find((word) => word.startsWith('conversation_id:'))?.slice('conversation_id:'.length)
  const root = network.findPost(conversation ?? '')
  const simulated = root
    ? figuresOf(parts, root, mediaOf(parts, root)).replies.map((reply, index) => simulatedReplyView(parts, root, reply, index))
    : []
  const all = [...found, ...(simulated as { id: string; created_at: string }[])].toSorted((a, b) => (BigInt(b.id) > BigInt(a.id) ? 1 : -1))
  return page(parts, request, all, 10)
}

const fits = ({ network }: XParts, post: XPost, word: string): boolean => {
  const author = network.accountsById.get(post.author)?.username.toLowerCase()
  const [name = '', value = ''] = word.toLowerCase().split(':')
  switch (name) {
    case 'conversation_id':
      return post.conversationId === value
    case 'from':
      return author === value
    case '-from':
      return author !== value
    case 'to':
      return network.accountsById.get(network.findPost(post.replyTo ?? '')?.author ?? '')?.username.toLowerCase() === value
    case 'is':
      return value === 'reply' ? post.replyTo !== null : post.repostOf !== null
    case '-is':
      return value === 'reply' ? post.replyTo === null : post.repostOf === null
    default:
      return post.text.toLowerCase().includes(word.toLowerCase())
  }
}
