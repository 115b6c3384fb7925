/** What a person sees in a browser: accounts and applications, a profile with its feed, stories and comments, one post. Everything is escaped. */
import { html, Refusal, type Answer } from '../answer.ts'
import { fileAnswer } from '../file-answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { assertOurPage } from '../our-page.ts'
import { escape, layout } from '../page-layout.ts'
import { shownCountries, shownTime } from '../shown.ts'
import { generateToken } from './consent.ts'
import { base, formOf, type InstagramParts } from './methods.ts'
import type { InstagramAccount, InstagramComment, InstagramMedia } from './network.ts'
import { commentsOn, figuresOf, followersOf, permalinkOf } from './read-methods.ts'
import { textsFor, type InstagramTexts } from './texts.ts'

const feedLength = 100

export const pages = (parts: InstagramParts): Route[] => {
  const { network } = parts
  const shown = (request: PracticeRequest, show: (t: InstagramTexts) => { title: string; content: string } | null): Answer => {
    const t = textsFor(request)
    const page = show(t)
    if (!page) return html(layout(t.title, `<p>${t.notFound}</p>`, t.language), { status: 404 })
    return html(layout(page.title, page.content, t.language), { formAction: "'self'" })
  }
  const byForm = (path: string, act: (form: URLSearchParams) => void): Route => ({
    method: 'POST',
    path: `${base}/${path}`,
    handle: (request) => {
      assertOurPage(request, parts.url())
      act(formOf(request))
      return { status: 303, headers: { location: base } }
    },
  })
  const onePost = (request: PracticeRequest, find: (media: InstagramMedia) => boolean): Answer =>
    shown(request, (t) => {
      for (const account of network.accountsById.values()) {
        const media = network.mediaOf(account.id).find(find)
        if (media) return { title: account.username, content: article(parts, account, media, t) }
      }
      return null
    })
  return [
    { method: 'GET', path: base, handle: (request) => shown(request, (t) => home(parts, t)) },
    {
      method: 'GET',
      path: `${base}/avatar.svg`,
      handle: () => ({ status: 200, headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
    },
    { method: 'GET', path: `${base}/file/:name`, handle: ({ params }) => file(parts, params['name'] ?? '') },
    ...(['p', 'reel'] as const).map((kind): Route => ({
      method: 'GET',
      path: `${base}/${kind}/:shortcode/`,
      handle: (request) => onePost(request, ({ shortcode }) => shortcode === request.params['shortcode']),
    })),
    {
      method: 'GET',
      path: `${base}/stories/:username/:id`,
      handle: (request) => onePost(request, ({ id }) => id === request.params['id']),
    },
    {
      method: 'GET',
      path: `${base}/:username/`,
      handle: (request) =>
        shown(request, (t) => {
          const account = network.findAccount(request.params['username'] ?? '')
          return account && { title: account.username, content: profile(parts, account, t) }
        }),
    },
    byForm('new-account', () => newAccount(parts)),
    byForm('new-app', (form) => {
      const address = form.get('address') ?? ''
      network.createApp({ name: 'Coulisse', ...(URL.canParse(address) && { redirectUris: [address] }) })
    }),
    {
      method: 'POST',
      path: `${base}/generate-token`,
      handle: (request) => {
        assertOurPage(request, parts.url())
        const account = network.accountsById.get(formOf(request).get('account') ?? '')
        if (!account) throw new Refusal(404, 'AccountNotFound', 'no such account')
        return shown(request, (t) => ({
          title: t.token,
          content: `<h1>${escape(account.name)}</h1><p>${t.tokenLead}</p><p><code>${generateToken(parts, account, 'instagram')}</code></p><p><a href="${base}">${t.back}</a></p>`,
        }))
      },
    },
  ]
}

const newAccount = ({ network }: InstagramParts): void => {
  let number = 1
  while (network.findAccount(`essai.${number}`)) number += 1
  network.createAccount({ username: `essai.${number}`, name: `Essai ${number}` })
}

const home = (parts: InstagramParts, t: InstagramTexts) => {
  const accounts = [...parts.network.accountsById.values()].map(
    ({ id, username, name }) =>
      `<li><a href="${base}/${escape(username)}/">${escape(name)}</a> @${escape(username)} · ${t.posts(parts.network.mediaOf(id).length)}
<form method="post" action="${base}/generate-token"><input type="hidden" name="account" value="${escape(id)}"><button>${t.generate}</button></form></li>`,
  )
  const apps = [...parts.network.appsById.values()].map(
    ({ name, clientId, clientSecret, redirectUris }) =>
      `<dt>${escape(name)} · ${t.clientId}</dt><dd><code>${escape(clientId)}</code></dd>
<dt>${t.clientSecret}</dt><dd><code>${escape(clientSecret)}</code></dd><dt>${t.returnAddress}</dt><dd><code>${escape(redirectUris.join(' '))}</code></dd><dt>${t.service}</dt><dd><code>${escape(parts.url())}</code></dd>`,
  )
  const content = `<h1>${t.title}</h1><p>${t.lead}</p>
<form method="post" action="${base}/new-account"><button>${t.newAccount}</button></form>
<h2>${t.accounts}</h2>${accounts.length > 0 ? `<ul>${accounts.join('\n')}</ul>` : `<p>${t.none}</p>`}
<h2>${t.apps}</h2><p>${t.appsLead}</p><dl>${apps.join('\n')}</dl>
<form method="post" action="${base}/new-app"><label>${t.returnAddress} <input name="address" value="https://agency.example/instagram"></label> <button>${t.newApp}</button></form>`
  return { title: t.title, content }
}

const profile = (parts: InstagramParts, account: InstagramAccount, t: InstagramTexts): string => {
  const posts = parts.network.mediaOf(account.id)
  const articles = posts.slice(0, feedLength).map((media) => article(parts, account, media, t))
  return `<header><h1>${escape(account.name)}</h1><p>@${escape(account.username)}</p>
<p><b>${followersOf(parts, account)}</b> ${t.followers} · ${t.posts(posts.length)}</p>${shownCountries(parts.audience, account, t.language)}</header>
${articles.join('\n') || `<p>${t.nothing}</p>`}<p><a href="${base}">${t.back}</a></p>`
}

const article = (parts: InstagramParts, account: InstagramAccount, media: InstagramMedia, t: InstagramTexts): string => {
  const { likes, comments, saved, views } = figuresOf(parts, media)
  const said = commentsOn(parts, media)
    .filter(({ isHidden }) => !isHidden)
    .map((comment) => [comment, ...parts.network.commentsOn(media.id).filter(({ parentId }) => parentId === comment.id)])
    .map(([first, ...answers]) => `<p>${first ? saidBy(first) : ''}${answers.map((one) => `<br>↳ ${saidBy(one)}`).join('')}</p>`)
  const { productType, coverAtMs } = media
  const marks = [t.formats[productType], ...(typeof coverAtMs === 'number' ? [t.cover(coverAtMs / 1000)] : [])]
  return `<article>
<p class="by"><a href="${base}/${escape(account.username)}/">${escape(account.name)}</a> · <a href="${escape(permalinkOf(parts, media))}">${shownTime(media.createdAt, t.language)}</a></p>
<div class="images n${media.files.length}">${media.files.map((name) => shownFile(parts, name, media.altText ?? '')).join('')}</div>
<p class="text">${escape(media.caption)}</p>
${marks
  .filter((mark) => mark !== '')
  .map((mark) => `<span class="label">${mark}</span>`)
  .join(' ')}
<p class="counts">${t.counts(likes, comments, saved, views)}</p>${said.join('')}
</article>`
}

const saidBy = ({ username, text }: InstagramComment): string => `<b>${escape(username)}</b> ${escape(text)}`

const shownFile = ({ network }: InstagramParts, name: string, alt: string): string => {
  const src = `${base}/file/${name}`
  return network.findFile(name)?.mimeType.startsWith('image/')
    ? `<img src="${src}" alt="${escape(alt)}" loading="lazy">`
    : `<video src="${src}" controls></video>`
}

const file = ({ network }: InstagramParts, name: string): Answer => {
  const found = network.findFile(name)
  if (!found) throw new Refusal(404, 'BlobNotFound', 'no such file')
  return fileAnswer(found, /^(image\/jpeg|video\/(mp4|quicktime))$/)
}
