/** One's own account on the practice network, with one click: handle, app password and address to connect it by. */
import { html, Refusal, type Answer } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import type { BlueskyParts } from './methods.ts'
import { newAppPassword, type PracticeAccount } from './network.ts'
import { escape, layout } from '../page-layout.ts'
import { assertOurPage } from '../our-page.ts'
import { textsFor } from './page-texts.ts'

export const signUp = (parts: BlueskyParts): Route[] => [
  { method: 'POST', path: '/new-account', handle: (request) => byForm(parts, request, () => newAccount(parts)) },
  {
    method: 'POST',
    path: '/new-app-password',
    handle: (request) => byForm(parts, request, (form) => knownAccount(parts, form.get('handle') ?? '')),
  },
]

const byForm = (parts: BlueskyParts, request: PracticeRequest, accountOf: (form: URLSearchParams) => PracticeAccount): Answer => {
  assertOurPage(request, parts.url())
  const account = accountOf(new URLSearchParams(new TextDecoder().decode(request.body)))
  const password = newAppPassword()
  // With messages: a practice network is there to practise all of it on.
  parts.network.addPassword(account, `page ${account.passwords.size}`, password, true)
  const t = textsFor(request)
  const line = (name: string, value: string) => `<dt>${name}</dt><dd><code>${escape(value)}</code></dd>`
  const content = `<h1>${t.ready}</h1><p>${t.howTo}</p>
<dl>${line(t.handle, account.handle)}${line(t.appPassword, password)}${line(t.service, parts.url())}</dl>
<p>${t.shownOnce}</p><p><a href="/">${t.back}</a></p>`
  const answer = html(layout(t.ready, content, t.language))
  return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } }
}

const newAccount = ({ network }: BlueskyParts): PracticeAccount => {
  let number = 1
  while (network.findAccount(`essai-${number}.test`)) number += 1
  return network.createAccount({ handle: `essai-${number}.test`, password: newAppPassword(), displayName: `Essai ${number}` })
}

const knownAccount = ({ network }: BlueskyParts, handle: string): PracticeAccount => {
  const account = network.findAccount(handle)
  if (!account) throw new Refusal(404, 'AccountNotFound', 'no such account')
  return account
}
