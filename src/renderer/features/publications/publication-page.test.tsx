import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { BrokenRule, CheckedMove } from '../../../contract/calendar.ts'
import type { Interaction } from '../../../contract/interactions.ts'
import type { Publication } from '../../../contract/publications.ts'
import { instantOf } from '../../lib/wall-clock.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aReading, aBrokenRule, aMe, anAccount, anAsset, aPlatform, aPost, aPublication, sampleId } from '../../testing/samples.ts'
import type { PublicationDetail } from './publication-body.tsx'

vi.setConfig({ testTimeout: 60_000 })

const at = (time: string) => new Date(`2026-03-12T${time}Z`)
const path = `/publications/${sampleId('pub', 1)}`

const detailOf = (changes: Partial<Publication>, rest: Partial<PublicationDetail> = {}): PublicationDetail => ({
  publication: aPublication(changes),
  post: aPost({ text: 'Ce soir #loge avec @lea.test', assets: [{ asset: anAsset(), alt: 'La loge vide' }], labels: ['sexual'] }),
  attempts: [],
  history: [],
  metrics: [],
  replies: null,
  withheld: null,
  imported: [],
  ...rest,
})

const core = (detail: PublicationDetail, acts: Record<string, (input: never) => unknown> = {}) => ({
  'publications.get': () => detail,
  'platforms.list': () => [aPlatform()],
  'interactions.list': () => [],
  'accounts.list': () => [anAccount()],
  'accounts.get': () => anAccount(),
  'media.read': () => new File(['x'], 'x.webp', { type: 'image/webp' }),
  ...acts,
})

test('says that a platform gives its figures to no program, rather than to wait for them', async () => {
  const detail = detailOf({ state: 'published', publishedAt: at('17:30:02') })
  renderApp({
    path: `/publications/${detail.publication.id}`,
    core: { ...core(detail), 'platforms.list': () => [aPlatform({ metrics: { post: [], followers: false } })] },
  })
  expect(await screen.findByText(/ne donne ses chiffres à aucun programme/)).toBeTruthy()
  expect(screen.queryByText('Pas encore relevés')).toBeNull()
})

test('one that was posted elsewhere says so, when it went out, and nothing of a plan', async () => {
  renderApp({ path, core: core(detailOf({ state: 'published', publishedAt: at('17:30:02'), elsewhere: true })) })
  expect(await screen.findByText('Publiée ailleurs')).toBeTruthy()
  expect(screen.getByText('Parue')).toBeTruthy()
  expect(screen.queryByText(/Heure prévue/u)).toBeNull()
  expect(screen.queryByText(/En cas de retard/u)).toBeNull()
})

test('a published one shows its proof, when it was seen, its whole history, figures with the reason for each gap', async () => {
  const detail = detailOf(
    { state: 'published', remoteUrl: 'https://bsky.app/profile/lea.test/post/3k', publishedAt: at('17:30:02'), verifiedAt: at('17:31:04') },
    {
      attempts: [
        {
          id: sampleId('att', 1),
          number: 1,
          startedAt: at('17:30:00'),
          finishedAt: at('17:30:02'),
          outcome: 'accepted',
          operationId: '3kabc',
          fingerprint: 'f00d',
          safety: 'reconcile',
          httpStatus: 200,
          failure: null,
        },
      ],
      history: [
        { at: at('09:00:00'), from: null, to: 'scheduled', reason: 'planned', actor: 'Claire Marchand', failure: null },
        { at: at('17:30:00'), from: 'scheduled', to: 'sending', reason: 'due', actor: 'Coulisse', failure: null },
        { at: at('17:31:04'), from: 'published', to: 'published', reason: 'verified', actor: 'Coulisse', failure: null },
        {
          at: at('17:32:00'),
          from: 'published',
          to: 'published',
          reason: 'moon_rose',
          actor: 'Coulisse',
          failure: { code: 'FULL_MOON', data: {} },
        },
      ],
      metrics: [
        aReading({ at: at('18:00:00'), likes: 3, reposts: 0 }),
        aReading({ at: at('19:00:00'), likes: 12, reposts: 0, replies: 1, reach: 840, watchMs: 7200 }),
      ],
      replies: [
        {
          id: 'at://did:plc:fan/app.bsky.feed.post/3kr',
          author: 'fan.test',
          text: '<img src=x onerror=alert(1)> bravo',
          at: at('18:10:00'),
          url: 'https://bsky.app/r',
          liked: false,
          hidden: false,
          summons: null,
        },
      ],
    },
  )
  renderApp({ path, core: core(detail) })
  const known = await screen.findByText('Portée')
  expect(known.nextElementSibling?.textContent).toBe('840')
  expect(screen.getByText('Temps par vue').nextElementSibling?.textContent).toMatch(/^7/)
  // What the platform does not give and nobody has read is not listed for nothing.
  expect(screen.queryByText('Visites du profil')).toBeNull()
  expect(await screen.findByText('Vue en ligne sur la plateforme à 18:31:04.')).toBeTruthy()
  expect(screen.getByRole('link', { name: /Preuve.*bsky\.app/ }).getAttribute('href')).toBe('https://bsky.app/profile/lea.test/post/3k')
  expect(screen.getByText('Planifiée', { selector: 'span' })).toBeTruthy()
  expect(screen.getByText('par Claire Marchand')).toBeTruthy()
  expect(screen.getByText(/La plateforme a accepté · réponse en/)).toBeTruthy()
  expect(screen.getByText('moon rose')).toBeTruthy()
  expect(screen.getByText('12')).toBeTruthy()
  expect(screen.getByText('+9')).toBeTruthy()
  expect(await screen.findByLabelText('— La plateforme ne donne pas ce chiffre')).toBeTruthy()
  expect(screen.getAllByLabelText('— Pas encore relevé').length).toBeGreaterThan(0)
  expect(screen.getByText(/bravo/).textContent).toContain('<img src=x')
  expect(document.querySelector('img[src="x"]')).toBeNull()
  await expectAccessible()
})

test('a failed one says cause, what Coulisse will do and what one can do; trying again is one press', async () => {
  const retry = vi.fn(() => aPublication({ state: 'failed' }))
  const { user } = renderApp({
    path,
    core: core(
      detailOf({
        state: 'failed',
        nextTryAt: at('18:00:00'),
        failure: { code: 'RATE_LIMITED', data: { platform: 'bluesky', retryAt: '2026-03-12T18:00:00.000Z' } },
      }),
      { 'publications.retry': retry },
    ),
  })
  expect(await screen.findByText('Bluesky demande de patienter')).toBeTruthy()
  expect(screen.getByText(/Coulisse réessaiera automatiquement le 12 mars 2026, 19:00/)).toBeTruthy()
  expect(screen.getByText(/Prochain essai : jeu\. 12 mars 19:00:00/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Réessayer maintenant' }))
  await waitFor(() => expect(retry).toHaveBeenCalled())
  expect(await screen.findByText('Publication lancée')).toBeTruthy()
})

test('an ambiguous one says what is looked up and when, and takes a person’s word', async () => {
  const resolve = vi.fn((_input: unknown) => aPublication({ state: 'published' }))
  const { user } = renderApp({
    path,
    language: 'en',
    core: core(detailOf({ state: 'ambiguous', nextTryAt: at('17:35:00') }), { 'publications.resolve': resolve }),
  })
  expect(await screen.findByText('Sent, but the answer was lost')).toBeTruthy()
  expect(screen.getByText(/Next look: Thu,? 12 Mar 18:35:00/)).toBeTruthy()
  await user.keyboard('e')
  const dialog = await screen.findByRole('dialog', { name: 'What became of this publication?' })
  await user.click(within(dialog).getByRole('radio', { name: /^is there/ }))
  await user.click(within(dialog).getByRole('button', { name: 'Confirm' }))
  expect(await within(dialog).findByText('Paste the whole link (https://…).')).toBeTruthy()
  await user.type(within(dialog).getByRole('textbox', { name: 'Link of the publication' }), 'javascript:alert(1)')
  await user.click(within(dialog).getByRole('button', { name: 'Confirm' }))
  expect(resolve).not.toHaveBeenCalled()
  await user.clear(within(dialog).getByRole('textbox', { name: 'Link of the publication' }))
  await user.type(within(dialog).getByRole('textbox', { name: 'Link of the publication' }), 'https://bsky.app/p/1')
  await expectAccessible()
  await user.click(within(dialog).getByRole('button', { name: 'Confirm' }))
  await waitFor(() =>
    expect(resolve.mock.calls[0]?.[0]).toEqual({
      publicationId: sampleId('pub', 1),
      resolution: { is: 'published', url: 'https://bsky.app/p/1' },
    }),
  )
})

type Move = { publicationId: string; at: Publication['at'] }
const aBatch = 'bat_00000000-0000-7000-8000-000000000001'

/** A core that keeps where things are; `broken`: what stands against a time. */
const mover = (calls: unknown[], broken: (at: string) => BrokenRule[] = () => []) => {
  let detail = detailOf({})
  const before = detail.publication
  const set = (changes: Partial<Publication>): Publication => {
    detail = { ...detail, publication: { ...detail.publication, ...changes } }
    return detail.publication
  }
  return {
    ...core(detail),
    'publications.get': () => detail,
    'publications.list': () => ({ items: [detail.publication] }),
    'calendar.checkMoves': ({ moves }: { moves: Move[] }): CheckedMove[] =>
      moves.map((move) => ({ ...move, from: detail.publication.at, dueAt: instantOf(move.at), broken: broken(move.at.wall) })),
    'calendar.move': ({ moves, reason }: { moves: Move[]; reason?: string | undefined }) => {
      for (const { at: to } of moves) {
        calls.push({ wall: to.wall, zone: to.zone, reason })
        set({ at: to, dueAt: instantOf(to) })
      }
      return { done: moves.map(({ publicationId }) => publicationId), batchIds: [aBatch], blocked: [] }
    },
    'calendar.undo': ({ batchIds }: { batchIds: string[] }) => {
      calls.push(...batchIds)
      set({ at: before.at, dueAt: before.dueAt })
      return { restored: 1, left: 0 }
    },
    'publications.cancel': () => (calls.push('cancel'), set({ state: 'cancelled' })),
    'publications.restore': () => (calls.push('restore'), set({ state: 'scheduled' })),
  }
}

test('a scheduled one is moved, and cancelled with a way back', async () => {
  const calls: unknown[] = []
  const { user } = renderApp({ path, core: mover(calls) })
  await user.click(await screen.findByRole('button', { name: 'Déplacer' }))
  const dialog = await screen.findByRole('dialog', { name: 'Déplacer la publication' })
  await user.click(within(dialog).getByRole('spinbutton', { name: /^heure/i }))
  await user.keyboard('20')
  await expectAccessible()
  await user.click(within(dialog).getByRole('button', { name: 'Déplacer' }))
  await waitFor(() => expect(calls).toEqual([{ wall: '2026-03-12T20:30', zone: 'Europe/Paris' }]))
  expect(await screen.findByText(/Déplacée : .*20:30/)).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  await waitFor(() => expect(calls.at(-1)).toBe(aBatch))
  expect(await screen.findByText('1 publication remise à sa place')).toBeTruthy()

  await user.click(await screen.findByRole('button', { name: 'Plus d’actions' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Annuler la publication' }))
  expect(await screen.findByText('Annulée', { selector: 'p' })).toBeTruthy()
  await user.click((await screen.findAllByRole('button', { name: 'Défaire' }))[0] as HTMLElement)
  await waitFor(() => expect(calls.at(-1)).toBe('restore'))
})

const quiet = aBrokenRule('quiet', { range: { from: '02:00', to: '06:00' }, zone: 'Europe/Paris' })

test('a move that breaks the plan says so and wants a reason, here as on the calendar', async () => {
  const calls: unknown[] = []
  const { user } = renderApp({ path, core: mover(calls, (wall) => (wall.endsWith('T03:30') ? [quiet] : [])) })
  await user.click(await screen.findByRole('button', { name: 'Déplacer' }))
  const dialog = await screen.findByRole('dialog', { name: 'Déplacer la publication' })
  await user.click(within(dialog).getByRole('spinbutton', { name: /^jour/i }))
  await user.keyboard('13')
  await user.click(within(dialog).getByRole('spinbutton', { name: /^heure/i }))
  await user.keyboard('03')
  await user.click(within(dialog).getByRole('button', { name: 'Déplacer' }))
  const asking = await screen.findByRole('dialog', { name: 'Ce déplacement enfreint le plan' })
  expect(within(asking).getByText('Heures creuses : 02:00 – 06:00 (Paris).')).toBeTruthy()
  expect(calls).toEqual([])
  await expectAccessible()

  // Given up, the time can be chosen anew.
  await user.click(within(asking).getByRole('button', { name: 'Annuler' }))
  expect(await screen.findByRole('dialog', { name: 'Déplacer la publication' })).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Déplacer' }))
  const again = await screen.findByRole('dialog', { name: 'Ce déplacement enfreint le plan' })
  await user.type(within(again).getByRole('textbox', { name: /Raison/ }), 'Direct de nuit')
  await user.click(within(again).getByRole('button', { name: 'Déplacer quand même' }))
  await waitFor(() => expect(calls).toEqual([{ wall: '2026-03-13T03:30', zone: 'Europe/Paris', reason: 'Direct de nuit' }]))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  await waitFor(() => expect(calls.at(-1)).toBe(aBatch))
})

test('what was refused waits for an approval again, which undo cannot unsay', async () => {
  const calls: unknown[] = []
  const vetoed = detailOf({ state: 'vetoed' })
  const { user } = renderApp({ path, language: 'en', core: { ...mover(calls), 'publications.get': () => vetoed } })
  await user.click(await screen.findByRole('button', { name: 'Ask for approval again' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Ask again' }))
  expect(await screen.findByText(/Asked again for .*18:30/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('deleting on the platform names what is lost and asks for the handle', async () => {
  const remove = vi.fn(() => aPublication({ state: 'published', removedAt: at('20:00:00') }))
  const { user } = renderApp({
    path,
    core: core(detailOf({ state: 'published', verifiedAt: at('17:31:04') }), { 'publications.remove': remove }),
  })
  await user.click(await screen.findByRole('button', { name: 'Plus d’actions' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Supprimer de la plateforme' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(within(dialog).getByText(/ses réponses/)).toBeTruthy()
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Supprimer' }).disabled).toBe(true)
  await user.type(within(dialog).getByRole('textbox'), 'lea.test')
  await user.click(within(dialog).getByRole('button', { name: 'Supprimer' }))
  await waitFor(() => expect(remove).toHaveBeenCalled())
})

test('a model reads it all and is offered no act', async () => {
  renderApp({
    path,
    core: {
      ...core(detailOf({ state: 'failed', failure: { code: 'OFFLINE', data: {} } })),
      'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }),
    },
  })
  expect(await screen.findByText('Pas de connexion à Internet')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Réessayer maintenant' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Plus d’actions' })).toBeNull()
  await expectAccessible()
})

test('a thread that is partly out says how much, which parts and what to do, and leaves the rest to a press', async () => {
  const detail = detailOf(
    {
      platform: 'x',
      kind: 'text',
      state: 'failed',
      thread: { texts: ['Deux', 'Trois', 'Quatre'], parts: 4, out: 2 },
      failure: { code: 'PLATFORM_REJECTED', data: { platform: 'x', reason: 'not_allowed' } },
    },
    {
      post: aPost({ text: 'Un', thread: ['Deux', 'Trois', 'Quatre'] }),
      parts: [1, 2].map((number) => ({ number, url: `https://x.com/lea/status/${number}`, publishedAt: at(`17:30:0${number}`) })),
    },
  )
  const retried: unknown[] = []
  const { user } = renderApp({
    path,
    core: core(detail, {
      'publications.retry': (input) => {
        retried.push(input)
        return detail.publication
      },
    }),
  })
  expect(await screen.findByText('2 parties sur 4 sont publiées')).toBeTruthy()
  const parts = within(screen.getByRole('heading', { name: 'Fil' }).closest('section') as HTMLElement).getAllByRole('listitem')
  expect(parts.map(({ textContent }) => /Pas publiée/.test(textContent ?? ''))).toEqual([false, false, true, true])
  expect(
    within(parts[1] as HTMLElement)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe('https://x.com/lea/status/2')
  expect(within(screen.getByRole('list', { name: 'Suite du fil' })).getAllByRole('listitem')).toHaveLength(3)
  expect(screen.getByRole('button', { name: 'Publier la suite' })).toBeTruthy()
  await expectAccessible()
  expect(retried).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Publier la suite' }))
})

const theReply = {
  id: 'at://did:plc:fan/app.bsky.feed.post/3kr',
  author: 'fan.test',
  text: 'Bravo',
  at: at('18:10:00'),
  url: 'https://bsky.app/r',
  liked: false,
  hidden: false,
  summons: null,
}
const anInteraction = (changes: Partial<Interaction> = {}): Interaction => ({
  id: sampleId('int', 1),
  publicationId: sampleId('pub', 1),
  accountId: sampleId('acc', 1),
  accountHandle: 'lea.test',
  act: 'answer',
  replyId: theReply.id,
  text: null,
  takesBack: null,
  takenBackAt: null,
  state: 'done',
  stateSince: at('18:20:00'),
  nextLookAt: null,
  failure: null,
  url: null,
  doneAt: at('18:20:00'),
  by: 'Claire Marchand',
  ...changes,
})
const counted = ({ content, accountIds }: { content: { text: string }; accountIds: string[] }) => ({
  kind: 'text',
  counts: accountIds.map((accountId) => ({ accountId, used: content.text.length, max: 300 })),
  problems: [],
})

test('answers a reply once however often it is pressed, keeps the words that were not taken, and says where the answer stands', async () => {
  const asked: { text?: string; requestKey: string }[] = []
  let ledger: Interaction[] = []
  const detail = detailOf({ state: 'published', remoteUrl: 'https://bsky.app/p' }, { replies: [theReply] })
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const act = vi.fn<(input: never) => unknown>(async (input) => {
    asked.push(input)
    await answered
    const { text } = input as { text: string }
    const state = asked.length === 1 ? ('refused' as const) : ('unknown' as const)
    const failure = state === 'refused' ? { code: 'HELD', data: { by: 'Ada' } } : { code: 'OUTCOME_UNKNOWN', data: {} }
    const one = anInteraction({
      id: sampleId('int', asked.length),
      text,
      state,
      failure,
      doneAt: null,
      nextLookAt: state === 'unknown' ? at('18:21:00') : null,
    })
    ledger = [...ledger, one]
    return one
  })
  const { user } = renderApp({
    path,
    core: core(detail, { 'interactions.list': () => ledger, 'interactions.act': act, 'posts.check': counted }),
  })
  const acts = await screen.findByRole('group', { name: 'Agir sur la réponse de @fan.test' })
  await user.click(within(acts).getByRole('button', { name: 'Répondre' }))
  const box = screen.getByRole('textbox', { name: 'Répondre à @fan.test' })
  expect(screen.getByRole('button', { name: 'Envoyer la réponse' }).hasAttribute('disabled')).toBe(true)
  await user.type(box, 'Merci !')
  expect(await screen.findByText('7 / 300')).toBeTruthy()
  await expectAccessible()
  await user.dblClick(screen.getByRole('button', { name: 'Envoyer la réponse' }))
  await waitFor(() => expect(asked).toHaveLength(1))
  answer()
  expect(await screen.findByText(/Pas partie/)).toBeTruthy()
  expect(asked).toHaveLength(1)
  expect(box).toHaveProperty('value', 'Merci !')
  await user.click(screen.getByRole('button', { name: 'Envoyer la réponse' }))
  expect(await screen.findByText(/Pas encore sûr que ce soit parti/)).toBeTruthy()
  expect(asked.map(({ text }) => text)).toEqual(['Merci !', 'Merci !'])
  expect(asked[0]?.requestKey).not.toBe(asked[1]?.requestKey)
  expect(screen.queryByRole('textbox', { name: 'Répondre à @fan.test' })).toBeNull()
})

test('likes and takes it back, reposts as another account, and gives the reason for what the platform does not give', async () => {
  const detail = detailOf({ state: 'published', remoteUrl: 'https://bsky.app/p' }, { replies: [theReply] })
  let ledger: Interaction[] = []
  const other = anAccount({ id: sampleId('acc', 2), handle: 'relais.test' })
  const act = vi.fn<(input: never) => unknown>((input) => {
    const one = anInteraction({ id: sampleId('int', ledger.length + 1), ...(input as Partial<Interaction>) })
    ledger = [...ledger, one]
    return one
  })
  const takeBack = vi.fn<(input: never) => unknown>((input) => {
    const { interactionId } = input as { interactionId: string }
    ledger = ledger.map((one) => (one.id === interactionId ? { ...one, takenBackAt: at('18:30:00') } : one))
    return anInteraction({ act: 'like', takesBack: interactionId })
  })
  const source = { source: 'https://docs.example.test', readOn: '2026-03-01' }
  const missing = aPlatform({ notOffered: [{ what: 'comments', why: 'other_access', ...source }] })
  const { user } = renderApp({
    path,
    core: core(detail, {
      'platforms.list': () => [missing],
      'accounts.list': () => [anAccount(), other],
      'interactions.list': () => ledger,
      'interactions.act': act,
      'interactions.takeBack': takeBack,
    }),
  })
  await user.click(await screen.findByRole('button', { name: 'Aimer' }))
  await user.click(await screen.findByRole('button', { name: 'Ne plus aimer' }))
  expect(await screen.findByRole('button', { name: 'Aimer' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Republier avec @relais.test' }))
  expect(await screen.findByRole('button', { name: 'Annuler la republication de @relais.test' })).toBeTruthy()
  expect(act.mock.calls.map(([input]) => input)).toMatchObject([
    { act: 'like', replyId: theReply.id, accountId: detail.publication.accountId },
    { act: 'repost', replyId: null, accountId: other.id },
  ])
  expect(screen.getByText(/Demande une autre API/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Masquer' })).toBeNull()
  await expectAccessible()
})

test('a model sees the replies, and nothing to press about them', async () => {
  const detail = detailOf({ state: 'published', remoteUrl: 'https://bsky.app/p' }, { replies: [theReply] })
  renderApp({ path, core: core(detail, { 'session.current': () => aMe({ role: 'model' }) }) })
  expect(await screen.findByText('Bravo')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Aimer' })).toBeNull()
  expect(screen.queryByText('Republier avec un autre compte')).toBeNull()
})

test('of figures that a platform withholds it is said why, and when it was asked', async () => {
  const detail = detailOf(
    { state: 'published', publishedAt: at('17:30:02') },
    {
      metrics: [aReading({ at: at('18:30:00'), likes: 3 })],
      withheld: { why: 'too_few_people', at: at('18:30:00') },
    },
  )
  const metrics = { post: ['likes', 'views'] as const, followers: false }
  renderApp({
    path: `/publications/${detail.publication.id}`,
    core: { ...core(detail), 'platforms.list': () => [aPlatform({ metrics: { ...metrics, post: [...metrics.post] } })] },
  })
  const why = 'La plateforme attend que plus de personnes aient vu la publication.'
  expect(await screen.findByRole('button', { name: new RegExp(`— ${why}`) })).toBeTruthy()
  expect(screen.getByText(new RegExp(why), { selector: 'p' })).toBeTruthy()
  // What it never gives is another matter.
  expect(screen.getAllByRole('button', { name: /— La plateforme ne donne pas ce chiffre/ }).length).toBeGreaterThan(0)
})

test('a publication has its score with what it is made of, and how its figures came in as a chart and a table', async () => {
  const detail = detailOf(
    { state: 'published', publishedAt: at('17:30:02') },
    { metrics: [aReading({ at: at('19:30:00'), likes: 40 }), aReading({ at: at('17:35:00'), likes: 3 })] },
  )
  const { user } = renderApp({
    path,
    core: {
      ...core(detail),
      'analytics.score': () => ({
        score: 71.4,
        stage: 'h24',
        sample: 12,
        least: 5,
        parts: [{ criterion: 'engagement', weight: 50, share: 1, part: 71.4, value: 40, usual: 25, unit: 'interactions', sample: 12 }],
        neighbours: [],
      }),
    },
  })
  const score = within(await screen.findByRole('region', { name: 'Note' }))
  expect(await score.findByText('71 sur 100')).toBeTruthy()
  expect(score.getByText(/40 réactions, d’habitude 25 réactions/)).toBeTruthy()
  const course = within(await screen.findByRole('region', { name: 'Évolution depuis la parution' }))
  await user.click(course.getByRole('button', { name: 'Tableau' }))
  expect(
    course
      .getAllByRole('row')
      .map((row) => row.textContent)
      .join(' '),
  ).toMatch(/J’aime.*18:353 .*20:3040$/)
  await expectAccessible()
})
