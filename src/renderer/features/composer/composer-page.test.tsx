import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Advice } from '../../../contract/advice.ts'
import type { Post, PostContent, Problem } from '../../../contract/posts.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aDetail, aMe, anAccount, anAsset, aPlatform, aPost, aPublication, sampleId, sampleNow } from '../../testing/samples.ts'
import { countGraphemes } from '../../lib/graphemes.ts'

vi.setConfig({ testTimeout: 120_000 })

const problem = (rule: string, data: Problem['data'] = {}, accountId: string | null = null): Problem => ({
  accountId,
  platform: accountId === null ? null : 'bluesky',
  severity: 'error',
  rule,
  data,
})

/** A core that keeps posts, counts as Bluesky does and wants descriptions. */
const keeper = (calls: string[] = [], posts: Post[] = []) => {
  const kept = (content: PostContent, base: Post): Post => ({
    ...base,
    text: content.text,
    languages: content.languages,
    labels: content.labels,
    assets: content.assets.map(({ assetId, alt }) => ({ asset: anAsset({ id: assetId }), alt })),
  })
  return {
    'creators.list': () => [aCreator()],
    'accounts.list': () => [anAccount(), anAccount({ id: sampleId('acc', 2), handle: 'lea2.test' })],
    'platforms.list': () => [aPlatform()],
    'posts.list': () => ({ items: posts }),
    'posts.get': ({ postId }: { postId: string }) => posts.find(({ id }) => id === postId) as Post,
    'posts.create': ({ content }: { content: PostContent }) => {
      calls.push('create')
      const post = kept(content, aPost({ id: sampleId('pst', posts.length + 7) }))
      posts.push(post)
      return post
    },
    'posts.update': ({ postId, content }: { postId: string; content: PostContent }) => {
      calls.push('update')
      const index = posts.findIndex(({ id }) => id === postId)
      posts[index] = kept(content, posts[index] as Post)
      return posts[index]
    },
    'posts.check': ({ content, accountIds }: { content: PostContent; accountIds: string[] }) => ({
      kind: 'text' as const,
      counts: accountIds.map((accountId) => ({ accountId, used: countGraphemes(content.text), max: 300 })),
      problems: [
        ...(countGraphemes(content.text) > 300
          ? accountIds.map((id) => problem('text.too_long', { actual: countGraphemes(content.text), allowed: 300 }, id))
          : []),
        ...content.assets.filter(({ alt }) => alt === '').map(() => problem('alt.missing', { file: 'loge.jpg' })),
      ],
    }),
    'posts.schedule': (input: { at: { wall: string; zone: string }; accountIds: string[] }) => {
      calls.push(`schedule ${input.at.wall} ${input.at.zone} ${input.accountIds.length}`)
      return { publicationIds: input.accountIds.map((_, index) => sampleId('pub', index + 1)) }
    },
    'posts.publishNow': ({ accountIds }: { accountIds: string[] }) => {
      calls.push(`now ${accountIds.length}`)
      return { publicationIds: accountIds.map((_, index) => sampleId('pub', index + 1)) }
    },
    'media.upload': ({ fileName }: { fileName: string }) => {
      calls.push(`upload ${fileName}`)
      return anAsset({ id: sampleId('ast', calls.length), fileName })
    },
    'media.read': () => new File(['x'], 'x.webp', { type: 'image/webp' }),
    'publications.get': () => aDetail(),
    'publications.cancel': ({ publicationId }: { publicationId: string }) => {
      calls.push('cancel')
      return aPublication({ id: publicationId, state: 'cancelled' as const })
    },
  }
}

const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Texte' })
const paste = (area: HTMLElement, ...files: File[]) =>
  fireEvent.paste(area, { clipboardData: { files, types: ['Files'], getData: () => '' } })

test('writes, is saved by itself, takes a pasted picture with its description, and schedules with undo', async () => {
  const calls: string[] = []
  const { user, router } = renderApp({ path: '/posts/new', core: keeper(calls) })
  await user.click(await text())
  await user.paste('Bonsoir 👩‍👩‍👧 #loge')
  expect(screen.getByRole('meter', { name: 'Bluesky' }).getAttribute('aria-valuenow')).toBe('15')
  await waitFor(() => expect(router.state.location.search).toMatchObject({ draft: sampleId('pst', 7) }))
  expect(await screen.findByText(/Brouillon enregistré à/)).toBeTruthy()
  expect(
    within(screen.getByRole('article', { name: 'Aperçu Bluesky' }))
      .getByText('#loge')
      .getAttribute('data-part'),
  ).toBe('tag')

  paste(await text(), new File(['x'], 'loge.jpg', { type: 'image/jpeg' }))
  const alt = await screen.findByRole('textbox', { name: 'Description de l’image 1' })
  await waitFor(() => expect(calls).toContain('upload loge.jpg'))
  const toCorrect = await screen.findByRole('region', { name: 'À corriger' })
  const obstacle = within(toCorrect).getByText('Il manque la description de loge.jpg')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Planifier sur 2 comptes' }).disabled).toBe(true)
  await user.click(within(obstacle.parentElement as HTMLElement).getByRole('button', { name: /Y aller/ }))
  expect(document.activeElement).toBe(alt)
  await user.paste('Une loge vide')
  expect(await screen.findByText('Rien ne s’y oppose.')).toBeTruthy()
  await expectAccessible()

  await user.click(screen.getByRole('checkbox', { name: /lea2\.test/ }))
  const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Planifier' })
  await waitFor(() => expect(send.disabled).toBe(false))
  const isSchedule = (call: string) => call.startsWith('schedule')
  await user.dblClick(send)
  // The next full hour at least half an hour away, on the creator's clock.
  await waitFor(() => expect(calls).toContain('schedule 2026-03-12T11:00 Europe/Paris 1'))
  await waitFor(() => expect(router.state.location.pathname).toBe('/calendar'))
  expect(calls.filter(isSchedule)).toHaveLength(1)
  expect(router.state.location.search).toEqual({ inspect: sampleId('pub', 1) })
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  await waitFor(() => expect(calls).toContain('cancel'))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/posts/${sampleId('pst', 7)}`))
})

test('begins with the account, the day and the time that led to it', async () => {
  const calls: string[] = []
  const at = `account=${sampleId('acc', 2)}&at=2026-03-20T20%3A15&zone=America%2FNew_York`
  const { user } = renderApp({ path: `/posts/new?${at}`, core: keeper(calls) })
  await user.click(await text())
  await user.paste('Bonsoir')
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /lea2\.test/ }).checked).toBe(true)
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /lea\.test/ }).checked).toBe(false)
  const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Planifier' })
  await waitFor(() => expect(send.disabled).toBe(false))
  await user.click(send)
  await waitFor(() => expect(calls).toContain('schedule 2026-03-20T20:15 America/New_York 1'))
})

test('says what a platform still takes of an account today, where it is few and was not said too long ago', async () => {
  const later = new Date(sampleNow.getTime() + 3_600_000)
  const day = { name: 'posts_day', used: 47, limit: 50, resetsAt: later, holdsPosts: true }
  const accounts = [
    anAccount({ budgets: [day, { ...day, name: 'calls', used: 99, holdsPosts: false }] }),
    anAccount({ id: sampleId('acc', 2), handle: 'lea2.test', budgets: [{ ...day, resetsAt: new Date(0) }] }),
    anAccount({ id: sampleId('acc', 3), handle: 'lea3.test', budgets: [{ ...day, limit: 5000 }] }),
  ]
  const { user } = renderApp({ path: '/posts/new', core: { ...keeper(), 'accounts.list': () => accounts } })
  await user.click(await text())
  await user.paste('Bonsoir')
  const note = await screen.findByRole('region', { name: 'Ce que les plateformes prennent encore' })
  expect(within(note).getByText(/^@lea\.test.: 3 sur 50 · Publications/)).toBeTruthy()
  expect(within(note).getAllByRole('listitem')).toHaveLength(1)
})

test('over the limit it says by how much and on which account, and cannot be sent', async () => {
  const { user } = renderApp({ path: '/posts/new', core: keeper() })
  const area = await text()
  await user.click(area)
  await user.paste('é'.repeat(312))
  expect(await screen.findByText('12 de trop')).toBeTruthy()
  expect(await screen.findByText('Trop long pour Bluesky : raccourcissez-le, ou écrivez-y un autre texte.')).toBeTruthy()
  expect((await screen.findAllByText(/@lea\.test, @lea2\.test.*312 caractères, 300 au plus/)).length).toBeGreaterThan(0)
  await waitFor(() => expect(area.getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Planifier sur 2 comptes' }).disabled).toBe(true)
})

test('what nobody has approved is not sent now: that is said before, not after a countdown', async () => {
  const creators = [aCreator({ approval: 'model' })]
  const { user } = renderApp({ path: '/posts/new', core: { ...keeper(), 'creators.list': () => creators } })
  await user.click(await text())
  await user.paste('Bonsoir')
  await user.click(screen.getByRole('radio', { name: 'Maintenant' }))
  const errors = await screen.findByRole('region', { name: 'À corriger' })
  expect(within(errors).getByText(/Rien ne part sans accord/)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Publier maintenant' }).disabled).toBe(true)
  await user.click(screen.getByRole('radio', { name: 'À une heure choisie' }))
  await waitFor(() => expect(screen.queryByText(/Rien ne part sans accord/)).toBeNull())
})

test('two accounts of one name are told apart by their platform', async () => {
  const budgets = [{ name: 'posts_day', used: 47, limit: 50, resetsAt: new Date(sampleNow.getTime() + 3_600_000), holdsPosts: true }]
  const accounts = [
    anAccount({ handle: 'lea.marchand', budgets }),
    anAccount({ id: sampleId('acc', 2), handle: 'lea.marchand', platform: 'tiktok' }),
    anAccount({ id: sampleId('acc', 3), handle: 'lea3.test' }),
  ]
  const { user } = renderApp({ path: '/posts/new', core: { ...keeper(), 'accounts.list': () => accounts } })
  await user.click(await text())
  await user.paste('é'.repeat(312))
  const errors = await screen.findByRole('region', { name: 'À corriger' })
  expect(await within(errors).findByText(/^@lea\.marchand \(Bluesky\), @lea\.marchand \(TikTok\), @lea3\.test.:/)).toBeTruthy()
  const note = await screen.findByRole('region', { name: 'Ce que les plateformes prennent encore' })
  expect(within(note).getByText(/^@lea\.marchand \(Bluesky\).: 3 sur 50/)).toBeTruthy()
})

test('a text longer than core keeps is refused in words and never cut, and a reload keeps all of it', async () => {
  const calls: string[] = []
  const long = 'a'.repeat(20_050)
  const first = renderApp({ path: '/posts/new', core: keeper(calls) })
  await first.user.click(await text())
  await first.user.paste(long)
  expect((await screen.findAllByText(/20.050 caractères, 20.000 au plus.*Rien n’est coupé/)).length).toBeGreaterThan(0)
  expect((await text()).value).toBe(long)
  expect(screen.getByText('Non enregistré : trop long')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Planifier sur 2 comptes' }).disabled).toBe(true)
  expect(calls).toEqual([])
  await expectAccessible()
  first.unmount()
  renderApp({ path: `/posts/new?creator=${sampleId('crt', 1)}`, core: keeper(calls) })
  expect((await text()).value).toBe(long)
  fireEvent.change(await text(), { target: { value: 'court' } })
  await waitFor(() => expect(calls).toContain('create'))
})

test('nothing is foretold of a text that core would not take, not even what was foretold before', async () => {
  const core = {
    ...keeper(),
    'advice.predict': ({ accountIds }: { accountIds: string[] }) => ({
      report: {
        version: 1,
        at: sampleNow,
        learntFrom: 90,
        heldOn: 30,
        model: 8,
        account: 10,
        kind: 10,
        hour: 10,
        covered: 0.8,
        isBetter: true,
      },
      drafts: accountIds.map((accountId) => ({
        accountId,
        why: null,
        score: { score: 60, low: 40, high: 80 },
        effect: { effect: 0.2, low: -0.1, high: 0.5 },
      })),
    }),
  }
  const { user } = renderApp({ path: '/posts/new', core })
  await user.click(await text())
  await user.paste('Bonsoir')
  expect(await screen.findByRole('region', { name: 'Engagement attendu' })).toBeTruthy()
  await user.paste('a'.repeat(20_050))
  expect((await screen.findAllByText(/Rien n’est coupé/)).length).toBeGreaterThan(0)
  expect(screen.queryByRole('region', { name: 'Engagement attendu' })).toBeNull()
})

test('what Word and PDF put between lines becomes a line break, and is saved', async () => {
  const posts: Post[] = []
  renderApp({ path: '/posts/new', core: keeper([], posts) })
  fireEvent.change(await text(), { target: { value: 'un\u000bdeux\u000ctrois\u0007' } })
  await waitFor(() => expect(posts[0]?.text).toBe('un\ndeux\ntrois'))
})

test('more files than a post holds are left out, and that is said', async () => {
  const calls: string[] = []
  renderApp({ path: '/posts/new', core: keeper(calls) })
  paste(await text(), ...Array.from({ length: 37 }, (_, index) => new File(['x'], `${index}.jpg`, { type: 'image/jpeg' })))
  expect(await screen.findByText('2 fichiers laissés de côté : un contenu en tient 35 au plus')).toBeTruthy()
  expect(screen.getAllByRole('button', { name: /^Retirer / })).toHaveLength(35)
})

test('a mention of nobody is shown as plain text, with a note; one of somebody as a link', async () => {
  const asked: string[] = []
  const mentions = ({ text: sent }: { text: string }) => {
    asked.push(sent)
    return [
      { handle: 'lea.test', exists: true },
      { handle: 'personne.test', exists: false },
    ]
  }
  renderApp({ path: '/posts/new', core: { ...keeper(), 'posts.mentions': mentions } })
  fireEvent.change(await text(), { target: { value: 'Avec @lea.test, @personne.test et @paul' } })
  expect(await screen.findByText(/@personne\.test : la plateforme ne connaît personne de ce nom/)).toBeTruthy()
  const preview = within(screen.getByRole('article', { name: 'Aperçu Bluesky' }))
  expect([...preview.getByText(/^Avec/).querySelectorAll('[data-part]')].map(({ textContent }) => textContent)).toEqual(['@lea.test'])
  expect(asked).toEqual(['@lea.test @personne.test @paul'])
})

test('several pictures are put in order by keys; what is no picture is refused in words', async () => {
  const { user } = renderApp({ path: '/posts/new', core: keeper() })
  const area = await text()
  paste(
    area,
    new File(['x'], 'un.jpg', { type: 'image/jpeg' }),
    new File(['x'], 'deux.png', { type: 'image/png' }),
    new File(['x'], '<script>.exe', { type: 'application/octet-stream' }),
  )
  expect(await screen.findByText('<script>.exe n’est ni une image ni une vidéo')).toBeTruthy()
  const later = await screen.findByRole('button', { name: 'Reculer un.jpg' })
  later.focus()
  await user.keyboard('{Enter}')
  expect(await screen.findByText('un.jpg est maintenant en position 2')).toBeTruthy()
  expect(screen.getAllByRole('button', { name: /^Retirer / }).map((button) => button.getAttribute('aria-label'))).toEqual([
    'Retirer deux.png',
    'Retirer un.jpg',
  ])
  await user.click(screen.getByRole('button', { name: 'Retirer deux.png' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Retirer deux.png' })).toBeNull())
})

test('an upload that fails says why and is tried again', async () => {
  let fails = true
  const core = keeper()
  const { user } = renderApp({
    path: '/posts/new',
    core: {
      ...core,
      'media.upload': (input: { fileName: string }) => {
        if (fails) throw refusal('DISK_FULL', {})
        return core['media.upload'](input)
      },
    },
  })
  paste(await text(), new File(['x'], 'loge.jpg', { type: 'image/jpeg' }))
  expect(await screen.findByText('Le disque est plein')).toBeTruthy()
  fails = false
  await user.click(screen.getByRole('button', { name: 'Réessayer' }))
  await waitFor(() => expect(screen.queryByText('Le disque est plein')).toBeNull())
})

test('what core refuses for good says what to do, offers no retry, and wants no description', async () => {
  const core = keeper()
  const { user } = renderApp({
    path: '/posts/new',
    core: {
      ...core,
      'media.upload': ({ fileName: file }: { fileName: string }) => {
        throw refusal('MEDIA_INVALID', { rule: 'image.heic', file, actual: 'image/heic' })
      },
    },
  })
  const huge = new File(['x'], 'film.mp4', { type: 'video/mp4' })
  Object.defineProperty(huge, 'size', { value: 400_000_000 })
  paste(await text(), new File(['x'], 'IMG_1.HEIC', { type: 'image/heic' }), new File([], 'vide.jpg', { type: 'image/jpeg' }), huge)
  expect(await screen.findByText(/Photo HEIC.*exportez-la en JPEG/)).toBeTruthy()
  expect(screen.getByText(/Fichier vide \(0 octet\)/)).toBeTruthy()
  expect(screen.getByText(/Fichier trop lourd : 400.Mo, 300.Mo au plus/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Réessayer' })).toBeNull()
  expect(screen.queryByRole('textbox', { name: /Description/ })).toBeNull()
  expect(document.querySelector('img[src^="blob:"]')).toBeNull()
  await expectAccessible()
  for (const name of ['IMG_1.HEIC', 'vide.jpg', 'film.mp4']) await user.click(screen.getByRole('button', { name: `Retirer ${name}` }))
  await waitFor(() => expect(screen.queryByText(/Un fichier n’est pas dans le contenu/)).toBeNull())
})

test('goes on with a draft, keeps what core could not save, and publishes now', async () => {
  const calls: string[] = []
  const posts = [aPost({ id: sampleId('pst', 3), text: 'Version enregistrée' })]
  const core = keeper(calls, posts)
  let isDown = true
  const down = {
    ...core,
    'posts.update': (input: { postId: string; content: PostContent }) => {
      if (isDown) throw refusal('DISK_FULL', {})
      return core['posts.update'](input)
    },
  }
  const first = renderApp({ path: `/posts/${sampleId('pst', 3)}`, core: down })
  const area = await text()
  expect(area.value).toBe('Version enregistrée')
  await first.user.click(area)
  await first.user.paste(' puis la suite')
  expect(await screen.findByText('Non enregistré')).toBeTruthy()
  // The page is loaded again: what was typed is there.
  first.unmount()
  isDown = false
  const { user, router } = renderApp({ path: `/posts/${sampleId('pst', 3)}`, core: down })
  expect((await text()).value).toBe('Version enregistrée puis la suite')
  await waitFor(() => expect(posts[0]?.text).toBe('Version enregistrée puis la suite'))
  await user.click(screen.getByRole('radio', { name: 'Maintenant' }))
  const now = await screen.findByRole<HTMLButtonElement>('button', { name: 'Publier maintenant' })
  await waitFor(() => expect(now.disabled).toBe(false))
  await user.click(now)
  await waitFor(() => expect(calls).toContain('now 2'))
  expect(router.state.location.pathname).toBe('/calendar')
  await user.click(await screen.findByRole('button', { name: 'Voir' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/publications/${sampleId('pub', 1)}`))
})

test('publishing now names account and text and can be called off: core is not asked', async () => {
  const calls: string[] = []
  const posts = [aPost({ id: sampleId('pst', 3), text: 'Bientôt en ligne' })]
  const { user, router } = renderApp({ path: `/posts/${sampleId('pst', 3)}`, core: keeper(calls, posts), holdMs: 60_000 })
  await user.click(await screen.findByRole('radio', { name: 'Maintenant' }))
  const now = await screen.findByRole<HTMLButtonElement>('button', { name: 'Publier maintenant' })
  await waitFor(() => expect(now.disabled).toBe(false))
  await user.dblClick(now)
  expect(await screen.findByText('Publication dans 5 secondes')).toBeTruthy()
  expect(screen.getByText(/@lea.*« Bientôt en ligne »/)).toBeTruthy()
  await expectAccessible()
  // Going elsewhere keeps it in sight; closing the page is asked about.
  await waitFor(() => expect(router.state.location.pathname).toBe('/calendar'))
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Ne pas publier' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/posts/${sampleId('pst', 3)}`))
  expect(await screen.findByText('Rien n’est parti, le contenu reste en brouillon.')).toBeTruthy()
  expect(calls.filter((call) => call.startsWith('now'))).toEqual([])
  const left = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(left)
  expect(left.defaultPrevented).toBe(false)
})

test('what is out already is not changed but copied', async () => {
  const posts = [aPost({ id: sampleId('pst', 3), text: 'En ligne' })]
  const core = keeper([], posts)
  const { user, router } = renderApp({
    path: `/posts/${sampleId('pst', 3)}`,
    core: {
      ...core,
      'posts.update': () => {
        throw refusal('CONFLICT', { what: 'published' })
      },
    },
  })
  await user.type(await text(), '!')
  await user.click(await screen.findByRole('button', { name: 'Créer une copie' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/posts/${sampleId('pst', 8)}`))
  await waitFor(async () => expect((await text()).value).toBe('En ligne!'))
})

test('without any model it says what comes first; a model has no composer at all', async () => {
  const { unmount } = renderApp({ path: '/posts/new', language: 'en', core: { ...keeper(), 'creators.list': () => [] } })
  expect(await screen.findByText('No model')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'See the models' })).toBeTruthy()
  unmount()
  renderApp({
    path: '/posts/new',
    core: { ...keeper(), 'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }) },
  })
  expect(await screen.findByRole('heading', { name: 'Cette page n’existe pas' })).toBeTruthy()
})

test('proposes advised hashtags, warns of others and shows how long a text is to be, and none of it stands in the way', async () => {
  const subjects: Advice['subject'][] = [
    { kind: 'hashtag', tag: 'coulisses', use: true },
    { kind: 'hashtag', tag: 'vieux', use: false },
    { kind: 'hashtag_worn', tag: 'toujours', share: 0.9 },
    { kind: 'text_length', length: 'medium' },
  ]
  const advice = subjects.map((subject, index): Advice => ({
    id: sampleId('adv', index),
    creatorId: sampleId('crt', 1),
    creatorName: 'Léa',
    accountId: null,
    accountHandle: null,
    platform: null,
    market: 'france',
    subject,
    expected: null,
    ownPosts: 40,
    posts: 400,
    check: null,
    state: 'applied',
    changesPlan: false,
    at: sampleNow,
    decidedAt: sampleNow,
    followUp: null,
  }))
  const asked: unknown[] = []
  const { user } = renderApp({
    path: '/posts/new',
    core: {
      ...keeper(),
      'advice.list': (input) => {
        asked.push(input)
        return { advice, unadvised: [], at: null, isRunning: false }
      },
    },
  })
  const area = await text()
  const note = within(await screen.findByRole('region', { name: 'Conseils appliqués' }))
  expect(asked).toEqual([{ creatorId: sampleId('crt', 1), state: 'applied' }])
  expect(note.getByText('Longueur conseillée : 80 à 159 caractères')).toBeTruthy()
  await user.click(area)
  await user.paste('Ce soir #Vieux #toujours')
  expect(note.getByText(/^#vieux : à laisser de côté/)).toBeTruthy()
  expect(note.getByText(/^#toujours est sous presque toutes/)).toBeTruthy()
  expect(note.getByText(/24 à présent, plus court/)).toBeTruthy()
  await user.click(note.getByRole('button', { name: 'Ajouter #coulisses au texte' }))
  expect(area.value).toBe('Ce soir #Vieux #toujours #coulisses')
  expect(note.queryByRole('button')).toBeNull()
  await waitFor(() => expect(screen.getByRole('button', { name: /^Planifier/ })).toHaveProperty('disabled', false))
})
