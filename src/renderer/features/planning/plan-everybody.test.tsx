import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { PlannedCreator, PlanRun } from '../../../contract/plan-runs.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import type { Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, sampleId, sampleNow } from '../../testing/samples.ts'
import { mergeRuns } from './use-plan-run.ts'

vi.setConfig({ testTimeout: 90_000 })

const counts = { new: 0, moved: 0, kept: 0, dropped: 0, gap: 0, blocked: 0 }
const aPlanned = (number: number, name: string, changes: Partial<PlannedCreator> = {}): PlannedCreator => ({
  creatorId: sampleId('crt', number),
  name,
  state: 'planned',
  counts: { ...counts, new: 12 },
  findings: [],
  applied: null,
  error: null,
  ...changes,
})
const lea = aPlanned(1, 'Léa Marchand', {
  counts: { ...counts, new: 10, gap: 2 },
  findings: [{ rule: 'library.short', accountId: null, date: '2026-03-16', days: 1, kind: 'reel', bandId: null, wanted: 3, possible: 1 }],
})
const zoe = aPlanned(2, 'Zoé Martin')
const dora = aPlanned(3, 'Dora Simon', { state: 'no_plan', counts })
const aRun = (changes: Partial<PlanRun> = {}): PlanRun => ({
  id: sampleId('run', 1),
  state: 'ready',
  stopped: false,
  from: sampleNow,
  days: 14,
  done: 3,
  total: 3,
  revision: 5,
  creators: [lea, zoe, dora],
  ...changes,
})

/** Works for one reading, then is ready. */
const keeper = () => {
  const calls = { start: [] as unknown[], apply: [] as unknown[], undo: [] as unknown[], cancel: 0 }
  let run: PlanRun | null = null
  let next: PlanRun | null = null
  const core: Answers = {
    'session.current': () => aMe(),
    'planRuns.current': () => {
      const told = run
      if (next) [run, next] = [next, null]
      return told
    },
    'planRuns.start': (input) => {
      calls.start.push(input)
      next = aRun()
      run = aRun({
        state: 'planning',
        done: 0,
        revision: 1,
        creators: [lea, zoe, dora].map((one) => ({ ...one, state: 'waiting', findings: [], counts })),
      })
      return run
    },
    'planRuns.apply': (input) => {
      calls.apply.push(input)
      const applied = { batchId: sampleId('bat', 1), created: 10, moved: 0, cancelled: 0, left: 2, undone: false }
      next = aRun({ revision: 9, creators: [{ ...lea, state: 'applied', applied }, zoe, dora] })
      run = aRun({ state: 'applying', done: 0, total: 1, revision: 6 })
      return run
    },
    'planRuns.cancel': () => void (calls.cancel += 1),
    'plans.undo': (input) => {
      calls.undo.push(input)
      const undone = { batchId: sampleId('bat', 1), created: 10, moved: 0, cancelled: 0, left: 2, undone: true }
      run = aRun({ revision: 9, creators: [{ ...lea, state: 'applied', applied: undone }, zoe, dora] })
      return { restored: 10, left: 0 }
    },
  }
  return { core, calls }
}
const open = (core: Answers) => renderApp({ core, path: '/planning' })

test('works out everybody’s plan, then schedules those chosen, with an undo for each', async () => {
  const { core, calls } = keeper()
  const { user } = open(core)
  const [start] = await screen.findAllByRole('button', { name: 'Planifier tous les modèles' }, { timeout: 30_000 })
  await user.click(start ?? document.body)
  expect(calls.start).toEqual([{ days: 14 }])
  await screen.findByRole('progressbar', { name: 'Calcul des plans…' })
  const row = await screen.findByRole('row', { name: /Léa Marchand/ })
  await within(row).findByText(/Il faut 3 reels, la médiathèque en a 1/)
  expect(screen.getByText(/2 modèles prêts · 22 publications à planifier · 2 places à compléter/)).not.toBe(null)
  expect(within(screen.getByRole('row', { name: /Dora Simon/ })).getByText('Sans plan')).not.toBe(null)
  await expectAccessible()
  await user.click(within(row).getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Planifier 1 modèle' }))
  expect(calls.apply).toEqual([{ runId: sampleId('run', 1), only: [sampleId('crt', 1)] }])
  const undo = await screen.findByRole('button', { name: 'Défaire la planification de Léa Marchand' })
  await user.click(undo)
  expect(calls.undo).toEqual([{ creatorId: sampleId('crt', 1), batchId: sampleId('bat', 1) }])
  await waitFor(() => expect(screen.queryByRole('button', { name: /Défaire la planification/ })).toBe(null))
  expect(within(screen.getByRole('row', { name: /Léa Marchand/ })).getByText('Défait')).not.toBe(null)
})

test('asks before it cancels what is scheduled, and says for whom', async () => {
  const { core, calls } = keeper()
  const dropping = { ...lea, counts: { ...lea.counts, dropped: 3 } }
  const { user } = open({ ...core, 'planRuns.current': () => aRun({ creators: [dropping, zoe, dora] }) })
  const row = await screen.findByRole('row', { name: /Léa Marchand/ })
  expect(screen.getByText(/3 à annuler/)).not.toBe(null)
  await user.click(within(row).getByRole('checkbox'))
  await user.click(screen.getByRole('button', { name: 'Planifier 1 modèle' }))
  const dialog = await screen.findByRole('alertdialog', { name: /Annuler 3 publications planifiées/ })
  expect(within(dialog).getByText(/Léa Marchand/)).not.toBe(null)
  await user.click(within(dialog).getByRole('button', { name: 'Ne rien changer' }))
  expect(calls.apply).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Planifier 1 modèle' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Planifier 1 modèle' }))
  expect(calls.apply).toEqual([{ runId: sampleId('run', 1), only: [sampleId('crt', 1)] }])
})

test('can be stopped while it works, and says what that leaves', async () => {
  const { core, calls } = keeper()
  const working = aRun({ state: 'applying', done: 1, revision: 2 })
  let isStopped = false
  const { user } = open({
    ...core,
    'planRuns.current': () => (isStopped ? aRun({ stopped: true, revision: 3 }) : working),
    'planRuns.cancel': () => {
      calls.cancel += 1
      isStopped = true
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Annuler' }))
  expect(calls.cancel).toBe(1)
  await screen.findByText('Arrêté avant la fin')
})

test('what is new takes the place of what was known, and another run that of all', () => {
  const known = aRun()
  const told = aRun({ revision: 7, creators: [{ ...zoe, state: 'changed' }] })
  expect(mergeRuns(known, told).creators.map(({ state }) => state)).toEqual(['planned', 'changed', 'no_plan'])
  const other = aRun({ id: sampleId('run', 2), creators: [zoe] })
  expect(mergeRuns(known, other)).toBe(other)
})
