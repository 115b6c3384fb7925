/** What a person sees in a browser: accounts and applications, a profile with its feed, one post. Everything is escaped. */
import { html, type Answer } from '../answer.ts'
import { fileAnswer } from '../file-answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { assertOurPage } from '../our-page.ts'
import { escape, layout } from '../page-layout.ts'
import { shownCountries, shownReply, shownTime } from '../shown.ts'
import { base, formOf, param, type XParts } from './methods.ts'
import type { XAccount, XPost } from './network.ts'
import { noSuch } from './problems.ts'
import { linksIn } from './shown-text.ts'
import { textsFor, type XTexts } from './texts.ts'
import { figuresOf, followersOf, mediaOf, publicMetrics } from './views.ts'

const feedLength = 100
/** What the form is filled with: where Coulisse listens. */
const usualRedirects = [17_391, 17_392, 17_393].map((port) => `http://127.0.0.1:${port}/callback`)

export const pages = (parts: XParts): Route[] => {
  const shown = (request: PracticeRequest, show: (t: XTexts) => { title: string; content: string } | null): Answer => {
    const t = textsFor(request)
    const page = show(t)
    if (!page) return html(layout(t.title, `<p>${t.notFound}</p>`, t.language), { status: 404 })
    return html(layout(page.title, page.content, t.language), { formAction: "'self'" })
  }
  const byForm = (request: PracticeRequest, act: (form: URLSearchParams) => void): Answer => {
    assertOurPage(request, parts.url())
    act(formOf(request))
    return { status: 303, headers: { location: base } }
  }
  return [
    { method: 'GET', path: base, handle: (request) => shown(request, (t) => home(parts, t)) },
    { method: 'POST', path: `${base}/new-account`, handle: (request) => byForm(request, () => newAccount(parts)) },
    { method: 'POST', path: `${base}/new-app`, handle: (request) => byForm(request, (form) => newApp(parts, form.get('redirects') ?? '')) },
    { method: 'GET', path: `${base}/media/:id`, handle: (request) => file(parts, param(request, 'id')) },
    { method: 'GET', path: `${base}/:username`, handle: (request) => shown(request, (t) => profile(parts, param(request, 'username'), t)) },
    {
      method: 'GET',
      path: `${base}/:username/status/:id`,
      handle: (request) => shown(request, (t) => onePost(parts, param(request, 'id'), t)),
    },
  ]
}

/** What is left under the path is an endpoint that this network does not have. */
export const unknownEndpoints: Route[] = (['GET', 'POST', 'DELETE'] as const).map((method) => ({
  method,
  path: `${base}/*`,
  handle: ({ path }) => {
    throw noSuch('endpoint', path)
  },
}))

const newAccount = ({ network }: XParts): void => {
  let number = 1
  while (network.findAccount(`essai_${number}`)) number += 1
  network.createAccount({ username: `essai_${number}`, name: `Essai ${number}` })
}

const newApp = ({ network }: XParts, redirects: string): void => {
  const redirectUris = redirects.split(/\s+/).filter((address) => URL.canParse(address))
  if (redirectUris.length > 0 && redirectUris.length <= 10) network.createApp({ name: 'Coulisse', redirectUris })
}

const home = (parts: XParts, t: XTexts) => {
  const accounts = [...parts.network.accountsById.values()].map(
    ({ id, username, name }) =>
      `<li><a href="${base}/${escape(username)}">${escape(name)}</a> @${escape(username)} · ${t.posts(parts.network.postsOf(id).length)}</li>`,
  )
  const apps = [...parts.network.appsById.values()].map(
    ({ name, clientId, redirectUris }) =>
      `<dt>${escape(name)} · ${t.clientId}</dt><dd><code>${escape(clientId)}</code></dd><dt>${t.service}</dt><dd><code>${escape(parts.url())}</code></dd>
<dt>${t.redirects}</dt><dd>${redirectUris.map(escape).join('<br>')}</dd>`,
  )
  const content = `<h1>${t.title}</h1><p>${t.lead}</p>
<form method="post" action="${base}/new-account"><button>${t.newAccount}</button></form>
<h2>${t.accounts}</h2>${accounts.length > 0 ? `<ul>${accounts.join('\n')}</ul>` : `<p>${t.none}</p>`}
<h2>${t.apps}</h2><p>${t.appsLead}</p><dl>${apps.join('\n')}</dl>
<form method="post" action="${base}/new-app"><p><label>${t.redirects}<br><textarea name="redirects" rows="3" cols="50">${usualRedirects.join('\n')}</textarea></label></p><button>${t.newApp}</button></form>`
  return { title: t.title, content }
}

const profile = (parts: XParts, username: string, t: XTexts) => {
  const account = parts.network.findAccount(username)
  if (!account) return null
  const posts = parts.network.postsOf(account.id)
  const content = `<header><h1>${escape(account.name)}</h1><p>@${escape(account.username)}</p>
<p><b>${followersOf(parts, account)}</b> ${t.followers} · ${t.posts(posts.length)}</p>${shownCountries(parts.audience, { ...account, id: `x:${account.id}` }, t.language)}</header>
${
  posts
    .slice(0, feedLength)
    .map((post) => article(parts, account, post, t))
    .join('\n') || `<p>${t.nothing}</p>`
}<p><a href="${base}">${t.back}</a></p>`
  return { title: account.username, content }
}

const onePost = (parts: XParts, id: string, t: XTexts) => {
  const post = parts.network.findPost(id)
  const author = parts.network.accountsById.get(post?.author ?? '')
  if (!post || !author) return null
  const replies = parts.network.repliesTo(id).flatMap((reply) => {
    const by = parts.network.accountsById.get(reply.author)
    return by ? [article(parts, by, reply, t)] : []
  })
  const said = figuresOf(parts, post, mediaOf(parts, post)).replies.map((one) => shownReply(one, t.language))
  return { title: author.username, content: [article(parts, author, post, t), ...replies, ...said].join('\n') }
}

const article = (parts: XParts, author: XAccount, post: XPost, t: XTexts): string => {
  const original = post.repostOf === null ? null : parts.network.findPost(post.repostOf)
  const by = original && parts.network.accountsById.get(original.author)
  const seen = original ?? post
  const media = mediaOf(parts, seen)
  const { reply_count: replies = 0, like_count: likes = 0, impression_count: views = 0, ...rest } = publicMetrics(parts, seen)
  const images = media.filter(({ category }) => category !== 'tweet_video')
  const marks = [
    ...(media.some(({ warning }) => warning !== null) ? [t.sensitive] : []),
    ...(seen.madeWithAi ? [t.ai] : []),
    ...(seen.paidPartnership ? [t.paid] : []),
  ]
  const profilePath = `${base}/${escape(author.username)}`
  return `<article>
<p class="by"><a href="${profilePath}">${escape(author.name)}</a>${by ? ` ${t.reposted} @${escape(by.username)}` : ''} · <a href="${profilePath}/status/${post.id}">${shownTime(post.createdAt, t.language)}</a></p>
<p class="text">${linked(seen.text)}</p>
${images.length > 0 ? `<div class="images n${images.length}">${images.map(({ id, altText }) => `<img src="${base}/media/${id}" alt="${escape(altText)}" loading="lazy">`).join('')}</div>` : ''}
${media
  .filter(({ category }) => category === 'tweet_video')
  .map(({ id, altText }) => `<video src="${base}/media/${id}" aria-label="${escape(altText)}" controls></video>`)
  .join('')}
${marks.map((mark) => `<span class="label">${mark}</span>`).join(' ')}
<p class="counts">${t.counts(replies, rest['repost_count'] ?? rest['retweet_count'] ?? 0, likes, views)}</p>
</article>`
}

/** Links are shown whole, as X shows them: the short ones are for the wire. */
const linked = (text: string): string => {
  let at = 0
  let shown = ''
  for (const { url, indices } of linksIn(text)) {
    const address = /^https?:\/\//i.test(url) ? url : `http://${url}`
    shown += `${escape(text.slice(at, indices[0]))}<a href="${escape(address)}" rel="noreferrer nofollow">${escape(url)}</a>`
    at = indices[1]
  }
  return shown + escape(text.slice(at))
}

const file = ({ network }: XParts, id: string): Answer => {
  const media = network.findMedia(id)
  if (!media) throw noSuch('media', id)
  return fileAnswer(media, /^(image\/(png|jpeg|webp|gif)|video\/mp4)$/)
}
