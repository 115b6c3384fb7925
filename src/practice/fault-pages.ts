/** Faults on demand for a person: a form that puts one in wait, and what waits. */
import * as z from 'zod'
import { html, Refusal } from './answer.ts'
import type { Fault, FaultInput, Faults } from './faults.ts'
import { faultTextsFor, type FaultKind, type FaultTexts } from './fault-texts.ts'
import type { Route } from './http-server.ts'
import { assertOurPage } from './our-page.ts'
import { escape, layout } from './page-layout.ts'

const path = '/faults'

/** Where an account's calls go, and the one that makes a post public. */
const platforms = {
  bluesky: { name: 'Bluesky', calls: '/xrpc/', publishing: 'com.atproto.repo.putRecord' },
  x: { name: 'X', calls: '/x/2/', publishing: '/x/2/tweets' },
  instagram: { name: 'Instagram', calls: '/instagram/', publishing: '/media_publish' },
  facebook: { name: 'Instagram (Facebook Login)', calls: '/facebook/', publishing: '/media_publish' },
  tiktok: { name: 'TikTok', calls: '/tiktok/v2/', publishing: '/video/init/' },
} as const

const kinds: Readonly<Record<FaultKind, Omit<FaultInput, 'match' | 'times'>>> = {
  slow: { latencyMs: 20_000 },
  busy: { status: 429, retryAfterSeconds: 60 },
  down: { status: 503 },
  lost_answer: { loseAnswerAfterAccept: true },
  lost_request: { dropBeforeAccept: true },
  expired: { expireToken: true },
  revoked: { revokeToken: true },
}

const namesOf = <K extends string>(of: Readonly<Record<K, unknown>>) => Object.keys(of) as [K, ...K[]]

const asked = z.object({
  platform: z.enum(namesOf(platforms)),
  calls: z.enum(['publishing', 'any']),
  kind: z.enum(namesOf(kinds)),
  times: z.coerce.number().int().min(1).max(50),
})

const faultOf = ({ platform, calls, kind, times }: z.infer<typeof asked>): FaultInput => ({
  ...kinds[kind],
  times,
  // What a person looks at in a browser is in nobody's name.
  match: {
    signedIn: true,
    ...(calls === 'any' ? { path: platforms[platform].calls } : { path: platforms[platform].publishing, method: 'POST' }),
  },
})

export const faultPages = (faults: Faults, url: () => string): Route[] => {
  const byForm = (at: string, act: (form: URLSearchParams) => void): Route => ({
    method: 'POST',
    path: at,
    handle: (request) => {
      assertOurPage(request, url())
      act(new URLSearchParams(new TextDecoder().decode(request.body)))
      return { status: 303, headers: { location: path } }
    },
  })
  return [
    {
      method: 'GET',
      path,
      handle: (request) => {
        const t = faultTextsFor(request)
        return html(layout(t.title, page(faults.waiting, t), t.language), { formAction: "'self'" })
      },
    },
    byForm(path, (form) => {
      const read = asked.safeParse(Object.fromEntries(form))
      if (!read.success) throw new Refusal(400, 'InvalidRequest', z.prettifyError(read.error))
      faults.next(faultOf(read.data))
    }),
    byForm(`${path}/clear`, () => faults.clear()),
  ]
}

const page = (waiting: readonly Fault[], t: FaultTexts): string => {
  const field = (name: string, label: string, options: readonly (readonly [string, string])[]) =>
    `<p><label>${label}<br><select name="${name}">${options.map(([value, text]) => `<option value="${value}">${escape(text)}</option>`).join('')}</select></label></p>`
  const form = [
    field(
      'platform',
      t.platform,
      Object.entries(platforms).map(([id, { name }]) => [id, name]),
    ),
    field('calls', t.calls, [
      ['publishing', t.publishing],
      ['any', t.anyCall],
    ]),
    field(
      'kind',
      t.kind,
      namesOf(kinds).map((kind) => [kind, t.kinds[kind]]),
    ),
    `<p><label>${t.times}<br><input name="times" type="number" min="1" max="50" value="1"></label></p>`,
  ]
  const left = waiting.map((fault) => `<li>${escape(wordsFor(fault, t))}</li>`)
  return `<h1>${t.title}</h1><p>${t.lead}</p>
<form method="post" action="${path}">${form.join('\n')}<p><button>${t.act}</button></p></form>
<h2>${t.waiting}</h2>${left.length > 0 ? `<ul>${left.join('\n')}</ul><form method="post" action="${path}/clear"><button>${t.clear}</button></form>` : `<p>${t.none}</p>`}
<p><a href="/">${t.back}</a></p>`
}

/** One that a test put there may be none of this page's: then where it befalls is all that is said. */
const wordsFor = ({ match, times, ...what }: Fault, t: FaultTexts): string => {
  const where = Object.values(platforms).find(({ calls, publishing }) => match.path === calls || match.path === publishing)
  const kind = namesOf(kinds).find((name) => Object.entries(kinds[name]).every(([key, value]) => what[key as keyof typeof what] === value))
  const isPublishing = where !== undefined && match.path === where.publishing
  return [
    where?.name ?? match.path ?? '…',
    ...(where ? [isPublishing ? t.publishing : t.anyCall] : []),
    ...(kind ? [t.kinds[kind]] : []),
    t.left(times),
  ].join(' · ')
}
