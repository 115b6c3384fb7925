import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Ticket, TicketSummary } from '../../../contract/tickets.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, sampleId, sampleNow } from '../../testing/samples.ts'

beforeEach(() => localStorage.clear())

const ticketId = sampleId('tkt', 1)
const summary: TicketSummary = {
  id: ticketId,
  title: 'Le calendrier est vide',
  state: 'open',
  urgency: 'normal',
  reporter: { id: sampleId('usr', 9), name: 'Zoé' },
  assignee: null,
  waitsFor: 'agency',
  reportedAt: sampleNow,
  changedAt: sampleNow,
}
const ticket: Ticket = { ...summary, text: 'Depuis midi', diagnostics: ['version: 0.1.0'], pictures: [], entries: [] }
const lines = ['version: 0.1.0', 'page: /today', 'log: warn something']
const core: Answers = {
  'tickets.diagnose': () => ({ lines }),
  'tickets.list': ({ states }) => ({ items: states?.includes('open') ? [summary] : [] }),
  'tickets.get': () => ticket,
  'tickets.assignees': () => [{ id: sampleId('usr', 2), name: 'Max' }],
}

test('by one key anywhere: what happened, what goes with it less a line, and a pasted picture', async () => {
  const report = vi.fn((_input: unknown) => ({ id: ticketId }))
  const diagnose = vi.fn((_input: unknown) => ({ lines }))
  const { user, router } = renderApp({ path: '/today', core: { ...core, 'tickets.report': report, 'tickets.diagnose': diagnose } })
  await screen.findByRole('navigation')
  await user.keyboard('!')
  const dialog = within(await screen.findByRole('dialog', { name: 'Signaler un problème' }))
  expect(await dialog.findByText('log: warn something')).toBeTruthy()
  expect(diagnose).toHaveBeenCalledWith({ page: '/today', error: undefined })
  await expectAccessible()
  expect(dialog.getByRole('button', { name: 'Signaler' })).toHaveProperty('disabled', true)
  await user.type(dialog.getByRole('textbox', { name: 'En une phrase' }), 'Rien ne part')
  await user.click(dialog.getByRole('button', { name: /^Retirer.: log: warn something/ }))
  expect(dialog.queryByText('log: warn something')).toBeNull()
  await user.paste({
    files: [new File(['x'], 'shot.png', { type: 'image/png' }), new File(['y'], 'notes.txt', { type: 'text/plain' })],
  } as never)
  expect(await dialog.findByRole('button', { name: 'Retirer l’image 1' })).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Signaler' }))
  await waitFor(() => expect(report).toHaveBeenCalled())
  expect(report.mock.calls[0]?.[0]).toMatchObject({
    title: 'Rien ne part',
    diagnostics: ['version: 0.1.0', 'page: /today'],
    pictures: [expect.objectContaining({ name: 'shot.png' })],
  })
  await user.click(await screen.findByRole('button', { name: 'Voir' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/tickets/${ticketId}`))
})

test('all that goes with it can be taken out and put back; what was typed is not lost by a stray key', async () => {
  const { user } = renderApp({ path: '/today', core, language: 'en' })
  await screen.findByRole('navigation')
  await user.keyboard('!')
  const dialog = within(await screen.findByRole('dialog', { name: 'Report a problem' }))
  await user.click(await dialog.findByRole('button', { name: 'Take all out' }))
  expect(dialog.getByText('Nothing goes with it.')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Put all back' }))
  expect(dialog.getByText('version: 0.1.0')).toBeTruthy()
  await user.type(dialog.getByRole('textbox', { name: 'In one sentence' }), 'x')
  await user.keyboard('{Escape}')
  expect(screen.getByRole('dialog', { name: 'Report a problem' })).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('an error takes its details along', async () => {
  const diagnose = vi.fn((_input: { error?: string | undefined }) => ({ lines }))
  const { user } = renderApp({
    path: '/tickets',
    core: {
      ...core,
      'tickets.diagnose': diagnose,
      'tickets.list': () => {
        throw refusal('INTERNAL', { id: 'abc' })
      },
    },
  })
  const alert = within(await screen.findByRole('alert'))
  await user.click(alert.getByRole('button', { name: 'Signaler' }))
  await screen.findByRole('dialog', { name: 'Signaler un problème' })
  await waitFor(() => expect(diagnose.mock.calls[0]?.[0].error).toContain('Coulisse INTERNAL'))
})

test('the list says who reported what and whose word is awaited; a model has it too', async () => {
  const { user } = renderApp({ path: '/tickets', core })
  expect(await screen.findByRole('link', { name: 'Le calendrier est vide' })).toBeTruthy()
  expect(screen.getByText(/Signalé par Zoé.*Attend votre réponse/)).toBeTruthy()
  await expectAccessible()
  await user.click(screen.getByRole('tab', { name: 'Clos' }))
  expect(await screen.findByText('Rien n’est clos')).toBeTruthy()
})

test('an admin gives it to somebody, closes it, and reads what would leave before it does', async () => {
  const triage = vi.fn((_input: unknown) => undefined)
  const answer = vi.fn((_input: unknown) => undefined)
  const { user } = renderApp({
    path: `/tickets/${ticketId}`,
    core: {
      ...core,
      'tickets.triage': triage,
      'tickets.answer': answer,
      'tickets.issue': () => ({ title: 'Calendrier', body: 'Depuis midi', url: 'https://issues.example.test/new?title=x', isCut: true }),
    },
  })
  expect(await screen.findByRole('heading', { name: 'Le calendrier est vide' })).toBeTruthy()
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: /Confié à/ }))
  await user.click(await screen.findByRole('option', { name: 'Max' }))
  await waitFor(() => expect(triage).toHaveBeenCalledWith({ ticketId, assigneeId: sampleId('usr', 2) }))
  await user.click(screen.getByRole('button', { name: 'Clore' }))
  await waitFor(() => expect(triage).toHaveBeenCalledWith({ ticketId, state: 'closed' }))
  await user.type(screen.getByRole('textbox', { name: 'Votre réponse' }), 'Quel jour ?')
  await user.click(screen.getByRole('button', { name: 'Répondre' }))
  await waitFor(() => expect(answer).toHaveBeenCalledWith({ ticketId, text: 'Quel jour ?' }))
  await user.click(screen.getByRole('button', { name: 'Sortir de Coulisse' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Écrire à l’équipe de Coulisse' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Pour l’équipe de Coulisse' }))
  expect((await dialog.findByRole('link', { name: 'Ouvrir dans le navigateur' })).getAttribute('href')).toBe(
    'https://issues.example.test/new?title=x',
  )
  expect(dialog.getByText(/Une adresse ne contient pas tout/)).toBeTruthy()
  await expectAccessible()
})

test('whoever reported it answers, and neither gives it to anybody nor writes outside', async () => {
  const mine: Ticket = {
    ...ticket,
    state: 'closed',
    waitsFor: null,
    reporter: { id: aMe().id, name: 'Moi' },
    entries: [
      { at: sampleNow, by: 'Ada', isMine: false, what: { kind: 'said', text: 'C’est réglé' } },
      { at: sampleNow, by: 'Ada', isMine: false, what: { kind: 'state', to: 'closed' } },
    ],
  }
  const { user } = renderApp({
    path: `/tickets/${ticketId}`,
    core: { ...core, 'session.current': () => aMe({ role: 'model' }), 'tickets.get': () => mine },
  })
  expect(await screen.findByText('C’est réglé')).toBeTruthy()
  expect(screen.getByText(/Ada a clos le signalement/)).toBeTruthy()
  expect(screen.getByText('Votre réponse rouvrira ce signalement.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Confié à/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Sortir de Coulisse' }))
  expect(await screen.findByRole('menuitem', { name: 'Enregistrer un fichier' })).toBeTruthy()
  expect(screen.queryByRole('menuitem', { name: 'Écrire à l’équipe de Coulisse' })).toBeNull()
})

test('one that is not there, or not mine, is said so with the way back', async () => {
  const gone = () => {
    throw refusal('NOT_FOUND', { what: 'ticket', id: ticketId })
  }
  renderApp({ path: `/tickets/${ticketId}`, core: { ...core, 'tickets.get': gone } })
  expect(await screen.findByRole('link', { name: 'Signalements', hidden: false })).toBeTruthy()
})

test('in the window, a picture of it can go along; its menu asks too', async () => {
  const report = vi.fn((_input: unknown) => ({ id: ticketId }))
  Object.assign(window, { coulisse: { capture: () => Promise.resolve(new Uint8Array([255, 216])) } })
  try {
    const { user } = renderApp({ path: '/today', core: { ...core, 'tickets.report': report } })
    await screen.findByRole('navigation')
    window.dispatchEvent(new MessageEvent('message', { data: 'coulisse:report', source: window }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Signaler un problème' }))
    await user.click(await dialog.findByRole('checkbox', { name: 'Joindre une image de la fenêtre, telle qu’elle était' }))
    await user.type(dialog.getByRole('textbox', { name: 'En une phrase' }), 'x')
    await user.click(dialog.getByRole('button', { name: 'Signaler' }))
    await waitFor(() => expect(report.mock.calls[0]?.[0]).toMatchObject({ pictures: [expect.objectContaining({ name: 'window.jpg' })] }))
  } finally {
    Reflect.deleteProperty(window, 'coulisse')
  }
})

test('a ticket that is looked at is seen, and what is said meanwhile too', async () => {
  const seen = vi.fn((_input: unknown) => undefined)
  renderApp({ path: `/tickets/${ticketId}`, core: { ...core, 'tickets.seen': seen } })
  expect(await screen.findByText('Depuis midi')).toBeTruthy()
  await waitFor(() => expect(seen).toHaveBeenCalledWith({ ticketId }))
})
