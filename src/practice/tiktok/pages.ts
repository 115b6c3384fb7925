/** What a person sees in a browser: accounts and applications, a profile with its feed and inbox, one post. Everything is escaped. */
import { html, Refusal, type Answer } from '../answer.ts'
import { fileAnswer } from '../file-answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { assertOurPage } from '../our-page.ts'
import { escape, layout } from '../page-layout.ts'
import { shownCountries, shownReply, shownTime } from '../shown.ts'
import { figuresOf, followersOf } from './display-methods.ts'
import { base, formOf, type TiktokParts } from './methods.ts'
import type { TiktokAccount, TiktokPost } from './network.ts'
import { finishDraft, settleAll } from './settle.ts'
import { textsFor, type TiktokTexts } from './texts.ts'

const feedLength = 100

export const pages = (parts: TiktokParts): Route[] => {
  const { network } = parts
  const shown = (request: PracticeRequest, show: (t: TiktokTexts) => { title: string; content: string } | null): Answer => {
    const t = textsFor(request)
    const page = show(t)
    if (!page) return html(layout(t.title, `<p>${t.notFound}</p>`, t.language), { status: 404 })
    return html(layout(page.title, page.content, t.language), { formAction: "'self'" })
  }
  const byForm = (path: string, act: (form: URLSearchParams) => string | null): Route => ({
    method: 'POST',
    path: `${base}/${path}`,
    handle: (request) => {
      assertOurPage(request, parts.url())
      const username = act(formOf(request))
      return { status: 303, headers: { location: username === null ? base : `${base}/@${username}` } }
    },
  })
  const accountIn = (form: URLSearchParams): TiktokAccount => {
    const account = network.accountsById.get(form.get('account') ?? '')
    if (!account) throw new Refusal(404, 'AccountNotFound', 'no such account')
    return account
  }
  return [
    { method: 'GET', path: base, handle: (request) => shown(request, (t) => home(parts, t)) },
    { method: 'GET', path: `${base}/@*`, handle: (request) => shown(request, (t) => profileOrPost(parts, request.path, t)) },
    { method: 'GET', path: `${base}/file/*`, handle: ({ path }) => file(parts, path.split('/').at(-1) ?? '') },
    byForm('new-account', () => newAccount(parts)),
    byForm('new-app', (form) => {
      network.createApp({ name: 'Coulisse', audited: form.get('audited') === 'yes' })
      return null
    }),
    byForm('privacy', (form) => {
      const account = accountIn(form)
      network.changeAccount({ ...account, isPrivate: form.get('private') === 'yes' })
      return account.username
    }),
    byForm('finish-draft', (form) => {
      const account = accountIn(form)
      const privacy = account.isPrivate ? 'FOLLOWER_OF_CREATOR' : 'PUBLIC_TO_EVERYONE'
      finishDraft(parts, form.get('draft') ?? '', { text: form.get('text') ?? '', privacy })
      return account.username
    }),
  ]
}

const newAccount = ({ network }: TiktokParts): null => {
  let number = 1
  while (network.findAccount(`essai.${number}`)) number += 1
  network.createAccount({ username: `essai.${number}`, displayName: `Essai ${number}` })
  return null
}

const field = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${escape(value)}">`

const home = (parts: TiktokParts, t: TiktokTexts) => {
  const accounts = [...parts.network.accountsById.values()].map(
    ({ id, username, displayName }) =>
      `<li><a href="${base}/@${escape(username)}">${escape(displayName)}</a> @${escape(username)} · ${t.posts(parts.network.postsOf(id).length)}</li>`,
  )
  const apps = [...parts.network.appsByKey.values()].map(
    ({ name, clientKey, clientSecret, audited }) =>
      `<dt>${escape(name)} · ${t.clientKey}</dt><dd><code>${escape(clientKey)}</code>${audited ? '' : ` (${t.unaudited})`}</dd>
<dt>${t.clientSecret}</dt><dd><code>${escape(clientSecret)}</code></dd><dt>${t.service}</dt><dd><code>${escape(parts.url())}</code></dd>`,
  )
  const content = `<h1>${t.title}</h1><p>${t.lead}</p>
<form method="post" action="${base}/new-account"><button>${t.newAccount}</button></form>
<h2>${t.accounts}</h2>${accounts.length > 0 ? `<ul>${accounts.join('\n')}</ul>` : `<p>${t.none}</p>`}
<h2>${t.apps}</h2><p>${t.appsLead}</p><dl>${apps.join('\n')}</dl>
<form method="post" action="${base}/new-app"><button name="audited" value="yes">${t.newApp}</button> <button name="audited" value="no">${t.unauditedApp}</button></form>`
  return { title: t.title, content }
}

const profileOrPost = (parts: TiktokParts, path: string, t: TiktokTexts) => {
  const [, , name = '', , id] = path.split('/')
  const account = parts.network.findAccount(decodeURIComponent(name).slice(1))
  if (!account) return null
  settleAll(parts, account.id)
  if (id === undefined) return { title: account.username, content: profile(parts, account, t) }
  const post = parts.network.findPost(id)
  if (post?.account !== account.id) return null
  const said = figuresOf(parts, post).said.map((one) => shownReply(one, t.language))
  return { title: account.username, content: [article(parts, account, post, t), ...said].join('\n') }
}

const profile = (parts: TiktokParts, account: TiktokAccount, t: TiktokTexts): string => {
  const posts = parts.network.postsOf(account.id)
  const drafts = parts.network
    .publishesOf(account.id)
    .filter(({ mode, completeAt, failReason, postId }) => mode === 'inbox' && completeAt !== null && failReason === null && postId === null)
    .map(
      ({ id, files }) => `<article>${files.map((name) => shownFile(parts, name)).join('')}
<form method="post" action="${base}/finish-draft">${field('account', account.id)}${field('draft', id)}<label>${t.caption} <input name="text"></label> <button>${t.finish}</button></form></article>`,
    )
  return `<header><h1>${escape(account.displayName)}</h1><p>@${escape(account.username)}${account.isPrivate ? ` · ${t.private}` : ''}</p>
<p><b>${followersOf(parts, account)}</b> ${t.followers} · ${t.posts(posts.length)}</p>${shownCountries(parts.audience, account, t.language)}
<form method="post" action="${base}/privacy">${field('account', account.id)}<button name="private" value="${account.isPrivate ? 'no' : 'yes'}">${account.isPrivate ? t.makePublic : t.makePrivate}</button></form></header>
${drafts.length > 0 ? `<h2>${t.inbox}</h2>${drafts.join('\n')}` : ''}
${
  posts
    .slice(0, feedLength)
    .map((post) => article(parts, account, post, t))
    .join('\n') || `<p>${t.nothing}</p>`
}<p><a href="${base}">${t.back}</a></p>`
}

const article = (parts: TiktokParts, account: TiktokAccount, post: TiktokPost, t: TiktokTexts): string => {
  const { likes, comments, shares, views } = figuresOf(parts, post)
  const { brandContent, brandOrganic, isAigc, coverAtMs } = post.info ?? {}
  const marks = [
    t.privacies[post.privacy] ?? post.privacy,
    ...(brandContent || brandOrganic ? [t.ad] : []),
    ...(isAigc ? [t.ai] : []),
    ...(typeof coverAtMs === 'number' ? [t.cover(coverAtMs / 1000)] : []),
  ]
  const path = `${base}/@${escape(account.username)}`
  return `<article>
<p class="by"><a href="${path}">${escape(account.displayName)}</a> · <a href="${path}/video/${post.id}">${shownTime(post.createdAt, t.language)}</a></p>
<p class="text">${escape(post.text)}</p>
<div class="images n${post.files.length}">${post.files.map((name) => shownFile(parts, name)).join('')}</div>
${marks.map((mark) => `<span class="label">${escape(mark)}</span>`).join(' ')}
<p class="counts">${t.counts(likes, comments, shares, views)}</p>
</article>`
}

const shownFile = ({ network }: TiktokParts, name: string): string => {
  const src = `${base}/file/${name}`
  return network.findFile(name)?.mimeType.startsWith('image/')
    ? `<img src="${src}" alt="" loading="lazy">`
    : `<video src="${src}" controls></video>`
}

const file = ({ network }: TiktokParts, name: string): Answer => {
  const found = network.findFile(name)
  if (!found) throw new Refusal(404, 'BlobNotFound', 'no such file')
  return fileAnswer(found, /^(image\/(jpeg|webp)|video\/(mp4|webm|quicktime))$/)
}
