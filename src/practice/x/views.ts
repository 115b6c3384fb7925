/** Posts, media and accounts as X's answers show them, by the fields asked for. */
import twitterText from 'twitter-text'
import { nobody, type SimulatedFigures, type SimulatedReply } from '../audience.ts'
import type { PracticeRequest } from '../http-server.ts'
import type { XParts } from './methods.ts'
import { idAt, type XAccount, type XMedia, type XPost } from './network.ts'
import { invalidRequest, notAuthorizedForField } from './problems.ts'
import { shownText } from './shown-text.ts'

/** A field's name as X's description 2.167 has it, and as it was before. */
const oldNames: Readonly<Record<string, string>> = {
  repost_count: 'retweet_count',
  post_count: 'tweet_count',
  referenced_posts: 'referenced_tweets',
  posts: 'tweets',
  note_post: 'note_tweet',
  edit_history_post_ids: 'edit_history_tweet_ids',
  'post.fields': 'tweet.fields',
}
const named = ({ names }: XParts, name: string): string => (names === 'old' ? (oldNames[name] ?? name) : name)

export const mediaOf = ({ network }: XParts, post: XPost): XMedia[] =>
  post.mediaIds.flatMap((id) => {
    const media = network.findMedia(id)
    return media ? [media] : []
  })

export const figuresOf = ({ audience, network }: XParts, post: XPost, media: readonly XMedia[]): SimulatedFigures => {
  if (!audience || post.replyTo !== null || post.repostOf !== null) return nobody
  const kind = media.length === 0 ? 'none' : media.some(({ category }) => category === 'tweet_video') ? 'video' : 'images'
  const by = { ...network.accountsById.get(post.author), id: `x:${post.author}` }
  return audience.figures({ uri: `x:${post.id}`, indexedAt: post.createdAt, media: kind, text: post.text, by })
}

export const publicMetrics = (parts: XParts, post: XPost): Record<string, number> => {
  const simulated = figuresOf(parts, post, mediaOf(parts, post))
  const likes = parts.network.likesOf(post.id) + simulated.likes
  return {
    [named(parts, 'repost_count')]: parts.network.repostsOf(post.id).size + simulated.reposts,
    reply_count: parts.network.repliesTo(post.id).length + simulated.replies.length,
    like_count: likes,
    quote_count: simulated.quotes,
    bookmark_count: simulated.bookmarks,
    impression_count: simulated.views,
  }
}

const privateDays = 30
const privateFields = ['non_public_metrics', 'organic_metrics', 'promoted_metrics'] as const

/** Told to its author, of a post that is not too old. */
const mayTell = ({ network }: XParts, post: XPost, to: string): boolean =>
  post.author === to && post.createdAt > network.clock.now() - privateDays * 86_400_000

const privateMetrics = (parts: XParts, post: XPost): Record<string, Record<string, number>> => {
  const { linkClicks, profileVisits } = figuresOf(parts, post, mediaOf(parts, post))
  const { quote_count: _quotes, bookmark_count: _bookmarks, ...shown } = publicMetrics(parts, post)
  const clicks = { url_link_clicks: /\S\.\S/.test(post.text) ? linkClicks : 0, user_profile_clicks: profileVisits }
  const { impression_count: seen = 0, ...done } = shown
  const engagements = [...Object.values(done), ...Object.values(clicks)].reduce((sum, one) => sum + one, 0)
  return { non_public_metrics: { impression_count: seen, ...clicks, engagements }, organic_metrics: { ...shown, ...clicks } }
}

/** What of the fields asked for may not be told, as X notes beside the data. */
export const fieldNotes = (parts: XParts, request: PracticeRequest, posts: readonly XPost[], to: string): object[] => {
  const asked = fieldsOf(request, named(parts, 'post.fields')).filter((name) => privateFields.some((one) => one === name))
  return posts.filter((post) => !mayTell(parts, post, to)).flatMap(({ id }) => asked.map((field) => notAuthorizedForField(field, id)))
}

/** Fields and expansions as X's description has them; before it, what is an expansion now could be asked as a field. */
const fieldNames = [
  'attachments',
  'conversation_id',
  'created_at',
  'edit_controls',
  'entities',
  'id',
  'lang',
  'non_public_metrics',
  'note_post',
  'organic_metrics',
  'paid_partnership',
  'possibly_sensitive',
  'public_metrics',
  'reply_settings',
  'text',
] as const
const expansionNames = ['attachments.media_keys', 'author_id', 'in_reply_to_user_id'] as const
const knownNames = ({ names }: XParts): { fields: readonly string[]; expansions: readonly string[] } =>
  names === 'new'
    ? { fields: fieldNames, expansions: [...expansionNames, 'referenced_posts', 'edit_history_post_ids'] }
    : {
        fields: [...fieldNames.map((name) => oldNames[name] ?? name), 'author_id', 'referenced_tweets'],
        expansions: [...expansionNames, 'referenced_tweets.id', 'edit_history_tweet_ids'],
      }

/** Which parameters an endpoint that answers posts takes. */
export const postParams = (parts: XParts): string[] => [
  named(parts, 'post.fields'),
  'expansions',
  'media.fields',
  'user.fields',
  'poll.fields',
  'place.fields',
]

/** The posts, with what they refer to (`expansions`). */
export const postsAnswer = (parts: XParts, request: PracticeRequest, posts: readonly (XPost | object)[], to = ''): object => {
  const fields = fieldsOf(request, named(parts, 'post.fields'))
  const expansions = fieldsOf(request, 'expansions')
  const known = knownNames(parts)
  assertKnown(named(parts, 'post.fields'), fields, known.fields)
  assertKnown('expansions', expansions, known.expansions)
  const own = posts.filter(isPost)
  const media = expansions.includes('attachments.media_keys') ? own.flatMap((post) => mediaOf(parts, post)) : []
  const parents = expansions.some((one) => one.startsWith('referenced')) ? parentsOf(parts, own) : []
  const authors = expansions.includes('author_id') ? authorsOf(parts, posts) : []
  return {
    ...(posts.length > 0 && { data: posts.map((post) => (isPost(post) ? postView(parts, post, fields, expansions, to) : post)) }),
    ...((media.length > 0 || authors.length > 0 || parents.length > 0) && {
      includes: {
        ...(media.length > 0 && { media: media.map((one) => mediaView(one, fieldsOf(request, 'media.fields'))) }),
        ...(authors.length > 0 && { users: authors }),
        ...(parents.length > 0 && { [named(parts, 'posts')]: parents.map((post) => postView(parts, post, [], [])) }),
      },
    }),
  }
}

const parentsOf = ({ network }: XParts, posts: readonly XPost[]): XPost[] =>
  [...new Set(posts.flatMap(({ replyTo, repostOf }) => replyTo ?? repostOf ?? []))].flatMap((id) => network.findPost(id) ?? [])

const assertKnown = (parameter: string, names: readonly string[], known: readonly string[]): void => {
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw invalidRequest(`The \`${parameter}\` query parameter value [${unknown}] is not one of [${known.join(',')}]`, parameter)
}

const isPost = (post: XPost | object): post is XPost => 'mediaIds' in post

const authorsOf = (parts: XParts, posts: readonly (XPost | object)[]): object[] => {
  const ids = new Set(posts.map((post) => (isPost(post) ? post.author : ((post as { author_id?: string }).author_id ?? ''))))
  return [...ids].flatMap((id) => userOf(parts, id) ?? [])
}

/** Of this network, or of the simulated audience. */
export const userOf = ({ network }: XParts, id: string): object | null => {
  const account = network.accountsById.get(id)
  if (account) return { id, username: account.username, name: account.name }
  return id.startsWith(simulatedAuthor) ? simulatedUser(id) : null
}

export const fieldsOf = (request: PracticeRequest, name: string): string[] =>
  (request.query.get(name) ?? '').split(',').filter((field) => field !== '')

const postView = (parts: XParts, post: XPost, fields: readonly string[], expansions: readonly string[], to = ''): object => {
  const media = mediaOf(parts, post)
  const { text, urls } = shownText(post, parts.network.accountsById.get(post.author)?.username ?? '', media)
  const has = (name: string) => fields.includes(named(parts, name))
  const asks = (name: string) => [...fields, ...expansions].some((one) => one.startsWith(name))
  const tags = twitterText.extractHashtagsWithIndices(text)
  const mentions = twitterText.extractMentionsWithIndices(text)
  const own: Record<string, object> = mayTell(parts, post, to) ? privateMetrics(parts, post) : {}
  const sensitive = media.some(({ warning }) => warning !== null)
  return {
    id: post.id,
    text,
    [named(parts, 'edit_history_post_ids')]: [post.id],
    ...(has('created_at') && { created_at: new Date(post.createdAt).toISOString() }),
    ...(asks('author_id') && { author_id: post.author }),
    ...(has('conversation_id') && { conversation_id: post.conversationId }),
    ...(has('entities') && {
      entities: {
        ...(urls.length > 0 && { urls }),
        ...(tags.length > 0 && { hashtags: tags.map(({ hashtag, indices: [start, end] }) => ({ start, end, tag: hashtag })) }),
        ...(mentions.length > 0 && {
          mentions: mentions.map(({ screenName, indices: [start, end] }) => ({ start, end, username: screenName })),
        }),
      },
    }),
    ...(asks('attachments') && media.length > 0 && { attachments: { media_keys: media.map(({ key }) => key) } }),
    ...(has('public_metrics') && { public_metrics: publicMetrics(parts, post) }),
    ...Object.fromEntries(privateFields.flatMap((name) => (has(name) && own[name] ? [[name, own[name]]] : []))),
    ...(has('possibly_sensitive') && { possibly_sensitive: sensitive }),
    ...(has('paid_partnership') && { paid_partnership: post.paidPartnership }),
    ...(has('lang') && { lang: 'und' }),
    ...(asks('referenced') && referencesOf(parts, post)),
  }
}

const referencesOf = (parts: XParts, { replyTo, repostOf }: XPost): object => {
  if (replyTo !== null) return { [named(parts, 'referenced_posts')]: [{ type: 'replied_to', id: replyTo }] }
  return repostOf === null ? {} : { [named(parts, 'referenced_posts')]: [{ type: 'retweeted', id: repostOf }] }
}

const types: Readonly<Record<string, string>> = { tweet_video: 'video', tweet_gif: 'animated_gif' }

const mediaView = ({ key, category, altText }: XMedia, fields: readonly string[]): object => ({
  media_key: key,
  type: types[category] ?? 'photo',
  ...(fields.includes('alt_text') && altText !== '' && { alt_text: altText }),
})

export const userView = (parts: XParts, account: XAccount, fields: readonly string[]): object => ({
  id: account.id,
  name: account.name,
  username: account.username,
  ...(fields.includes('protected') && { protected: false }),
  ...(fields.includes('created_at') && { created_at: new Date(account.createdAt).toISOString() }),
  ...(fields.includes('public_metrics') && {
    public_metrics: {
      followers_count: followersOf(parts, account),
      following_count: 0,
      [named(parts, 'post_count')]: parts.network.postsOf(account.id).length,
      listed_count: 0,
    },
  }),
})

export const followersOf = ({ audience }: XParts, account: XAccount): number =>
  audience?.followers({ id: `x:${account.id}`, createdAt: account.createdAt }) ?? 0

/** Ids of the simulated audience, which are no accounts of this network. */
const simulatedAuthor = '9000000000000'
const names = ['camille', 'noah', 'lea', 'sam', 'ines', 'max', 'jade', 'leo', 'zoe', 'tom']
const simulatedUser = (id: string): object => {
  const name = names[Number(id.slice(simulatedAuthor.length))] ?? 'someone'
  return { id, username: `${name}_audience`, name }
}

export const simulatedAuthorId = (name: string): string => `${simulatedAuthor}${Math.max(0, names.indexOf(name))}`

/** What the simulated audience says to an account of itself. No posts of this network; answered they can be. */
export const simulatedMentions = (parts: XParts, account: XAccount): { id: string; text: string; created_at: string }[] =>
  (parts.audience?.mentions({ id: `x:${account.id}`, createdAt: account.createdAt }) ?? []).map(({ name, text, at }) => {
    const id = String(idAt(at, 1 + names.indexOf(name)))
    return {
      id,
      text: text.replace('{account}', account.username),
      author_id: simulatedAuthorId(name),
      created_at: new Date(at).toISOString(),
      conversation_id: id,
    }
  })

/** The post of an account that the simulated audience answered with this id. Such replies are in no list of this network's posts. */
export const answeredBySimulated = (parts: XParts, account: XAccount, replyId: string): XPost | null =>
  parts.network
    .postsOf(account.id)
    .find((post) => figuresOf(parts, post, mediaOf(parts, post)).replies.some((reply, index) => simulatedId(reply, index) === replyId)) ??
  null

const simulatedId = ({ at }: SimulatedReply, index: number): string => String(idAt(at, index + 1))

/** A reply by somebody of the simulated audience. As X's own, it begins with whom it answers. */
export const simulatedReplyView = (parts: XParts, post: XPost, reply: SimulatedReply, index: number): object => ({
  id: simulatedId(reply, index),
  text: `@${parts.network.accountsById.get(post.author)?.username ?? ''} ${reply.text}`,
  author_id: simulatedAuthorId(reply.name),
  created_at: new Date(reply.at).toISOString(),
  conversation_id: post.conversationId,
  [named(parts, 'referenced_posts')]: [{ type: 'replied_to', id: post.id }],
})
