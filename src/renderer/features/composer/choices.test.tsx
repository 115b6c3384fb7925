import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { PostingChoices } from '../../../contract/accounts.ts'
import type { Platform } from '../../../contract/platforms.ts'
import type { Post, PostContent, Problem } from '../../../contract/posts.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, anAccount, anAsset, aPlatform, aPost, aPublication, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 120_000 })

const direct = { choice: 'delivery', is: ['direct'] }
const paid = { choice: 'paidPartnership', is: [true] }

/** A platform that lets choose as TikTok does, under a name the interface has no words of its own for. */
const choosy: Platform = {
  ...aPlatform({
    choices: {
      list: [
        { kind: 'one_of', name: 'delivery', values: [{ id: 'inbox' }, { id: 'direct' }], initial: 'inbox' },
        {
          kind: 'one_of',
          name: 'privacy',
          when: direct,
          fromAccount: true,
          values: [{ id: 'PUBLIC_TO_EVERYONE' }, { id: 'FOLLOWER_OF_CREATOR' }, { id: 'SELF_ONLY', notWith: paid }],
          initial: null,
        },
        { kind: 'switch', name: 'allowComment', when: direct, fromAccount: true },
        { kind: 'switch', name: 'allowDuet', when: direct, fromAccount: true },
        { kind: 'switch', name: 'commercial', when: direct },
        { kind: 'switch', name: 'paidPartnership', when: { choice: 'commercial', is: [true] } },
        { kind: 'line', name: 'title', of: 'photos', max: 90 },
        { kind: 'picture', name: 'coverIndex', of: 'photos' },
        { kind: 'frame', name: 'coverAtMs', when: direct },
        {
          kind: 'agree',
          name: 'musicConfirmed',
          when: direct,
          terms: [
            { id: 'branded', url: 'https://terms.test/branded', when: paid },
            { id: 'music', url: 'https://terms.test/music' },
          ],
        },
      ],
    },
  }),
  id: 'tiktok',
  name: 'Choosy',
}

const allowed: PostingChoices = {
  nickname: 'Léa ✨',
  values: { privacy: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'] },
  off: ['allowDuet'],
  maxVideoSeconds: 60,
  isUnaudited: false,
}

const accountId = sampleId('acc', 5)

const core = ({
  saved = [],
  answer = () => allowed,
  posts = [],
}: { saved?: PostContent[]; answer?: () => PostingChoices; posts?: Post[] } = {}) => {
  const kept = (content: PostContent): Post => {
    saved.push(content)
    const post = {
      ...aPost({ id: sampleId('pst', 7) }),
      text: content.text,
      languages: content.languages,
      labels: content.labels,
      options: content.options,
    }
    posts.splice(0, 1, post)
    return post
  }
  return {
    'creators.list': () => [aCreator()],
    'accounts.list': () => [anAccount({ id: accountId, platform: 'tiktok' as const, handle: 'lea.choosy' })],
    'platforms.list': () => [choosy],
    'posts.list': () => ({ items: [] }),
    'posts.get': () => posts[0] as Post,
    'posts.create': ({ content }: { content: PostContent }) => kept(content),
    'posts.update': ({ content }: { content: PostContent }) => kept(content),
    'posts.check': ({ content }: { content: PostContent }) => {
      const { delivery = 'inbox', privacy, musicConfirmed = false } = content.options?.[accountId] ?? {}
      const error = (rule: string, choice: string): Problem => ({
        accountId,
        platform: 'tiktok',
        severity: 'error',
        rule,
        data: { choice },
      })
      const problems = [
        ...(privacy === undefined ? [error('privacy.missing', 'privacy')] : []),
        ...(musicConfirmed === true ? [] : [error('music.unconfirmed', 'musicConfirmed')]),
      ]
      return { kind: 'video' as const, counts: [], problems: delivery === 'direct' ? problems : [] }
    },
    'posts.mentions': () => [],
    'accounts.postingChoices': answer,
    'media.read': () => new File(['x'], 'x.webp', { type: 'image/webp' }),
    'media.get': () => anAsset({ id: sampleId('ast', 3), kind: 'video', fileName: 'long.mp4', seconds: 75, alt: 'Une danse' }),
  }
}

const panel = () => screen.findByRole('region', { name: /Choix pour @lea\.choosy/ })

test('a person chooses, with nothing chosen in their stead, and it is kept with the draft', async () => {
  const saved: PostContent[] = []
  const { user } = renderApp({ path: '/posts/new', core: core({ saved }) })
  const choices = within(await panel())
  expect(await choices.findByText(/sous le nom « Léa ✨ »/)).toBeTruthy()
  expect(choices.queryByRole('checkbox')).toBeNull()
  await user.click(await screen.findByRole('textbox', { name: 'Texte' }))
  await user.paste('Un pas de danse')
  await user.click(choices.getByRole('radio', { name: 'Publier directement' }))

  const privacy = await choices.findByRole('button', { name: /Qui peut voir la publication/ })
  expect(privacy.textContent).toContain('À choisir')
  expect((await choices.findAllByText('Choisissez qui peut voir la vidéo')).length).toBeGreaterThan(0)
  const box = (name: RegExp) => choices.getByRole<HTMLInputElement>('checkbox', { name })
  expect(box(/commentaires/).checked).toBe(false)
  expect(box(/duos/).disabled).toBe(true)
  expect(choices.getByText('Désactivé dans les réglages du compte')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Planifier' }).disabled).toBe(true)

  await user.click(privacy)
  expect(screen.getByRole('option', { name: /Abonnés/ }).getAttribute('aria-disabled')).toBe('true')
  await user.click(screen.getByRole('option', { name: 'Tout le monde' }))
  expect(choices.getByText(/vous acceptez, de Choosy : Confirmation d’utilisation de la musique/)).toBeTruthy()
  await user.click(box(/Confirmation/))
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Planifier' }).disabled).toBe(false))
  await expectAccessible()

  // To other terms it is agreed anew.
  await user.click(box(/contenu commercial/))
  await user.click(box(/Partenariat rémunéré/))
  expect(box(/Politique sur les contenus de marque et Confirmation/).checked).toBe(false)
  await user.click(privacy)
  expect(screen.getByRole('option', { name: /Le compte lui-même/ }).getAttribute('aria-disabled')).toBe('true')
  await user.keyboard('{Escape}')
  await user.click(box(/Politique/))
  await waitFor(() =>
    expect(saved.at(-1)?.options).toEqual({
      [accountId]: {
        delivery: 'direct',
        privacy: 'PUBLIC_TO_EVERYONE',
        commercial: true,
        paidPartnership: true,
        musicConfirmed: true,
      },
    }),
  )
})

test('what was chosen is there again, goes with a copy but for what was agreed to, and is told of the publication', async () => {
  const saved: PostContent[] = []
  const options = { [accountId]: { delivery: 'direct', privacy: 'SELF_ONLY', musicConfirmed: true } }
  const posts = [{ ...aPost({ id: sampleId('pst', 7), text: 'Un pas' }), options }]
  const answers = {
    ...core({ saved, posts }),
    'posts.update': () => {
      throw refusal('CONFLICT', { what: 'published' })
    },
    'publications.get': () => ({
      publication: aPublication({
        accountId,
        platform: 'tiktok',
        accountHandle: 'lea.choosy',
        state: 'processing',
        handedOverAt: new Date('2026-03-11T08:00:00Z'),
      }),
      post: posts[0] as Post,
      attempts: [],
      history: [],
      metrics: [],
      replies: null,
      withheld: null,
      imported: [],
    }),
  }
  const { user, router } = renderApp({ path: `/posts/${sampleId('pst', 7)}`, core: answers })
  const choices = within(await panel())
  await waitFor(() =>
    expect(choices.getByRole('button', { name: /Qui peut voir la publication/ }).textContent).toContain('Le compte lui-même'),
  )
  await user.click(choices.getByRole('checkbox', { name: /commentaires/ }))
  await user.click(await screen.findByRole('button', { name: 'Créer une copie' }))
  await waitFor(() =>
    expect(saved.at(-1)?.options).toEqual({ [accountId]: { delivery: 'direct', privacy: 'SELF_ONLY', allowComment: true } }),
  )

  await router.navigate({ to: '/publications/$publicationId', params: { publicationId: sampleId('pub', 1) } })
  const told = within(await screen.findByRole('region', { name: 'Choix pour ce compte' }))
  expect(told.getByText('Le compte lui-même')).toBeTruthy()
  expect(screen.getAllByText('À finir sur la plateforme').length).toBeGreaterThan(0)
  expect(screen.getByText(/dans la boîte de réception du compte depuis le/)).toBeTruthy()
  expect(screen.getAllByRole('button', { name: /Dire si elle est en ligne/ }).length).toBeGreaterThan(0)
  await expectAccessible()
})

test('an account that cannot be asked can choose what hangs on it no further, and is asked again', async () => {
  let isDown = true
  const answer = () => {
    if (isDown) throw refusal('PLATFORM_DOWN', { platform: 'tiktok' })
    return { ...allowed, isUnaudited: true, values: { privacy: ['SELF_ONLY'] } }
  }
  const { user } = renderApp({ path: '/posts/new', core: core({ answer }), language: 'en' })
  const choices = within(await screen.findByRole('region', { name: /Choices for @lea\.choosy/ }))
  await user.click(choices.getByRole('radio', { name: 'Publish directly' }))
  const privacy = await choices.findByRole<HTMLButtonElement>('button', { name: /Who can see the post/ })
  await choices.findByRole('alert')
  expect(privacy.disabled).toBe(true)
  isDown = false
  await user.click(choices.getByRole('button', { name: 'Ask again' }))
  await waitFor(() => expect(privacy.disabled).toBe(false))
  await user.click(privacy)
  expect(within(screen.getByRole('option', { name: /Everyone/ })).getByText('Closed: the application was not audited')).toBeTruthy()
  await user.keyboard('{Escape}')
  await expectAccessible()
})

test('a video longer than the account may post is told of', async () => {
  const { user } = renderApp({ path: `/posts/new?asset=${sampleId('ast', 3)}`, core: core() })
  const choices = within(await panel())
  await user.click(choices.getByRole('radio', { name: 'Publier directement' }))
  expect(await screen.findByText(/@lea\.choosy : long\.mp4 dure 75 s, 60 au plus/)).toBeTruthy()
})

test('choices that are not saved yet outlive a reload', async () => {
  const first = renderApp({ path: `/posts/new?creator=${sampleId('crt', 1)}`, core: core() })
  await first.user.click(within(await panel()).getByRole('radio', { name: 'Publier directement' }))
  await first.user.click(await screen.findByRole('textbox', { name: 'Texte' }))
  // Longer than core keeps: it stays in this tab.
  await first.user.paste('a'.repeat(20_050))
  first.unmount()
  renderApp({ path: `/posts/new?creator=${sampleId('crt', 1)}`, core: core() })
  expect(within(await panel()).getByRole<HTMLInputElement>('radio', { name: 'Publier directement' }).checked).toBe(true)
})

test('a frame of the video is chosen for its cover, by keys, a tenth of a second at a time, and told of the publication', async () => {
  const saved: PostContent[] = []
  const video = anAsset({ id: sampleId('ast', 3), kind: 'video', fileName: 'long.mp4', seconds: 7.56, alt: 'Une danse' })
  const assets = [{ asset: video, alt: 'Une danse' }]
  const options = { [accountId]: { delivery: 'direct', privacy: 'SELF_ONLY', musicConfirmed: true } }
  const posts: Post[] = [{ ...aPost({ id: sampleId('pst', 7), text: 'Un pas' }), assets, options }]
  const told = { ...aPost({ id: sampleId('pst', 7) }), assets, options: { [accountId]: { ...options[accountId], coverAtMs: 3400 } } }
  const answers = {
    ...core({ saved, posts }),
    'posts.update': ({ content }: { content: PostContent }) => {
      saved.push(content)
      return { ...(posts[0] as Post), options: content.options }
    },
    'publications.get': () => ({
      publication: aPublication({ accountId, platform: 'tiktok', accountHandle: 'lea.choosy' }),
      post: told,
      attempts: [],
      history: [],
      metrics: [],
      replies: null,
      withheld: null,
      imported: [],
    }),
  }
  const { user, router } = renderApp({ path: `/posts/${sampleId('pst', 7)}`, core: answers })
  const choices = within(await panel())
  expect(choices.getByText('Celle que la plateforme prend d’elle-même')).toBeTruthy()
  await user.click(choices.getByRole('button', { name: 'Choisir l’image (Image de couverture)' }))
  const slider = choices.getByRole<HTMLInputElement>('slider', { name: 'Image de couverture' })
  expect(slider.max).toBe('7.5')
  slider.focus()
  await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowLeft}')
  expect(choices.getByText('0,2 s')).toBeTruthy()
  expect(slider.getAttribute('aria-valuetext')).toMatch(/^0,2\ss$/)
  const frame = await waitFor(() => {
    const found = document.querySelector('video')
    expect(found?.currentTime).toBe(0.2)
    return found
  })
  expect(frame?.autoplay).toBe(false)
  await user.keyboard('{End}')
  await waitFor(() => expect(saved.at(-1)?.options?.[accountId]).toMatchObject({ coverAtMs: 7500 }))
  await expectAccessible()
  await user.click(choices.getByRole('button', { name: 'Laisser la plateforme choisir' }))
  await waitFor(() => expect(saved.at(-1)?.options?.[accountId]).not.toHaveProperty('coverAtMs'))

  await router.navigate({ to: '/publications/$publicationId', params: { publicationId: sampleId('pub', 1) } })
  const facts = within(await screen.findByRole('region', { name: 'Choix pour ce compte' }))
  expect(facts.getByText('3,4 s')).toBeTruthy()
  await user.click(facts.getByRole('button', { name: 'Voir l’image' }))
  await waitFor(() => expect(document.querySelector('video')?.currentTime).toBe(3.4))
})

test('without a video there is no frame to choose', async () => {
  const posts: Post[] = [{ ...aPost({ id: sampleId('pst', 7), text: 'Un pas' }), options: { [accountId]: { delivery: 'direct' } } }]
  renderApp({ path: `/posts/${sampleId('pst', 7)}`, core: core({ posts }) })
  const choices = within(await panel())
  expect(await choices.findByRole('checkbox', { name: /Confirmation/ })).toBeTruthy()
  expect(choices.queryByText('Image de couverture')).toBeNull()
})

test('of photos a title and a cover are chosen, which a video has none of', async () => {
  const saved: PostContent[] = []
  const photo = (n: number, alt: string) => ({ asset: anAsset({ id: sampleId('ast', n), fileName: `${n}.jpg`, alt }), alt })
  const post: Post = { ...aPost({ id: sampleId('pst', 7) }), text: 'Deux images', assets: [photo(3, 'La scène'), photo(4, 'La salle')] }
  const { user } = renderApp({ path: `/posts/${post.id}`, core: core({ saved, posts: [post] }) })
  const choices = within(await panel())
  await user.type(choices.getByRole('textbox', { name: 'Titre' }), 'Coulisses')
  await user.click(choices.getByRole('button', { name: /Photo de couverture/ }))
  await user.click(await screen.findByRole('option', { name: '2 · La salle' }))
  await waitFor(() => expect(saved.at(-1)?.options?.[accountId]).toEqual({ title: 'Coulisses', coverIndex: 1 }))
  await expectAccessible()
})
