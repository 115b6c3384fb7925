/** Who the account is, its media, insights, and comments: read, answered, hidden, deleted (platforms.md, IG-3 and IG-4). */
import { nobody, type SimulatedFigures } from '../audience.ts'
import { truths } from '../truth.ts'
import { fieldsIn, timeOf, view, type Asked, type Edge, type InstagramParts, type Params } from './methods.ts'
import type { InstagramAccount, InstagramComment, InstagramMedia, ProductType } from './network.ts'
import { invalid, tooFewViewers } from './refusals.ts'

const basic = 'instagram_business_basic'
const insights = 'instagram_business_manage_insights'
const manageComments = 'instagram_business_manage_comments'
const dayMs = 86_400_000
const pageLength = 25

export const followersOf = ({ audience }: InstagramParts, { id, createdAt }: InstagramAccount): number =>
  audience?.followers({ id, createdAt }) ?? 0

const simulatedOf = (
  { audience, network }: Pick<InstagramParts, 'audience' | 'network'>,
  media: InstagramMedia,
  until?: number,
): SimulatedFigures => {
  const by = network.accountsById.get(media.account) ?? { id: media.account }
  const kind = media.mediaType === 'VIDEO' ? 'video' : 'images'
  return audience?.figures({ uri: media.id, indexedAt: media.createdAt, media: kind, text: media.caption, by }, until) ?? nobody
}

export const figuresOf = (parts: InstagramParts, media: InstagramMedia) => {
  const simulated = simulatedOf(parts, media)
  const likes = simulated.likes + parts.network.likesOf(media.id)
  return {
    likes,
    comments: commentsOn(parts, media).length,
    saved: simulated.bookmarks,
    shares: simulated.shares,
    reposts: simulated.reposts,
    views: simulated.views + parts.network.likesOf(media.id),
    reach: simulated.reach + parts.network.likesOf(media.id),
    follows: simulated.follows,
    profile_visits: simulated.profileVisits,
    clicks: Math.min(simulated.linkClicks, simulated.profileVisits),
    watchMs: simulated.watchMs,
  }
}

/** Oldest first: those of the audience, and those that were written here. */
export const commentsOn = ({ audience, network }: InstagramParts, media: InstagramMedia): InstagramComment[] => {
  const simulated = simulatedOf({ audience, network }, media).replies
  const kept = network.commentsOn(media.id)
  const theirs = simulated.map((reply, index): InstagramComment => {
    const id = `177${media.id.slice(3, 15)}${String(index).padStart(2, '0')}`
    return { id, mediaId: media.id, parentId: null, username: reply.name, text: reply.text, isHidden: false, createdAt: reply.at }
  })
  return [
    ...theirs.filter(({ id }) => !network.isGone(id) && !kept.some((one) => one.id === id)),
    ...kept.filter(({ parentId }) => parentId === null),
  ].toSorted((a, b) => a.createdAt - b.createdAt)
}

const listed = (parts: InstagramParts, account: string): InstagramMedia[] =>
  parts.network.mediaOf(account).filter(({ productType }) => productType !== 'STORY')

const stories = ({ network }: InstagramParts, account: string): InstagramMedia[] =>
  network.mediaOf(account).filter(({ productType, createdAt }) => productType === 'STORY' && createdAt > network.clock.now() - dayMs)

export const permalinkOf = (
  parts: Pick<InstagramParts, 'network' | 'url'>,
  { productType, shortcode, account, id }: InstagramMedia,
): string => {
  const username = parts.network.accountsById.get(account)?.username ?? ''
  if (productType === 'STORY') return `${parts.url()}/stories/${username}/${id}`
  return `${parts.url()}/${productType === 'REELS' ? 'reel' : 'p'}/${shortcode}/`
}

const fewestViewers = 5

/** What each format has: any other has the whole call refused. */
const common = ['views', 'reach', 'shares', 'total_interactions']
const metricsByType: Readonly<Record<ProductType, readonly string[]>> = {
  FEED: [...common, 'likes', 'comments', 'saved', 'reposts', 'follows', 'profile_visits', 'profile_activity'],
  REELS: [
    ...common,
    'likes',
    'comments',
    'saved',
    'reposts',
    'ig_reels_avg_watch_time',
    'ig_reels_video_view_total_time',
    'reels_skip_rate',
    'crossposted_views',
    'facebook_views',
  ],
  STORY: [...common, 'replies', 'follows', 'profile_visits', 'profile_activity', 'navigation'],
}

const mediaInsights = (parts: InstagramParts, media: InstagramMedia, params: Params): object => {
  const names = (params['metric'] ?? '').split(',').filter((name) => name !== '')
  if (names.length === 0) throw invalid('The parameter metric is required')
  const illegal = names.find((name) => !metricsByType[media.productType].includes(name))
  if (illegal !== undefined) throw invalid(`The Media Insights API does not support the ${illegal} metric for this media product type.`)
  const isOver = media.productType === 'STORY' && media.createdAt <= parts.network.clock.now() - dayMs
  if (isOver) return { data: [] }
  const { clicks, watchMs, ...figures } = figuresOf(parts, media)
  if (media.productType === 'STORY' && figures.reach < fewestViewers) throw tooFewViewers()
  if (params['breakdown'] !== undefined)
    return { data: [profileActivity(media, names, params['breakdown'], figures.profile_visits, clicks)] }
  const values: Readonly<Record<string, number>> = {
    ...figures,
    total_interactions: figures.likes + figures.comments + figures.saved + figures.shares,
    replies: figures.comments,
    profile_activity: clicks,
    ig_reels_avg_watch_time: watchMs,
    ig_reels_video_view_total_time: figures.views * watchMs,
    reels_skip_rate: 32,
  }
  return {
    data: names.map((name) => ({
      name,
      period: 'lifetime',
      values: [{ value: values[name] ?? 0 }],
      title: name,
      description: name,
      id: `${media.id}/insights/${name}/lifetime`,
    })),
  }
}

/** What was done on the profile by who came from the post, by action. */
const profileActivity = (media: InstagramMedia, names: readonly string[], breakdown: string, visits: number, clicks: number): object => {
  const [name, ...more] = names
  if (name !== 'profile_activity' || more.length > 0 || breakdown !== 'action_type')
    throw invalid(`Incompatible breakdowns (${breakdown}) with metric ${names.join(', ')}`)
  const results = [
    { dimension_values: ['BIO_LINK_CLICKED'], value: clicks },
    { dimension_values: ['OTHER'], value: Math.floor((visits - clicks) / 10) },
  ]
  return {
    name,
    period: 'lifetime',
    title: name,
    description: name,
    total_value: { value: clicks, breakdowns: [{ dimension_keys: ['action_type'], results }] },
    id: `${media.id}/insights/${name}/lifetime`,
  }
}

const breakdowns: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  age: [
    ['18-24', 0.34],
    ['25-34', 0.41],
    ['35-44', 0.16],
  ],
  gender: [
    ['F', 0.38],
    ['M', 0.57],
    ['U', 0.05],
  ],
}
const demographics = new Set(['follower_demographics', 'engaged_audience_demographics', 'reached_audience_demographics'])
const timeframes = new Set(['this_week', 'this_month'])
const userMetrics = new Set([
  'reach',
  'views',
  'accounts_engaged',
  'total_interactions',
  'likes',
  'comments',
  'shares',
  'saves',
  'replies',
  'reposts',
  'profile_views',
  'profile_links_taps',
  'website_clicks',
  'follower_count',
])

const userInsights = (parts: InstagramParts, account: InstagramAccount, params: Params): object => {
  const names = (params['metric'] ?? '').split(',')
  return { data: names.flatMap((name) => userInsight(parts, account, name, params)) }
}

/** What came to all of an account's media between two instants (seconds); left out: all of it. */
const accountFigures = (parts: InstagramParts, account: InstagramAccount, { since, until }: Params): Readonly<Record<string, number>> => {
  const now = parts.network.clock.now()
  const to = Math.min(now, until === undefined ? now : Number(until) * 1000)
  const from = since === undefined ? 0 : Number(since) * 1000
  const all = parts.network.mediaOf(account.id).map((media) => [simulatedOf(parts, media, from), simulatedOf(parts, media, to)] as const)
  const came = (of: (figures: SimulatedFigures) => number): number =>
    all.reduce((sum, [before, after]) => sum + Math.max(0, of(after) - of(before)), 0)
  const interactions = came(({ likes, shares, bookmarks, reposts, replies }) => likes + shares + bookmarks + reposts + replies.length)
  return {
    views: came(({ views }) => views),
    reach: came(({ reach }) => reach),
    likes: came(({ likes }) => likes),
    comments: came(({ replies }) => replies.length),
    shares: came(({ shares }) => shares),
    saves: came(({ bookmarks }) => bookmarks),
    reposts: came(({ reposts }) => reposts),
    replies: 0,
    total_interactions: interactions,
    accounts_engaged: Math.ceil(interactions * 0.8),
    profile_views: came(({ profileVisits }) => profileVisits),
    profile_links_taps: came(({ linkClicks }) => linkClicks),
    website_clicks: came(({ linkClicks }) => linkClicks),
    follower_count: followersOf(parts, account),
  }
}

const userInsight = (parts: InstagramParts, account: InstagramAccount, name: string, params: Params): object[] => {
  const followers = followersOf(parts, account)
  if (demographics.has(name)) {
    if (!timeframes.has(params['timeframe'] ?? 'this_month'))
      throw invalid(`timeframe must be one of the following values: ${[...timeframes].join(', ')}`)
    const { countries, cities } = truths[parts.audience?.marketOf(account) ?? 'france']
    const results = { ...breakdowns, country: countries, city: cities }[params['breakdown'] ?? '']
    if (params['period'] !== 'lifetime' || params['metric_type'] !== 'total_value' || !results)
      throw invalid('follower_demographics wants period=lifetime, metric_type=total_value and a breakdown')
    // Not enough people: no set at all, which is not 0.
    if (followers < 100) return []
    const total = results.map(([word, share]) => ({ dimension_values: [word], value: Math.floor(followers * share) }))
    const value = { breakdowns: [{ dimension_keys: [params['breakdown']], results: total }] }
    return [{ name, period: 'lifetime', title: name, description: name, total_value: value, id: `${account.id}/insights/${name}/lifetime` }]
  }
  if (!userMetrics.has(name)) throw invalid(`metric[0] must be one of the following values: ${[...userMetrics].join(', ')}`)
  if (params['period'] !== 'day') throw invalid('period must be day')
  const values = accountFigures(parts, account, params)
  return [
    {
      name,
      period: 'day',
      title: name,
      description: name,
      total_value: { value: values[name] ?? 0 },
      id: `${account.id}/insights/${name}/day`,
    },
  ]
}

export const readMethods = (parts: InstagramParts): Edge[] => {
  const { network } = parts
  const accountFields: Readonly<Record<string, (of: InstagramAccount) => unknown>> = {
    id: ({ scopedId }) => scopedId,
    user_id: ({ id }) => id,
    username: ({ username }) => username,
    name: ({ name }) => name,
    account_type: ({ accountType }) => accountType,
    profile_picture_url: () => `${parts.url()}/avatar.svg`,
    followers_count: (account) => followersOf(parts, account),
    follows_count: () => 0,
    media_count: ({ id }) => listed(parts, id).length,
    biography: () => undefined,
    website: () => undefined,
  }
  // Facebook Login knows the account by one id.
  const { user_id: _userId, ...shared } = accountFields
  const pageAccountFields = { ...shared, id: ({ id }: InstagramAccount) => id }
  const mediaFields: Readonly<Record<string, (of: InstagramMedia) => unknown>> = {
    id: ({ id }) => id,
    caption: ({ caption }) => (caption === '' ? undefined : caption),
    alt_text: ({ altText }) => altText ?? undefined,
    media_type: ({ mediaType }) => mediaType,
    media_product_type: ({ productType }) => productType,
    media_url: ({ files }) => `${parts.url()}/file/${files[0] ?? ''}`,
    permalink: (media) => permalinkOf(parts, media),
    shortcode: ({ shortcode }) => shortcode,
    timestamp: ({ createdAt }) => timeOf(createdAt),
    username: ({ account }) => network.accountsById.get(account)?.username,
    like_count: (media) => figuresOf(parts, media).likes,
    comments_count: (media) => figuresOf(parts, media).comments,
    is_comment_enabled: ({ isCommentEnabled }) => isCommentEnabled,
  }
  const commentFields: Readonly<Record<string, (of: InstagramComment) => unknown>> = {
    id: ({ id }) => id,
    text: ({ text }) => text,
    timestamp: ({ createdAt }) => timeOf(createdAt),
    username: ({ username }) => username,
    hidden: ({ isHidden }) => isHidden,
    like_count: () => 0,
    parent_id: ({ parentId }) => parentId ?? undefined,
    from: ({ id, username }) => ({ id, username }),
  }
  const ownMedia = ({ asker, node }: Asked): InstagramMedia | undefined => {
    const media = network.findMedia(node)
    return media?.account === asker.account.id ? media : undefined
  }
  /** On the account's own media; one of the audience's is kept from the moment that something happens to it. */
  const ownComment = ({ asker, node }: Asked): InstagramComment | undefined =>
    network
      .mediaOf(asker.account.id)
      .flatMap((media) => [...commentsOn(parts, media), ...network.commentsOn(media.id)])
      .find(({ id }) => id === node)
  const page = <T extends { id: string }>(all: readonly T[], params: Params, show: (one: T) => object): object => {
    const max = Math.min(Number(params['limit'] ?? pageLength), 100)
    const from = params['after'] === undefined ? 0 : all.findIndex(({ id }) => id === params['after']) + 1
    const shown = all.slice(from, from + max)
    const after = shown.at(-1)?.id
    const isMore = from + max < all.length
    return {
      data: shown.map((one) => show(one)),
      ...(after !== undefined && { paging: { cursors: { before: shown[0]?.id, after }, ...(isMore && { next: `${parts.url()}/next` }) } }),
    }
  }
  const mediaPage = (all: readonly InstagramMedia[], params: Params): object =>
    page(all, params, (media) => view(mediaFields, media, 'IGMedia', fieldsIn(params, ['id'])))
  const commentPage = (all: readonly InstagramComment[], params: Params): object =>
    page(all, params, (comment) => view(commentFields, comment, 'IGComment', fieldsIn(params, ['id', 'timestamp', 'text'])))
  const isSelf = ({ asker, node }: Asked): boolean => node === asker.account.id || node === asker.account.scopedId

  return [
    {
      // Facebook Login: the Page that was picked, with the account behind it.
      method: 'GET',
      edge: 'accounts',
      permission: 'pages_show_list',
      handle: (asked) => {
        const { account, grant } = asked.asker
        if (grant.login !== 'facebook' || !isSelf(asked)) return undefined
        const { id, username, name, pageId } = account
        return { data: [{ id: pageId, name, instagram_business_account: { id, username } }] }
      },
    },
    {
      // Facebook Login: what its owner gave.
      method: 'GET',
      edge: 'permissions',
      permission: basic,
      handle: (asked) => {
        const { login, scope } = asked.asker.grant
        if (login !== 'facebook' || !isSelf(asked)) return undefined
        return { data: scope.map((permission) => ({ permission, status: 'granted' })) }
      },
    },
    {
      method: 'GET',
      edge: '',
      permission: basic,
      handle: (asked) => {
        const { account, grant } = asked.asker
        if (!isSelf(asked)) return undefined
        return view(grant.login === 'facebook' ? pageAccountFields : accountFields, account, 'IGUser', fieldsIn(asked.params, ['id']))
      },
    },
    {
      method: 'GET',
      edge: '',
      permission: basic,
      handle: (asked) => {
        const media = ownMedia(asked)
        return media && view(mediaFields, media, 'IGMedia', fieldsIn(asked.params, ['id']))
      },
    },
    {
      method: 'GET',
      edge: 'media',
      permission: basic,
      handle: (asked) => (isSelf(asked) ? mediaPage(listed(parts, asked.asker.account.id), asked.params) : undefined),
    },
    {
      method: 'GET',
      edge: 'stories',
      permission: basic,
      handle: (asked) => (isSelf(asked) ? mediaPage(stories(parts, asked.asker.account.id), asked.params) : undefined),
    },
    {
      method: 'GET',
      edge: 'insights',
      permission: insights,
      handle: (asked) => {
        const media = ownMedia(asked)
        if (media) return mediaInsights(parts, media, asked.params)
        return isSelf(asked) ? userInsights(parts, asked.asker.account, asked.params) : undefined
      },
    },
    {
      method: 'POST',
      edge: '',
      permission: manageComments,
      handle: (asked) => {
        const media = ownMedia(asked)
        if (!media || asked.params['comment_enabled'] === undefined) return undefined
        network.saveMedia({ ...media, isCommentEnabled: asked.params['comment_enabled'] === 'true' })
        return { success: true }
      },
    },
    {
      method: 'DELETE',
      edge: '',
      permission: basic,
      handle: (asked) => {
        const media = ownMedia(asked)
        // In Meta's description for Facebook Login alone.
        if (!media || asked.asker.grant.login !== 'facebook') return undefined
        network.remove(media.id)
        return { success: true }
      },
    },
    {
      method: 'GET',
      edge: 'comments',
      permission: manageComments,
      handle: (asked) => {
        const media = ownMedia(asked)
        return media && commentPage(commentsOn(parts, media).toReversed(), asked.params)
      },
    },
    {
      method: 'POST',
      edge: 'comments',
      permission: manageComments,
      handle: (asked) => {
        const media = ownMedia(asked)
        if (!media) return undefined
        const { username } = asked.asker.account
        return { id: network.addComment({ mediaId: media.id, parentId: null, username, text: asked.params['message'] ?? '' }).id }
      },
    },
    {
      method: 'GET',
      edge: 'replies',
      permission: manageComments,
      handle: (asked) => {
        const comment = ownComment(asked)
        return (
          comment &&
          commentPage(
            network.commentsOn(comment.mediaId).filter(({ parentId }) => parentId === comment.id),
            asked.params,
          )
        )
      },
    },
    {
      method: 'POST',
      edge: 'replies',
      permission: manageComments,
      handle: (asked) => {
        const comment = ownComment(asked)
        if (!comment) return undefined
        const { username } = asked.asker.account
        const text = asked.params['message'] ?? ''
        return { id: network.addComment({ mediaId: comment.mediaId, parentId: comment.id, username, text }).id }
      },
    },
    {
      method: 'POST',
      edge: '',
      permission: manageComments,
      handle: (asked) => {
        const comment = ownComment(asked)
        if (!comment || asked.params['hide'] === undefined) return undefined
        network.saveComment({ ...comment, isHidden: asked.params['hide'] === 'true' })
        return { success: true }
      },
    },
    {
      method: 'GET',
      edge: '',
      permission: manageComments,
      handle: (asked) => {
        const comment = ownComment(asked)
        return comment && view(commentFields, comment, 'IGComment', fieldsIn(asked.params, ['id', 'timestamp', 'text']))
      },
    },
    {
      method: 'DELETE',
      edge: '',
      permission: manageComments,
      handle: (asked) => {
        const comment = ownComment(asked)
        if (!comment) return undefined
        network.saveComment(comment)
        network.remove(comment.id)
        return { success: true }
      },
    },
  ]
}
