/** What a person sees in a browser: the network's accounts, a profile with its feed, one post. Everything is escaped. */
import { html, Refusal, type Answer } from '../answer.ts'
import { fileAnswer } from '../file-answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import type { BlueskyParts } from './methods.ts'
import type { PracticeAccount, StoredRecord } from './network.ts'
import { escape, layout } from '../page-layout.ts'
import { shownCountries, shownTime } from '../shown.ts'
import { textsFor, type PageTexts } from './page-texts.ts'
import { feedOf } from './view-methods.ts'
import { figuresOf, mediaOf, postView, profileView, simulatedReplyView } from './views.ts'
import type { SimulatedReply } from '../audience.ts'

const feedLength = 100

export const pages = (parts: BlueskyParts): Route[] => [
  { method: 'GET', path: '/', handle: (request) => home(parts, request) },
  { method: 'GET', path: '/profile/*', handle: (request) => profilePages(parts, request) },
  { method: 'GET', path: '/blob/*', handle: ({ path }) => file(parts, path) },
]

const profilePages = (parts: BlueskyParts, request: PracticeRequest): Answer => {
  const t = textsFor(request)
  const shown = (title: string, content: string) => layout(title, content, t.language)
  const [, , name = '', section, rkey = ''] = request.path.split('/').map(decoded)
  const account = parts.network.findAccount(name)
  if (!account) return html(shown(t.notFound, `<p>${t.noAccount}</p>`), { status: 404 })
  if (section === undefined) return html(shown(account.handle, profilePage(parts, account, t)))
  const post = section === 'post' ? account.collections.get('app.bsky.feed.post')?.get(rkey) : undefined
  return post
    ? html(shown(account.handle, conversation(parts, account, post, t)))
    : html(shown(t.notFound, `<p>${t.noPost}</p>`), { status: 404 })
}

const file = (parts: BlueskyParts, path: string): Answer => {
  const blob = parts.network.findBlob(path.split('/').at(-1) ?? '')
  if (!blob) throw new Refusal(404, 'BlobNotFound', 'Blob not found')
  return fileAnswer(blob, /^(image\/(png|jpeg|webp|gif)|video\/mp4)$/)
}

const home = (parts: BlueskyParts, request: PracticeRequest): Answer => {
  const t = textsFor(request)
  const accounts = [...parts.network.accountsByDid.values()].map(
    (account) =>
      `<li><a href="/profile/${escape(account.handle)}">${nameOf(parts, account)}</a> @${escape(account.handle)} · ${t.posts(feedOf(account).length)}
<form method="post" action="/new-app-password"><input type="hidden" name="handle" value="${escape(account.handle)}"><button>${t.newPassword}</button></form></li>`,
  )
  const content = `<h1>${t.title}</h1><p>${t.lead}</p><p>${t.others.map(([path, name]) => `<a href="${path}">${name}</a>`).join(' · ')}</p>
<form method="post" action="/new-account"><button>${t.newAccount}</button></form>
<h2>${t.accounts}</h2>${accounts.length > 0 ? `<ul>${accounts.join('\n')}</ul>` : `<p>${t.none}</p>`}`
  return html(layout(t.title, content, t.language), { formAction: "'self'" })
}

const profilePage = (parts: BlueskyParts, account: PracticeAccount, t: PageTexts): string => {
  const { followersCount, followsCount, postsCount } = profileView(parts, account)
  const posts = feedOf(account).slice(0, feedLength)
  return `<header><h1>${nameOf(parts, account)}</h1><p>@${escape(account.handle)}</p>
<p>${t.people(followersCount, followsCount)} · ${t.posts(postsCount)}</p>${shownCountries(parts.audience, { id: account.did, ...(account.market && { market: account.market }) }, t.language)}</header>
${[...repostsOf(parts, account, t), ...posts.map((post) => postArticle(parts, account, post, t))].join('\n') || `<p>${t.nothing}</p>`}`
}

/** A post and what it was answered: by this network's accounts, and by the simulated audience. */
const conversation = (parts: BlueskyParts, account: PracticeAccount, post: StoredRecord, t: PageTexts): string =>
  [
    postArticle(parts, account, post, t),
    ...answersTo(parts, post.uri, t),
    ...figuresOf(parts, post).replies.map((one) => said(parts, post, one, t)),
  ].join('\n')

const answersTo = (parts: BlueskyParts, uri: string, t: PageTexts): string[] =>
  [...(parts.network.mentionsOf(uri)?.replies ?? [])].flatMap((one) => {
    const answer = parts.network.findRecord(one)
    const by = answer && parts.network.accountsByDid.get(answer.did)
    return by ? [postArticle(parts, by, answer, t), ...answersTo(parts, one, t)] : []
  })

const said = (parts: BlueskyParts, post: StoredRecord, reply: SimulatedReply, t: PageTexts): string => {
  const view = simulatedReplyView(parts, post, reply).post
  return `<article>
<p class="by">@${escape(view.author.handle)} · ${shownTime(Date.parse(view.indexedAt), t.language)}</p>
<p class="text">${escape(reply.text)}</p>
<p class="counts">${t.counts(view.replyCount, view.repostCount, view.likeCount)}</p>
</article>
${answersTo(parts, view.uri, t).join('\n')}`
}

/** What the account reposted, newest first, with whose it is. */
const repostsOf = (parts: BlueskyParts, account: PracticeAccount, t: PageTexts): string[] =>
  [...(account.collections.get('app.bsky.feed.repost')?.values() ?? [])].toReversed().flatMap(({ value }) => {
    const original = parts.network.findRecord((value['subject'] as { uri: string }).uri)
    const by = original && parts.network.accountsByDid.get(original.did)
    return by
      ? [`<section><p class="by">${nameOf(parts, account)} ↻ @${escape(by.handle)}</p>${postArticle(parts, by, original, t)}</section>`]
      : []
  })

const postArticle = (parts: BlueskyParts, account: PracticeAccount, post: StoredRecord, t: PageTexts): string => {
  const view = postView(parts, post)
  const { images, video } = mediaOf(parts, post)
  const text = textOf(post.value['text'])
  const local = (src: string) => escape(new URL(src).pathname)
  return `<article>
<p class="by"><a href="/profile/${escape(account.handle)}">${nameOf(parts, account)}</a> · <a href="/profile/${escape(account.handle)}/post/${escape(post.rkey)}">${shownTime(madeAt(post), t.language)}</a></p>
<p class="text">${richText(text, post.value['facets'])}</p>
${images.length > 0 ? `<div class="images n${images.length}">${images.map(({ src, alt }) => `<img src="${local(src)}" alt="${escape(alt)}" loading="lazy">`).join('')}</div>` : ''}
${video ? `<video src="${local(video.src)}" aria-label="${escape(video.alt)}" controls></video>` : ''}
${labelsOf(post)
  .map((label) => `<span class="label">${escape(label)}</span>`)
  .join(' ')}
<p class="counts">${t.counts(view.replyCount, view.repostCount, view.likeCount)}</p>
</article>`
}

/** As its author says; what is no time of a clock, when it came. */
const madeAt = ({ value, indexedAt }: StoredRecord): number => {
  const at = Date.parse(textOf(value['createdAt']))
  return Number.isNaN(at) ? indexedAt : at
}

const nameOf = (parts: BlueskyParts, account: PracticeAccount): string => escape(profileView(parts, account).displayName ?? account.handle)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const labelsOf = (post: StoredRecord): string[] => {
  const labels = post.value['labels'] as { values?: { val: string }[] } | undefined
  return (labels?.values ?? []).map(({ val }) => val)
}

interface ShownFacet {
  index: { byteStart: number; byteEnd: number }
  features: { uri?: string; did?: string; tag?: string }[]
}

/** The text with its links, mentions and hashtags marked, by their place in bytes. */
const richText = (text: string, facets: unknown): string => {
  const bytes = Buffer.from(text)
  const part = (from: number, to?: number) => escape(bytes.subarray(from, to).toString())
  let at = 0
  let shown = ''
  for (const { index, features } of Array.isArray(facets) ? (facets as ShownFacet[]) : []) {
    if (index.byteStart < at) continue
    shown += part(at, index.byteStart) + mark(part(index.byteStart, index.byteEnd), features[0])
    at = index.byteEnd
  }
  return shown + part(at)
}

const mark = (shown: string, feature: ShownFacet['features'][number] | undefined): string => {
  if (feature?.uri !== undefined && /^https?:\/\//.test(feature.uri))
    return `<a href="${escape(feature.uri)}" rel="noreferrer nofollow">${shown}</a>`
  if (feature?.did !== undefined) return `<a href="/profile/${escape(feature.did)}">${shown}</a>`
  return `<b>${shown}</b>`
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    // Not an encoding: then it names nothing here either.
    return part
  }
}
