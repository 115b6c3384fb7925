import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import type { Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe } from '../../testing/samples.ts'

const lea = aCreator()
/** Ten at each of 60, 80 and 95 per cent. */
const counts = Array.from({ length: 51 }, (_, place) => ([60, 80, 95].includes(place + 50) ? 10 : 0))
const core: Answers = {
  'creators.list': () => [lea],
  'inbox.thresholds': () => ({
    thresholds: { language: 0.8, spam: 0.75, sentiment: 0.8, relevance: 0.85 },
    usual: true,
    corrections: 0,
    latest: { of: 40, language: counts, spam: counts, sentiment: counts, relevance: counts },
  }),
}

test('says in words and numbers what another threshold changes, and saves it', async () => {
  const set = vi.fn((_input: unknown) => ({}))
  const { user } = renderApp({ path: '/settings?tab=sorting', core: { ...core, 'inbox.setThresholds': set } })
  const spam = await screen.findByRole('textbox', { name: /Spam.*sûr à/ })
  expect(screen.getAllByText('Dit pour 20 des 40 derniers messages')).toHaveLength(3)
  expect(screen.getByText('Dit pour 10 des 40 derniers messages')).toBeTruthy()
  await expectAccessible()
  await user.clear(spam)
  await user.type(spam, '60')
  await user.tab()
  expect(await screen.findByText('Dit pour 30 des 40 derniers messages, au lieu de 20')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() =>
    expect(set).toHaveBeenCalledWith({ creatorId: lea.id, thresholds: { language: 0.8, spam: 0.6, sentiment: 0.8, relevance: 0.85 } }),
  )
})

test('a manager has it beside their own account, in English too; a model has not', async () => {
  const manager = { 'session.current': () => aMe({ role: 'manager', language: 'en' }) }
  const { unmount } = renderApp({ path: '/settings?tab=sorting', core: { ...core, ...manager }, language: 'en' })
  expect(await screen.findByRole('textbox', { name: /About the post.*sure/ })).toBeTruthy()
  unmount()
  renderApp({ path: '/settings?tab=sorting', core: { ...core, 'session.current': () => aMe({ role: 'model' }) } })
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
  expect(screen.queryByText('Tri des messages')).toBeNull()
})
