import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Publication } from '../../../contract/publications.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe, aPublication, sampleId } from '../../testing/samples.ts'

const waiting = (number: number, wall: string, changes: Partial<Publication> = {}) =>
  aPublication({
    id: sampleId('pub', number),
    state: 'awaiting_approval',
    text: `Contenu ${number}`,
    at: { wall, zone: 'Europe/Paris' },
    dueAt: new Date(`${wall}:00+01:00`),
    ...changes,
  })

const asModel = { 'session.current': () => aMe({ role: 'model' as const, creatorIds: [sampleId('crt', 1)] }) }

test('a day is decided about at once, but only what is shown of it', async () => {
  const approve = vi.fn(({ publicationIds }: { publicationIds?: string[] }) => ({ done: publicationIds ?? [], left: [] }))
  const items = [waiting(1, '2026-03-13T12:00'), waiting(2, '2026-03-13T18:00'), waiting(3, '2026-03-14T12:00')]
  const { user } = renderApp({
    path: '/approvals',
    core: {
      ...asModel,
      'creators.get': () => aCreator({ approval: 'model' }),
      'publications.list': () => ({ items }),
      'publications.approve': approve as never,
    },
  })
  await screen.findByText('Contenu 3')
  expect(screen.getAllByText(/Sans réponse avant/)).toHaveLength(3)
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Approuver les 2' }))
  await waitFor(() => expect(approve).toHaveBeenCalledWith({ publicationIds: [sampleId('pub', 1), sampleId('pub', 2)] }))
  expect(await screen.findByText('2 publications approuvées')).toBeTruthy()
})

test('where a manager approves, a model can only say no, and is told so; a no takes a reason', async () => {
  const veto = vi.fn(({ publicationIds }: { publicationIds?: string[] }) => ({ done: publicationIds ?? [], left: [] }))
  const undo = vi.fn(({ publicationIds }: { publicationIds?: string[] }) => ({ done: publicationIds ?? [], left: [] }))
  const { user } = renderApp({
    path: '/approvals',
    core: {
      ...asModel,
      'creators.get': () => aCreator({ approval: 'manager' }),
      'publications.list': () => ({ items: [waiting(1, '2026-03-13T12:00')] }),
      'publications.veto': veto as never,
      'publications.undoVeto': undo as never,
    },
  })
  expect(await screen.findByText(/Votre agence donne l’accord/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Approuver' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Refuser' }))
  const dialog = within(await screen.findByRole('dialog'))
  const no = dialog.getByRole('button', { name: 'Refuser' })
  expect(no.hasAttribute('disabled')).toBe(true)
  await user.type(dialog.getByLabelText('Pourquoi ?'), 'Pas ma sœur')
  await user.click(no)
  await waitFor(() => expect(veto).toHaveBeenCalledWith({ publicationIds: [sampleId('pub', 1)], reason: 'Pas ma sœur' }))
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  await waitFor(() => expect(undo).toHaveBeenCalledWith({ publicationIds: [sampleId('pub', 1)] }))
  expect(await screen.findByText(/Le refus est retiré/)).toBeTruthy()
})
