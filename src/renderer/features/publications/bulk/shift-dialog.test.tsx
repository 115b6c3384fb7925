import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { CheckedMove } from '../../../../contract/calendar.ts'
import type { Publication } from '../../../../contract/publications.ts'
import { instantOf } from '../../../lib/wall-clock.ts'
import { expectAccessible } from '../../../testing/expect-accessible.ts'
import { renderApp } from '../../../testing/render-app.tsx'
import { aBrokenRule, aCreator, anAccount, aPlatform, aPublication, sampleId } from '../../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

const aBatch = 'bat_00000000-0000-7000-8000-000000000001'
type Move = { publicationId: string; at: Publication['at'] }

const due = (n: number, wall: string) => {
  const at = { wall, zone: 'Europe/Paris' }
  return aPublication({ id: sampleId('pub', n), text: `Contenu ${n}`, at, dueAt: instantOf(at) })
}

const past = aBrokenRule('time.past', { canOverride: false })

test('several are shifted as the calendar moves them: what cannot be stays, the others go, and undo brings them back', async () => {
  const publications = [due(1, '2026-03-12T18:30'), due(2, '2026-03-20T18:30')]
  const asked: unknown[] = []
  const { user } = renderApp({
    path: `/creators/${sampleId('crt', 1)}?tab=publications`,
    core: {
      'creators.list': () => [aCreator()],
      'creators.get': () => aCreator(),
      'accounts.list': () => [anAccount()],
      'platforms.list': () => [aPlatform()],
      'publications.list': () => ({ items: publications }),
      'calendar.checkMoves': ({ moves }: { moves: Move[] }): CheckedMove[] =>
        moves.map((move) => ({
          ...move,
          from: publications.find(({ id }) => id === move.publicationId)?.at ?? move.at,
          dueAt: instantOf(move.at),
          broken: move.at.wall < '2026-03-12T10:00' ? [past] : [],
        })),
      'calendar.move': ({ moves }: { moves: Move[] }) => {
        asked.push(...moves.map(({ at }) => at.wall.slice(0, 16)))
        return { done: moves.map(({ publicationId }) => publicationId), batchIds: [aBatch], blocked: [] }
      },
      'calendar.undo': ({ batchIds }: { batchIds: string[] }) => (asked.push(...batchIds), { restored: 1, left: 0 }),
    },
  })
  const list = await screen.findByRole('grid', { name: 'Publications' })
  for (const box of await within(list).findAllByRole('checkbox', { name: /Contenu/ })) await user.click(box)
  await user.click(screen.getByRole('button', { name: 'Décaler 2 publications' }))
  const dialog = await screen.findByRole('dialog', { name: 'Décaler 2 publications' })
  await user.click(within(dialog).getByRole('radio', { name: 'Plus tôt' }))
  await user.click(within(dialog).getByRole('button', { name: 'Décaler 2 publications' }))
  const review = await screen.findByRole('dialog', { name: 'Vérifier avant de déplacer' })
  expect(within(review).getByText(/1 sans problème · 1 ne peut pas être déplacée/)).toBeTruthy()
  expect(within(review).getByText('Cette heure est déjà passée.')).toBeTruthy()
  await expectAccessible()
  await user.click(within(review).getByRole('button', { name: 'Déplacer 1 publication' }))
  await waitFor(() => expect(asked).toEqual(['2026-03-19T18:30']))
  expect(await screen.findByText('1 laissée à sa place')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Défaire' }))
  await waitFor(() => expect(asked.at(-1)).toBe(aBatch))
})
