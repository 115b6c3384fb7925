/** Writing a thread: parts of their own, each counted, previewed and priced, and what becomes of it elsewhere. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Platform } from '../../../contract/platforms.ts'
import type { PostContent, Problem } from '../../../contract/posts.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, anAccount, aPlatform, aPost, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

const source = { source: 'https://docs.x.com', readOn: '2026-03-01' }
const xPlatform: Platform = {
  ...aPlatform({ text: { unit: 'weighted', max: 280, ...source }, thread: { max: 4, ...source } }),
  id: 'x',
  name: 'X',
}
const onX = anAccount({ id: sampleId('acc', 1), platform: 'x', handle: 'lea_x' })
const onBluesky = anAccount({ id: sampleId('acc', 2), handle: 'lea.test' })

const core = (kept: PostContent[], accounts = [onX]) => {
  const post = (content: PostContent) => {
    kept.push(content)
    return aPost({ id: sampleId('pst', 7), text: content.text, thread: content.thread })
  }
  return {
    'creators.list': () => [aCreator()],
    'accounts.list': () => accounts,
    'platforms.list': () => [aPlatform(), xPlatform],
    'posts.list': () => ({ items: [] }),
    'posts.get': () => post(kept.at(-1) as PostContent),
    'posts.create': ({ content }: { content: PostContent }) => post(content),
    'posts.update': ({ content }: { content: PostContent }) => post(content),
    'posts.check': ({ content: { text, thread = [] }, accountIds }: { content: PostContent; accountIds: string[] }) => ({
      kind: 'text' as const,
      counts: accountIds.map((accountId) => ({
        accountId,
        used: text.length,
        max: 280,
        ...(accountId === onX.id && { thread: thread.map((part) => ({ used: part.length, max: 280 })) }),
      })),
      costs: [{ accountId: onX.id, usd: 0.015 * (1 + thread.length), parts: 1 + thread.length }],
      problems: [
        ...thread.flatMap((part, index): Problem[] =>
          part.length > 280
            ? [
                {
                  accountId: onX.id,
                  platform: 'x',
                  severity: 'error',
                  rule: 'text.too_long',
                  data: { actual: part.length, allowed: 280, part: index + 2 },
                },
              ]
            : [],
        ),
        ...(thread.length > 0 && accountIds.includes(onBluesky.id)
          ? [{ accountId: onBluesky.id, platform: 'bluesky' as const, severity: 'warning' as const, rule: 'thread.first_only', data: {} }]
          : []),
      ],
    }),
  }
}

const box = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name })

test('takes a thread part by part, counts, previews and prices it, and takes a part out with undo', async () => {
  const kept: PostContent[] = []
  const { user } = renderApp({ path: '/posts/new', core: core(kept, [onX, onBluesky]) })
  await user.click(await box('Texte'))
  await user.paste('Le début')
  expect(await screen.findByText('@lea_x : 0,015 $')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Ajouter au fil' }))
  const second = await box('Partie 2 du fil')
  expect(document.activeElement).toBe(second)
  await user.paste('La suite')
  await user.click(screen.getByRole('button', { name: 'Ajouter au fil' }))
  await user.paste('x'.repeat(281))
  const third = await box('Partie 3 du fil')
  await waitFor(() => expect(third.getAttribute('aria-invalid')).toBe('true'))
  expect(await screen.findByText('@lea_x : Partie 3 : 281 caractères, 280 au plus')).toBeTruthy()
  expect(
    await screen.findByText('@lea.test : Coulisse ne fait pas de fil sur cette plateforme : seul le premier texte y paraîtra'),
  ).toBeTruthy()
  expect(await screen.findByText('@lea_x : 0,045 $ (3 publications)')).toBeTruthy()
  await user.clear(third)
  await user.type(third, 'La fin')
  await waitFor(() => expect(kept.at(-1)).toMatchObject({ text: 'Le début', thread: ['La suite', 'La fin'] }))
  const preview = screen.getByRole('article', { name: 'Aperçu X' })
  expect(within(within(preview).getByRole('list', { name: 'Suite du fil' })).getAllByRole('listitem')).toHaveLength(2)
  await expectAccessible()

  await user.click(screen.getByRole('button', { name: 'Retirer la partie 2' }))
  await waitFor(() => expect(kept.at(-1)).toMatchObject({ thread: ['La fin'] }))
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  await waitFor(() => expect(kept.at(-1)).toMatchObject({ thread: ['La suite', 'La fin'] }))
  await user.click(screen.getByRole('button', { name: 'Ajouter au fil' }))
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Ajouter au fil' }).disabled).toBe(true)
  expect(screen.getByText('Un fil a 4 parties au plus.')).toBeTruthy()
})

test('offers no thread where no chosen account has any, and hides none that was written', async () => {
  const { user } = renderApp({ path: '/posts/new', core: core([], [onX, onBluesky]) })
  await user.click(await box('Texte'))
  await user.paste('Le début')
  await user.click(screen.getByRole('button', { name: 'Ajouter au fil' }))
  await user.paste('La suite')
  await user.click(screen.getByRole('checkbox', { name: /lea_x/ }))
  expect((await box('Partie 2 du fil')).value).toBe('La suite')
  expect(screen.queryByRole('button', { name: 'Ajouter au fil' })).toBeNull()
  expect(screen.getByText('Coulisse ne fait de fil sur aucun des comptes choisis : seul le premier texte paraîtra.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Retirer la partie 2' }))
  expect(screen.queryByRole('textbox', { name: 'Partie 2 du fil' })).toBeNull()
})
