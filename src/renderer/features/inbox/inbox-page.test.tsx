import { act as inAct, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Interaction } from '../../../contract/interactions.ts'
import type { InboxItem } from '../../../contract/inbox.ts'
import type { ScriptRun } from '../../../contract/scripts.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aPlatform, sampleId, sampleNow } from '../../testing/samples.ts'
import { aStream } from '../../testing/a-stream.ts'

const source = { source: 'https://example.test/limits', readOn: '2026-11-29' }
const platform = aPlatform({
  inbox: { mentions: source, messages: { hours: 24, text: { unit: 'graphemes', max: 40 }, ...source }, conversations: source },
  interactions: (['like', 'answer', 'message'] as const).map((act) => ({ act, undo: true, ...source })),
})

const anItem = (number: number, changes: Partial<InboxItem> = {}): InboxItem => ({
  id: sampleId('inb', number),
  creatorId: sampleId('crt', 1),
  creatorName: 'Léa Marchand',
  accountId: sampleId('acc', 1),
  accountHandle: 'lea.test',
  platform: platform.id,
  kind: 'mention',
  url: 'https://example.test/1',
  author: `fan${number}.test`,
  authorName: null,
  text: `Bonjour ${number}`,
  at: sampleNow,
  state: 'new',
  doneBy: null,
  doneAt: null,
  assigned: null,
  liked: false,
  hidden: false,
  summons: null,
  answered: null,
  publicationId: null,
  judged: null,
  tags: [],
  ...changes,
})

const anInteraction = (changes: Partial<Interaction> = {}): Interaction => ({
  id: sampleId('int', 1),
  publicationId: null,
  accountId: sampleId('acc', 1),
  accountHandle: 'lea.test',
  act: 'answer',
  replyId: 'at://fan/1',
  text: null,
  takesBack: null,
  takenBackAt: null,
  state: 'done',
  stateSince: sampleNow,
  nextLookAt: null,
  failure: null,
  url: null,
  doneAt: sampleNow,
  by: 'Alix',
  ...changes,
})

const core = (items: InboxItem[], told: [string, unknown][] = [], more: Answers = {}): Answers => ({
  'creators.list': () => [aCreator()],
  'platforms.list': () => [platform],
  'inbox.count': () => ({ fresh: items.length, mine: 0 }),
  'inbox.tags': () => ['À accueillir', 'VIP'],
  'inbox.colleagues': () => [
    { id: sampleId('usr', 1), name: 'Alix' },
    { id: sampleId('usr', 2), name: 'Morgan' },
  ],
  'inbox.sources': () => [
    {
      accountId: sampleId('acc', 1),
      accountHandle: 'lea.test',
      platform: platform.id,
      readAt: sampleNow,
      mentions: { failure: null },
      comments: null,
      messages: { failure: null },
      followers: { failure: null },
    },
  ],
  'inbox.list': (input) => {
    told.push(['list', input])
    return { items }
  },
  'inbox.get': ({ itemId }) => {
    const item = items.find(({ id }) => id === itemId) ?? anItem(9)
    const line = {
      itemId,
      kind: item.kind,
      author: item.author,
      own: false,
      text: item.text,
      at: item.at,
      url: item.url,
      interactionId: null,
    }
    return { item, lines: [line], interactions: [] }
  },
  'inbox.people': () => [
    { id: sampleId('usr', 1), name: 'Alix' },
    { id: sampleId('usr', 2), name: 'Morgan' },
  ],
  'inbox.setDone': (input) => {
    told.push(['done', input])
    return { changed: input.itemIds }
  },
  'inbox.assign': (input) => {
    told.push(['assign', input])
    return { changed: input.itemIds }
  },
  'inbox.act': (input) => {
    told.push([input.act, input])
    return anInteraction({ act: input.act, text: input.text ?? null })
  },
  'posts.check': ({ content }) => ({
    kind: 'text',
    problems: [],
    counts: [{ accountId: sampleId('acc', 1), used: content.text.length, max: 300 }],
  }),
  'savedReplies.list': () => [{ id: sampleId('sav', 1), creatorId: null, name: 'Merci', text: 'Merci {name} !' }],
  ...more,
})

const fails = (): never => {
  throw refusal('INTERNAL', { id: 'x' })
}
const rowOf = (text: RegExp) => screen.findByRole('row', { name: text })

test('what is typed before the conversation is there becomes the answer, and no letter is taken for an act', async () => {
  const told: [string, unknown][] = []
  const items = [anItem(1)]
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const get = core(items)['inbox.get']
  const { user } = renderApp({
    path: '/inbox',
    core: core(items, told, {
      'inbox.get': async (input, ...rest) => {
        await promise
        return (get as NonNullable<typeof get>)(input, ...rest)
      },
    }),
  })
  await rowOf(/Mention de @fan1\.test/)
  await user.keyboard('j')
  await user.keyboard('rnelle ')
  resolve(undefined)
  const answer = await screen.findByRole('textbox', { name: /Votre réponse à @fan1\.test/ })
  await user.keyboard('a ri')
  expect((answer as HTMLTextAreaElement).value).toBe('nelle a ri')
  expect(told.filter(([what]) => what !== 'list')).toEqual([])
})

test('an answer begun is there again after other conversations, other pages and a reload, and gone once sent', async () => {
  sessionStorage.clear()
  const told: [string, unknown][] = []
  const items = [anItem(1), anItem(2)]
  const answerTo = (name: RegExp) => screen.findByRole<HTMLTextAreaElement>('textbox', { name })
  const first = renderApp({ path: '/inbox', core: core(items, told) })
  await first.user.click(await rowOf(/Mention de @fan1\.test/))
  await first.user.type(await answerTo(/Votre réponse à @fan1\.test/), 'Merci à toi')
  await first.user.click(await rowOf(/Mention de @fan2\.test/))
  expect((await answerTo(/Votre réponse à @fan2\.test/)).value).toBe('')
  await first.user.click(await rowOf(/Mention de @fan1\.test/))
  expect((await answerTo(/Votre réponse à @fan1\.test/)).value).toBe('Merci à toi')
  first.unmount()
  const again = renderApp({ path: '/inbox', core: core(items, told) })
  await again.user.click(await rowOf(/Mention de @fan1\.test/))
  const area = await answerTo(/Votre réponse à @fan1\.test/)
  expect(area.value).toBe('Merci à toi')
  await again.user.click(screen.getByRole('button', { name: 'Envoyer' }))
  await waitFor(() => expect(told).toContainEqual(['answer', expect.objectContaining({ text: 'Merci à toi' })]))
  await again.user.click(await rowOf(/Mention de @fan2\.test/))
  await again.user.click(await rowOf(/Mention de @fan1\.test/))
  expect((await answerTo(/Votre réponse à @fan1\.test/)).value).toBe('')
})

test('goes through what was said by keys: answers, likes, gives it to somebody, and it is done', async () => {
  const told: [string, unknown][] = []
  const { user } = renderApp({ path: '/inbox', core: core([anItem(1), anItem(2, { kind: 'message', url: null })], told) })
  await rowOf(/Mention de @fan1\.test/)
  await user.keyboard('j')
  const conversation = await screen.findByRole('region', { name: /Conversation avec @fan1\.test/ })
  expect(within(conversation).getByText('Bonjour 1')).toBeTruthy()
  await user.keyboard('l')
  await waitFor(() => expect(told.map(([what]) => what)).toContain('like'))
  await user.keyboard('a')
  await user.click(await screen.findByRole('button', { name: 'Morgan' }))
  await waitFor(() => expect(told).toContainEqual(['assign', { itemIds: [sampleId('inb', 1)], userId: sampleId('usr', 2) }]))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.keyboard('r')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Votre réponse à @fan1\.test/ })))
  await user.keyboard('Merci{Control>}{Enter}{/Control}')
  await waitFor(() => expect(told).toContainEqual(['answer', expect.objectContaining({ itemId: sampleId('inb', 1), text: 'Merci' })]))
  ;(document.activeElement as HTMLElement).blur()
  await user.keyboard('e')
  await waitFor(() => expect(told).toContainEqual(['done', { itemIds: [sampleId('inb', 1)], done: true }]))
  await user.keyboard('j')
  expect(await screen.findByRole('region', { name: /Conversation avec @fan2\.test/ })).toBeTruthy()
  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Raccourcis clavier' })
  for (const act of ['Répondre', 'Marquer comme fait', 'Confier']) expect(within(sheet).getByText(act)).toBeTruthy()
})

test('a message is answered by a message, with a saved reply filled in; after a day the platform takes none', async () => {
  const told: [string, unknown][] = []
  const message = anItem(1, { kind: 'message', url: null, authorName: 'Zoé' })
  const late = anItem(2, { kind: 'message', at: new Date(sampleNow.getTime() - 25 * 3_600_000) })
  const { user } = renderApp({ path: '/inbox', core: core([message, late], told) })
  await user.click(await rowOf(/Message de @fan1\.test/))
  await user.click(await screen.findByRole('button', { name: 'Réponses enregistrées' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Merci' }))
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Votre réponse/ }).value).toBe('Merci Zoé !')
  await user.click(screen.getByRole('button', { name: 'Envoyer' }))
  await waitFor(() => expect(told).toContainEqual(['message', expect.objectContaining({ text: 'Merci Zoé !' })]))
  await user.click(await rowOf(/Message de @fan2\.test/))
  expect(await screen.findByText(/Plus de 24 heures/)).toBeTruthy()
  expect(screen.queryByRole('textbox', { name: /Votre réponse/ })).toBeNull()
})

test('says that a script holds the conversation, takes it over by a key, and begins one', async () => {
  const told: [string, unknown][] = []
  const message = anItem(1, { kind: 'message', url: null })
  const going: ScriptRun = {
    id: sampleId('srn', 1),
    scriptId: sampleId('scr', 1),
    scriptName: 'Accueil',
    creatorId: message.creatorId,
    creatorName: message.creatorName,
    accountId: message.accountId,
    accountHandle: message.accountHandle,
    platform: message.platform,
    person: message.author,
    personName: null,
    itemId: message.id,
    startedAt: sampleNow,
    startedBy: null,
    phase: 'listening',
    step: 2,
    steps: 4,
    said: 1,
    nextAt: null,
    heldBy: null,
    ended: null,
    toCopy: null,
  }
  let run: ScriptRun | null = going
  const { user } = renderApp({
    path: '/inbox',
    core: core([message], told, {
      'scripts.ofItem': () => ({ run, offered: run?.ended ? [{ id: going.scriptId, name: 'Accueil' }] : [] }),
      'scripts.takeOver': (input) => {
        told.push(['takeOver', input])
        run = { ...going, phase: null, step: null, ended: { at: sampleNow, reason: 'taken_over', detail: 'Claire' } }
        return run
      },
      'scripts.start': (input) => {
        told.push(['start', input])
        return going
      },
    }),
  })
  await user.click(await rowOf(/Message de @fan1\.test/))
  expect(await screen.findByText(/Le scénario « Accueil » mène cette conversation/)).toBeTruthy()
  expect(screen.getByText('Étape 2 sur 4 · attend une réponse')).toBeTruthy()
  await expectAccessible()
  await user.keyboard('t')
  await waitFor(() => expect(told).toContainEqual(['takeOver', { runId: going.id }]))
  expect(await screen.findByText(/la conversation a été reprise à la main/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Lancer un scénario' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Accueil' }))
  await waitFor(() => expect(told).toContainEqual(['start', { itemId: message.id, scriptId: going.scriptId }]))
})

test('narrows the list, and says what to do where nothing is left, nothing is new or no account is read', async () => {
  const told: [string, unknown][] = []
  const { user, unmount } = renderApp({ path: '/inbox', core: core([], told) })
  expect(await screen.findByText('Rien de nouveau')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Toutes les sortes/ }))
  await user.click(await screen.findByRole('option', { name: 'Message' }))
  await waitFor(() => expect(told).toContainEqual(['list', expect.objectContaining({ kind: 'message', state: 'new' })]))
  await user.click(await screen.findByRole('button', { name: 'Effacer les filtres' }))
  expect(await screen.findByText('Rien de nouveau')).toBeTruthy()
  unmount()
  renderApp({ path: '/inbox', language: 'en', core: core([], [], { 'inbox.sources': () => [] }) })
  expect(await screen.findByText('No account to read')).toBeTruthy()
})

test('says so when the list or a conversation cannot be read', async () => {
  const { unmount } = renderApp({ path: '/inbox', core: core([], [], { 'inbox.list': fails }) })
  expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeTruthy()
  unmount()
  const { user } = renderApp({ path: '/inbox', core: core([anItem(1)], [], { 'inbox.get': fails }) })
  await user.click(await rowOf(/fan1/))
  expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeTruthy()
})

test.each(['fr', 'en'] as const)(
  'is accessible (%s)',
  async (language) => {
    const { user, container } = renderApp({
      path: '/inbox',
      language,
      core: core([anItem(1), anItem(2, { answered: { at: sampleNow, by: 'Alix' }, state: 'done' })]),
    })
    await user.click(await rowOf(/fan1/))
    await screen.findByRole('region', { name: /@fan1/ })
    await expectAccessible(container)
  },
  30_000,
)

test('says what a comment was found to be, with how sure; a person corrects it and takes that back', async () => {
  const told: [string, unknown][] = []
  const judged: NonNullable<InboxItem['judged']> = {
    language: { is: 'fr', sure: 0.999 },
    spam: { is: true, sure: 0.916 },
    sentiment: null,
    relevance: { is: false, sure: null },
  }
  const items = [anItem(1, { judged }), anItem(2, { judged: { ...judged, spam: null, relevance: null, language: null } })]
  const { user } = renderApp({
    path: '/inbox',
    core: core(items, told, {
      'inbox.correct': (input) => {
        told.push(['correct', input])
        return items[0] ?? anItem(1)
      },
    }),
  })
  const row = await rowOf(/Mention de @fan1\.test/)
  expect(within(row).getByRole('img', { name: 'Spam' })).toBeTruthy()
  await user.click(row)
  expect(await screen.findByText(/Spam, sûr à 91\s%/)).toBeTruthy()
  expect(screen.getByText(/Français, sûr à 99\s%/)).toBeTruthy()
  expect(screen.getByText(/Hors sujet, corrigé à la main/)).toBeTruthy()
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Corriger' }))
  expect(screen.queryByRole('menuitem', { name: /C’est du spam/ })).toBeNull()
  await user.click(await screen.findByRole('menuitem', { name: /Ce n’est pas du spam/ }))
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  const itemId = sampleId('inb', 1)
  await waitFor(() =>
    expect(told.filter(([what]) => what === 'correct').map(([, input]) => input)).toEqual([
      { itemId, correction: { aspect: 'spam', is: false } },
      { itemId, correction: { aspect: 'spam', is: null } },
    ]),
  )
  await user.click(await rowOf(/Mention de @fan2\.test/))
  expect(await screen.findByText(/rien d’assez sûr/)).toBeTruthy()
})

test('is narrowed to what is spam, negative or about the post', async () => {
  const told: [string, unknown][] = []
  const { user } = renderApp({ path: '/inbox', core: core([anItem(1)], told) })
  await rowOf(/Mention de @fan1\.test/)
  await user.click(screen.getByRole('button', { name: /Tri/ }))
  await user.click(await screen.findByRole('option', { name: 'Négatifs' }))
  await waitFor(() => expect(told.at(-1)).toEqual(['list', expect.objectContaining({ found: 'negative', state: 'new' })]))
})

test.each([
  ['fr', 'D’avant la connexion', /Dit avant que ce compte soit connecté ici/, 'Remettre en attente'],
  ['en', 'From before', /Said before this account was connected here/, 'Put back'],
] as const)(
  'finds what was said before the account was connected, says so, and takes it up again (%s)',
  async (language, name, note, again) => {
    const told: [string, unknown][] = []
    const { user } = renderApp({ path: '/inbox', language, core: core([anItem(1, { state: 'earlier' })], told) })
    await screen.findAllByRole('row')
    await user.click(screen.getByRole('button', { name: language === 'fr' ? /État/ : /State/ }))
    await user.click(await screen.findByRole('option', { name: new RegExp(name.replaceAll(/[  ]/g, '.')) }))
    await waitFor(() => expect(told.at(-1)).toEqual(['list', expect.objectContaining({ state: 'earlier' })]))
    await user.click(await rowOf(/fan1/))
    expect(await screen.findByText(note)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: new RegExp(again) }))
    await waitFor(() => expect(told).toContainEqual(['done', { itemIds: [sampleId('inb', 1)], done: false }]))
  },
)

test('goes on from where the one stood that was done and has left the list', async () => {
  let items = [1, 2, 3, 4].map((number) => anItem(number))
  const { user } = renderApp({
    path: '/inbox',
    core: core(items, [], {
      'inbox.list': () => ({ items }),
      'inbox.setDone': ({ itemIds }) => {
        items = items.filter(({ id }) => !itemIds.includes(id))
        return { changed: itemIds }
      },
    }),
  })
  await rowOf(/fan1/)
  await user.keyboard('jj')
  await screen.findByRole('button', { name: 'Marquer comme fait' })
  await user.keyboard('e')
  await waitFor(() => expect(screen.queryByRole('row', { name: /fan2/ })).toBeNull())
  await user.keyboard('j')
  expect(screen.getByRole('row', { selected: true }).getAttribute('aria-label')).toMatch(/fan3/)
  await user.keyboard('k')
  expect(screen.getByRole('row', { selected: true }).getAttribute('aria-label')).toMatch(/fan1/)
})

test('what is said meanwhile is one page read again, and nobody pays again for a conversation that was read', async () => {
  const stream = aStream()
  const page = (from: number): InboxItem[] => Array.from({ length: 100 }, (_, at) => anItem(from + at))
  const asked: unknown[] = []
  const more: InboxItem[] = []
  let read = 0
  const { user } = renderApp({
    path: '/inbox',
    core: core(page(1), [], {
      'events.watch': stream.open,
      'inbox.list': ({ cursor }) => {
        asked.push(cursor)
        if (cursor === undefined) return { items: [...more, ...page(1)].slice(0, 100), next: 'second' }
        return cursor === 'second' ? { items: page(101), next: 'third' } : { items: page(201) }
      },
      'inbox.readConversation': () => {
        read += 1
        return []
      },
    }),
  })
  await user.click(await rowOf(/@fan1\.test/))
  await user.click(await screen.findByRole('button', { name: 'Lire toute la conversation' }))
  await waitFor(() => expect(read).toBe(1))
  await waitFor(() => expect(stream.isHeard()).toBe(true))
  asked.length = 0
  more.push(anItem(500))
  inAct(() => stream.say({ kind: 'inbox.changed', creatorId: sampleId('crt', 1) }))
  expect(await rowOf(/@fan500\.test/)).toBeTruthy()
  expect(asked).toEqual([undefined])
  expect(read).toBe(1)
})

test('an account that nothing is read of is not offered to narrow the list by', async () => {
  const sourceOf = (number: number, there: 'bluesky' | 'instagram' | 'tiktok' | 'onlyfans', handle: string, isRead: boolean) => ({
    accountId: sampleId('acc', number),
    accountHandle: handle,
    platform: there,
    readAt: null,
    mentions: null,
    comments: isRead ? { failure: there === 'instagram' ? 'NOT_SUPPORTED' : null } : null,
    messages: null,
    followers: null,
  })
  const sources = [
    sourceOf(1, 'bluesky', 'lea.test', true),
    sourceOf(2, 'instagram', 'lea.insta', true),
    sourceOf(3, 'tiktok', 'lea.tok', false),
    sourceOf(4, 'onlyfans', 'lea.of', false),
  ]
  const { user } = renderApp({ path: '/inbox', language: 'en', core: core([anItem(1)], [], { 'inbox.sources': () => sources }) })
  expect(await screen.findByText(/@lea\.insta · comments · the connection does not open them/)).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: /Platform/ }))
  const options = within(await screen.findByRole('listbox'))
  expect(options.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Every platform', 'Bluesky', 'Instagram'])
})

test('what carries a tag is looked for, by keys alone', async () => {
  const asked: unknown[] = []
  const tagged = { 'inbox.list': (input: { tag?: string | undefined }) => (asked.push(input.tag), { items: [] }) }
  const { user } = renderApp({ path: '/inbox', core: core([], [], tagged) })
  const choice = await screen.findByRole('button', { name: /Étiquette/ })
  choice.focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('option', { name: 'VIP' })
  await user.keyboard('{End}{Enter}')
  await waitFor(() => expect(asked.at(-1)).toBe('VIP'))
  expect(choice.textContent).toContain('VIP')
})

test('is narrowed to what a colleague has in hand', async () => {
  const told: [string, unknown][] = []
  const { user } = renderApp({ path: '/inbox', core: core([anItem(1)], told) })
  await rowOf(/fan1/)
  await user.click(screen.getByRole('button', { name: /Responsable/ }))
  const options = within(await screen.findByRole('listbox'))
  expect(options.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Tout le monde', 'À moi', 'À personne', 'Morgan'])
  await user.click(options.getByRole('option', { name: 'Morgan' }))
  await waitFor(() => expect(told.at(-1)).toEqual(['list', expect.objectContaining({ assignedTo: sampleId('usr', 2) })]))
})

test('what is answered is brought into sight', async () => {
  const seen: (string | null)[] = []
  const before = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollIntoView')
  Object.assign(Element.prototype, {
    scrollIntoView(this: Element) {
      seen.push(this.getAttribute('aria-current'))
    },
  })
  try {
    const { user } = renderApp({ path: '/inbox', core: core([anItem(1)]) })
    await rowOf(/fan1/)
    await user.keyboard('j')
    await screen.findByRole('region', { name: /Conversation/ })
    await waitFor(() => expect(seen).toContain('true'))
  } finally {
    if (before) Object.defineProperty(Element.prototype, 'scrollIntoView', before)
  }
})
