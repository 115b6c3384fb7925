/** Another text for a platform: written, counted, checked and previewed by itself, kept, and dropped again with undo. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Platform } from '../../../contract/platforms.ts'
import type { PostContent, Problem } from '../../../contract/posts.ts'
import { textOn } from '../../../contract/text-on.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, anAccount, aPlatform, aPost, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 120_000 })

const source = { source: 'https://docs.x.com', readOn: '2026-03-01' }
const platform = (id: Platform['id'], name: string, max: number): Platform => ({
  ...aPlatform({ text: { unit: 'weighted', max, ...source }, ...(id === 'x' && { thread: { max: 4, ...source } }) }),
  id,
  name,
})
const accounts = [
  anAccount({ id: sampleId('acc', 1), platform: 'x', handle: 'lea_x' }),
  anAccount({ id: sampleId('acc', 2), platform: 'instagram', handle: 'lea.photo' }),
]
const limits: Partial<Record<string, number>> = { x: 280, instagram: 2200 }

const core = (kept: PostContent[]) => {
  const post = (content: PostContent) => {
    kept.push(content)
    const { text, platformTexts, thread } = content
    return aPost({ id: sampleId('pst', 7), text, platformTexts, thread })
  }
  return {
    'creators.list': () => [aCreator()],
    'accounts.list': () => accounts,
    'platforms.list': () => [platform('instagram', 'Instagram', 2200), platform('x', 'X', 280)],
    'posts.list': () => ({ items: [] }),
    'posts.get': () => post(kept.at(-1) as PostContent),
    'posts.create': ({ content }: { content: PostContent }) => post(content),
    'posts.update': ({ content }: { content: PostContent }) => post(content),
    'posts.check': ({ content, accountIds }: { content: PostContent; accountIds: string[] }) => {
      const of = accounts
        .filter(({ id }) => accountIds.includes(id))
        .map((account) => ({ ...account, used: textOn(content, account.platform).length, max: limits[account.platform] ?? 0 }))
      return {
        kind: 'text' as const,
        counts: of.map(({ id, used, max }) => ({ accountId: id, used, max })),
        problems: of.flatMap(({ id, platform: on, used, max }): Problem[] =>
          used > max
            ? [{ accountId: id, platform: on, severity: 'error', rule: 'text.too_long', data: { actual: used, allowed: max } }]
            : [],
        ),
      }
    },
  }
}

const box = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name })
const long = 'Une phrase de la loge. '.repeat(15).trim()

test('writes another text where the common one is too long, shows it there alone, and takes it back with undo', async () => {
  const kept: PostContent[] = []
  const { user } = renderApp({ path: '/posts/new', core: core(kept) })
  const common = await box('Texte')
  await user.click(common)
  await user.paste(long)
  expect(await screen.findByText('Trop long pour X : raccourcissez-le, ou écrivez-y un autre texte.')).toBeTruthy()
  const tab = (name: RegExp) => screen.getByRole('tab', { name })
  expect(tab(/^X/).textContent).toContain('Refusé')
  expect(tab(/^Instagram/).textContent).toBe('Instagram')
  const rows = within(screen.getByRole('region', { name: 'Sur chaque plateforme' }))
  expect(rows.getAllByRole('listitem').some(({ textContent }) => textContent?.includes('344 caractères, 280 au plus'))).toBe(true)

  await user.click(screen.getByRole('button', { name: 'Écrire un autre texte pour X' }))
  const own = await box('Texte pour X')
  expect([document.activeElement, own.value]).toEqual([own, long])
  await user.clear(own)
  await user.type(own, 'Court')
  await waitFor(() => expect(kept.at(-1)).toMatchObject({ text: long, platformTexts: { x: 'Court' } }))
  await waitFor(() => expect(tab(/^X/).textContent).toBe('X'))
  expect(common.getAttribute('aria-invalid')).not.toBe('true')
  await waitFor(() => expect(screen.getByRole('meter', { name: 'X' }).getAttribute('aria-valuenow')).toBe('5'))
  expect(screen.getByRole('meter', { name: 'Instagram' }).getAttribute('aria-valuenow')).toBe('344')

  await user.click(tab(/^X/))
  expect(within(screen.getByRole('article', { name: 'Aperçu X' })).getByText('Court')).toBeTruthy()
  await user.click(tab(/^Instagram/))
  const preview = within(screen.getByRole('article', { name: 'Aperçu Instagram' }))
  expect(preview.getByText(/^Une phrase/).textContent).toMatch(/^lea\.photo .{80,125}… plus$/)
  await user.click(preview.getByRole('button', { name: 'plus' }))
  expect(preview.getByText(/^Une phrase/).textContent).toBe(`lea.photo ${long} moins`)
  expect(screen.getByRole('region', { name: 'Contrôles pour Instagram' }).textContent).toContain('Rien ne s’y oppose sur Instagram.')
  await expectAccessible()

  // The common text is edited; what was written for X stays.
  await user.clear(common)
  await user.type(common, 'Autre chose')
  await waitFor(() => expect(kept.at(-1)).toMatchObject({ text: 'Autre chose', platformTexts: { x: 'Court' } }))
  await user.click(screen.getByRole('button', { name: 'Reprendre le texte commun pour X' }))
  await waitFor(() => expect(kept.at(-1)?.platformTexts).toEqual({}))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Écrire un autre texte pour X' }))
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  expect((await box('Texte pour X')).value).toBe('Court')
})

test('what was written for a platform shows while none of its accounts is chosen, and says so', async () => {
  const kept: PostContent[] = []
  const { user } = renderApp({ path: '/posts/new', core: core(kept) })
  await user.click(await box('Texte'))
  await user.paste('Bonsoir')
  await user.click(screen.getByRole('button', { name: 'Écrire un autre texte pour X' }))
  await user.click(screen.getByRole('button', { name: 'Ajouter au fil' }))
  expect(screen.getByText('C’est la première partie du fil ; la suite est la même.')).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: /lea_x/ }))
  expect((await box('Texte pour X')).value).toBe('Bonsoir')
  expect(screen.getByText('Aucun compte X n’est choisi : ce texte ne paraît nulle part.')).toBeTruthy()
})

test('a reload keeps what core does not have yet', async () => {
  const tooLong = 'a'.repeat(20_050)
  const first = renderApp({ path: '/posts/new', core: core([]) })
  await first.user.click(await screen.findByRole('button', { name: 'Écrire un autre texte pour X' }))
  await first.user.click(await box('Texte pour X'))
  await first.user.paste(tooLong)
  expect((await screen.findAllByText(/20.050 caractères, 20.000 au plus.*Rien n’est coupé/)).length).toBeGreaterThan(0)
  first.unmount()
  renderApp({ path: `/posts/new?creator=${sampleId('crt', 1)}`, core: core([]) })
  expect((await box('Texte pour X')).value).toBe(tooLong)
})

test('a caption goes into the text for one platform, in its words for it', async () => {
  const kept: PostContent[] = []
  const asked: unknown[] = []
  const caption = {
    id: sampleId('cap', 1),
    creatorId: sampleId('crt', 1),
    text: 'Bonsoir à tous',
    language: null,
    kinds: null,
    platforms: null,
    platformTexts: { x: 'Bonsoir X' },
    tags: [],
    variants: 1,
    uses: 0,
    createdAt: new Date(0),
    updatedAt: new Date(0),
  }
  const { user } = renderApp({
    path: '/posts/new',
    core: {
      ...core(kept),
      'captions.list': () => ({ items: [caption] }),
      'captions.check': (input: { text: string }) => {
        asked.push(input)
        return { problem: null, variants: 1, variables: [], previews: [{ variant: 0, text: input.text }], counts: [] }
      },
    },
  })
  await user.click(await box('Texte'))
  await user.paste('Commun')
  await user.click(screen.getByRole('button', { name: 'Écrire un autre texte pour X' }))
  await user.click(await screen.findByRole('button', { name: 'Insérer une légende dans le texte pour X' }))
  await user.click(await screen.findByRole('button', { name: 'Bonsoir X' }))
  await waitFor(async () => expect((await box('Texte pour X')).value).toBe('Commun\nBonsoir X'))
  expect((await box('Texte')).value).toBe('Commun')
  expect(asked).toEqual([expect.objectContaining({ text: 'Bonsoir X', platform: 'x' })])
})
