import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { PlanProposal, PlanRules, PlanVersion, ProposedSlot } from '../../../contract/plans.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import {
  aBrokenRule,
  aCreator,
  aDetail,
  anAccount,
  anAsset,
  aMe,
  aPost,
  aPublication,
  aStatus,
  sampleId,
  sampleNow,
} from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 90_000 })

const creatorId = sampleId('crt', 1)
const accountId = sampleId('acc', 1)

const someRules = (changes: Partial<PlanRules> = {}): PlanRules => ({
  markets: [{ market: 'france', weight: 1 }],
  bands: [{ id: 'evening', days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '23:00', min: 1, max: 2, market: null }],
  quietHours: null,
  minSpacingMinutes: 90,
  mix: { text: 25, photo: 75, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 },
  jitterMinutes: 45,
  obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'creator' }],
  missedPolicies: {},
  blackoutDates: [],
  reuseAfterDays: 60,
  captionOnce: true,
  sameMinute: false,
  ...changes,
})

const aSlot = (number: number, changes: Partial<ProposedSlot> = {}): ProposedSlot => ({
  key: `slot-${number}`,
  accountId,
  at: { wall: `2026-03-${12 + number}T18:30`, zone: 'Europe/Paris' },
  dueAt: new Date(`2026-03-${12 + number}T17:30:00Z`),
  market: 'france',
  bandId: 'evening',
  kind: 'photo',
  obliged: false,
  filled: true,
  text: `Soir ${number}`,
  assetIds: [],
  change: 'new',
  publicationId: null,
  movedFrom: null,
  problems: [],
  ...changes,
})

const aProposal = (changes: Partial<PlanProposal> = {}): PlanProposal => ({
  from: sampleNow,
  to: new Date('2026-03-26T09:00:00Z'),
  slots: [
    aSlot(1),
    aSlot(2, { change: 'moved', publicationId: sampleId('pub', 2), movedFrom: new Date('2026-03-14T11:00:00Z') }),
    aSlot(3, { change: 'kept', publicationId: sampleId('pub', 3) }),
    aSlot(4, { filled: false, text: '', kind: 'reel', obliged: true }),
    aSlot(5, { problems: [{ accountId, platform: 'bluesky', severity: 'error', rule: 'alt.missing', data: { file: 'loge.jpg' } }] }),
  ],
  dropped: [{ publicationId: sampleId('pub', 9), accountId, dueAt: new Date('2026-03-15T08:00:00Z'), text: 'Matin' }],
  findings: [{ rule: 'library.short', accountId, date: '2026-03-16', days: 1, kind: 'reel', bandId: null, wanted: 3, possible: 1 }],
  digest: 'one',
  ...changes,
})

/** Plans that can be saved, versioned, followed again, proposed and applied. */
const keeper = (start: PlanRules | null = null) => {
  const versions: Record<string, (PlanVersion & { removed?: boolean })[]> = {}
  const put = (whose: string | null, rules: PlanRules, by = 'Claire Marchand'): PlanVersion => {
    const list = (versions[whose ?? 'creator'] ??= [])
    const version = { version: list.length + 1, rules, at: sampleNow, by }
    list.unshift(version)
    return version
  }
  const newest = (whose: string | null): PlanVersion | null => {
    const [first] = versions[whose ?? 'creator'] ?? []
    return first && !first.removed ? first : null
  }
  if (start) put(null, start)
  const calls = { propose: [] as unknown[], apply: [] as unknown[], undo: 0 }
  const core: Answers = {
    'creators.list': () => [aCreator()],
    'creators.get': () => aCreator(),
    'accounts.list': () => [anAccount()],
    'plans.presets': () => [
      { market: 'france', zone: 'Europe/Paris', active: { from: '07:00', to: '23:00' }, quiet: [{ from: '02:00', to: '06:00' }] },
    ],
    'plans.get': () => {
      const own = newest(accountId)
      return { creator: newest(null), accounts: own ? [{ accountId, plan: own }] : [], suggested: someRules() }
    },
    'plans.versions': ({ accountId: whose }) => versions[whose ?? 'creator'] ?? [],
    'plans.save': ({ accountId: whose, rules, basedOn }) => {
      if (basedOn !== (newest(whose)?.version ?? null)) throw refusal('CONFLICT', { what: 'plan' })
      return put(whose, rules)
    },
    'plans.removeOverride': ({ accountId: whose }) => {
      const [first] = versions[whose] ?? []
      if (first) first.removed = true
    },
    'plans.propose': (input) => {
      calls.propose.push(input)
      return aProposal()
    },
    'plans.apply': (input) => {
      calls.apply.push(input)
      return { batchId: sampleId('bat', 1), created: 1, moved: 1, cancelled: 1, left: 2 }
    },
    'plans.undo': () => {
      calls.undo += 1
      return { restored: 3, left: 0 }
    },
  }
  return { core, put, newest, calls }
}

const path = `/creators/${creatorId}?tab=plan`
const bandGroup = (number: number) => screen.findByRole('group', { name: `Créneau ${number}` })

test('a week that is not planned is proposed on Today and on the plan, and leads to what it comes to; nothing is scheduled by itself', async () => {
  const { core, calls } = keeper(someRules())
  let isPlanned = false
  const unplanned = () => ({
    creators: isPlanned ? [] : [{ creatorId, name: 'Léa Duval', from: '2026-03-14', posts: 9, gaps: 1 }],
    more: 0,
  })
  const { user, router } = renderApp({ path: '/today', core: { ...core, 'plans.unplanned': unplanned } })
  expect(await screen.findByText('La semaine qui vient n’est pas planifiée : Léa Duval')).toBeTruthy()
  expect(screen.getByText(/Son plan propose 9 publications à partir du sam\. 14 mars ;/)).toBeTruthy()
  await expectAccessible()
  await user.click(screen.getByRole('link', { name: 'Voir la proposition' }))
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: 'plan', preview: true }))
  expect(await screen.findByRole('heading', { name: 'Ce que cela change' })).toBeTruthy()
  expect(calls.propose).toEqual([{ creatorId, days: 7 }])
  expect(calls.apply).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Revenir au plan' }))
  expect(await screen.findByText('9 publications proposées, 1 à remplir.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Voir la proposition' }))
  isPlanned = true
  await user.click(await screen.findByRole('button', { name: /^Planifier \d/ }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: /^Planifier/ }))
  await waitFor(() => expect(calls.apply).toHaveLength(1))
})

test('another year is one by core’s clock, which may be ahead of this machine’s', async () => {
  const inAnother = {
    'system.status': () => aStatus({ now: new Date('2031-03-12T09:00:00Z') }),
    'plans.unplanned': () => ({ creators: [{ creatorId, name: 'Léa Duval', from: '2031-03-14', posts: 9, gaps: 1 }], more: 0 }),
  }
  renderApp({ path: '/today', core: { ...keeper(someRules()).core, ...inAnother } })
  expect(await screen.findByText(/à partir du ven\. 14 mars ;/)).toBeTruthy()
})

test('says that it follows advice, which counts beside its rules', async () => {
  const { core } = keeper(someRules())
  const hours = {
    id: sampleId('adv', 1),
    creatorId,
    creatorName: 'Léa Duval',
    accountId,
    accountHandle: 'lea.test',
    platform: 'bluesky' as const,
    market: 'france' as const,
    subject: { kind: 'hours' as const, weekHours: [21] },
    expected: { effect: 0.2, low: 0.1, high: 0.3 },
    ownPosts: 100,
    posts: 900,
    check: null,
    state: 'applied' as const,
    changesPlan: true,
    at: sampleNow,
    decidedAt: sampleNow,
    followUp: null,
  }
  const applied = { advice: [hours], unadvised: [], at: sampleNow, isRunning: false }
  renderApp({ path, core: { ...core, 'advice.list': ({ state }) => (state === 'applied' ? applied : { ...applied, advice: [] }) } })
  expect(await screen.findByText(/suit des conseils appliqués.*les heures \(@lea\.test\)/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Voir les conseils appliqués' }).getAttribute('href')).toContain('state=applied')
})

test('begins from the suggestion, names the wrong field, saves, and shows the version', async () => {
  const plans = keeper()
  const { user } = renderApp({ path, core: plans.core })
  expect(await screen.findByText(/Pas encore de plan/)).toBeTruthy()
  const first = await bandGroup(1)
  expect(within(first).getByRole('button', { name: 'lundi' }).getAttribute('aria-pressed')).toBe('true')
  expect(screen.getByText(/^Heures creuses : 02:00–06:00$/)).toBeTruthy()
  await expectAccessible()

  const least = within(first).getByRole('textbox', { name: 'Minimum' })
  await user.clear(least)
  await user.type(least, '5')
  await user.tab()
  expect(await within(first).findByText('Le minimum dépasse le maximum.')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Enregistrer le plan' }).disabled).toBe(true)
  await user.clear(least)
  await user.type(least, '2')
  await user.tab()

  await user.click(within(first).getByRole('button', { name: 'dimanche' }))
  await user.click(screen.getByRole('button', { name: 'Ajouter un créneau' }))
  expect(await bandGroup(2)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Enregistrer le plan' }))
  expect(await screen.findByText('Plan enregistré (version 1)')).toBeTruthy()
  expect(plans.newest(null)?.rules.bands).toMatchObject([
    { id: 'evening', days: [1, 2, 3, 4, 5, 6], min: 2, max: 2 },
    { id: 'band-1', from: '18:00', to: '21:00' },
  ])
  expect(await screen.findByText(/Version 1, par Claire Marchand/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Enregistrer le plan' })).toBeNull()
})

test('shows percentages of the mix as the weights change, and keeps the draft over the other tabs', async () => {
  const { user } = renderApp({ path, core: keeper(someRules()).core })
  const reels = await screen.findByRole('textbox', { name: 'Reel ou short' })
  expect(screen.getByText(/^75\s%$/u)).toBeTruthy()
  await user.clear(reels)
  await user.type(reels, '100')
  await user.tab()
  expect(await screen.findByText(/^50\s%$/u)).toBeTruthy()
  await user.click(screen.getByRole('tab', { name: 'Comptes' }))
  await user.click(await screen.findByRole('tab', { name: 'Plan' }))
  expect(await screen.findByText(/Modifications non enregistrées/)).toBeTruthy()
  expect(screen.getByText(/^50\s%$/u)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Abandonner les modifications' }))
  expect(await screen.findByText(/^75\s%$/u)).toBeTruthy()
})

test('puts core’s refusal under its field', async () => {
  const plans = keeper(someRules())
  const core: Answers = {
    ...plans.core,
    'plans.save': () => {
      throw refusal('BAD_INPUT', { issues: [{ path: 'rules.minSpacingMinutes', code: 'too_big' }] })
    },
  }
  const { user } = renderApp({ path, core })
  await user.click(await screen.findByText('Deux comptes peuvent publier à la même minute'))
  await user.click(screen.getByRole('button', { name: 'Enregistrer le plan' }))
  expect(await screen.findByText('Valeur refusée.')).toBeTruthy()
  expect(screen.getByText('Corrigez les champs signalés.')).toBeTruthy()
})

test('shows what an unsaved plan changes, then saves, schedules a choice of it and takes that back', async () => {
  const plans = keeper(someRules())
  const { user } = renderApp({ path, core: plans.core })
  await user.click(await screen.findByText('Deux comptes peuvent publier à la même minute'))
  await user.click(screen.getByRole('button', { name: 'Voir ce que cela change' }))
  for (const count of ['1 nouvelle', '1 déplacée', '1 inchangée', '1 annulée', '1 à remplir', '1 bloquée'])
    expect(await screen.findByRole('radio', { name: count })).toBeTruthy()
  expect(plans.calls.propose[0]).toMatchObject({ creatorId, days: 14, draft: { accountId: null, rules: { sameMinute: true } } })
  expect(screen.getByText('Il faut 3 reels, la médiathèque en a 1')).toBeTruthy()
  expect(screen.getByText('Il manque la description de loge.jpg')).toBeTruthy()
  expect(screen.getByText(/^de sam. 14 mars 12:00$/)).toBeTruthy()
  expect(screen.getByText('Enregistrez le plan pour pouvoir planifier.')).toBeTruthy()
  await expectAccessible()

  await user.click(screen.getByRole('button', { name: 'Enregistrer le plan' }))
  await user.click(await screen.findByRole('checkbox', { name: /ven. 13 mars/ }))
  const schedule = await screen.findByRole('button', { name: 'Planifier 1 publication' })
  expect(screen.getByText('Sélection partielle : rien ne sera annulé.')).toBeTruthy()
  await waitFor(() => expect((schedule as HTMLButtonElement).disabled).toBe(false))
  await user.click(schedule)
  expect(await screen.findByText('Planning mis à jour')).toBeTruthy()
  expect(plans.calls.apply).toEqual([{ creatorId, from: sampleNow, days: 14, digest: 'one', keys: ['slot-2'] }])
  await user.click(screen.getByRole('button', { name: 'Défaire' }))
  expect(await screen.findByText('3 changements défaits')).toBeTruthy()

  await user.click(screen.getByRole('radio', { name: '1 bloquée' }))
  expect(screen.queryByText('Soir 1')).toBeNull()
  expect(screen.getByText('Soir 5')).toBeTruthy()
})

test('says when the schedule changed meanwhile, and proposes anew', async () => {
  const plans = keeper(someRules())
  let digest = 'one'
  const core: Answers = {
    ...plans.core,
    'plans.propose': () => aProposal({ digest, findings: [], ...(digest === 'two' && { slots: [aSlot(6)] }) }),
    'plans.apply': (input) => {
      if (input.digest === 'two') return { batchId: sampleId('bat', 1), created: 1, moved: 0, cancelled: 1, left: 0 }
      digest = 'two'
      throw refusal('STATE_CHANGED', { what: 'plan', state: 'changed' })
    },
  }
  const { user } = renderApp({ path, core, language: 'en' })
  await user.click(await screen.findByRole('button', { name: 'See what it changes' }))
  const schedule = async (label: string) => {
    await user.click(await screen.findByRole('button', { name: label }))
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Cancel 1 scheduled publication?' }))
    expect(dialog.getByText(/· Matin$/)).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: label }))
  }
  await schedule('Schedule 2 posts, cancel 1')
  expect(await screen.findByText('The schedule changed meanwhile')).toBeTruthy()
  expect(await screen.findByText('Soir 6')).toBeTruthy()
  await schedule('Schedule 1 post, cancel 1')
  expect(await screen.findByText('1 scheduled · 1 dropped')).toBeTruthy()
})

test('says that somebody saved meanwhile, shows both, and saves over it when told to', async () => {
  const plans = keeper(someRules())
  const { user } = renderApp({ path, core: plans.core })
  await user.click(await screen.findByText('Deux comptes peuvent publier à la même minute'))
  plans.put(null, someRules({ jitterMinutes: 10 }), 'Hugo Petit')
  await user.click(screen.getByRole('button', { name: 'Enregistrer le plan' }))
  expect(await screen.findByText('Quelqu’un a enregistré ce plan entre-temps')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Comparer les deux' }))
  const dialog = await screen.findByRole('dialog', { name: 'Deux plans' })
  const rows = within(dialog)
    .getAllByRole('row')
    .map((row) => row.textContent)
  expect(rows[1]).toContain('Variation naturelle (minutes)4510')
  await expectAccessible()
  await user.click(within(dialog).getByRole('button', { name: 'Enregistrer les miennes' }))
  expect(await screen.findByText('Plan enregistré (version 3)')).toBeTruthy()
  expect(plans.newest(null)?.rules).toMatchObject({ sameMinute: true, jitterMinutes: 45 })
})

test('gives an account a plan of its own, and lets it follow its model’s again', async () => {
  const plans = keeper(someRules())
  const { user } = renderApp({ path, core: plans.core })
  await user.click(await screen.findByRole('button', { name: /Plan de/ }))
  await user.click(await screen.findByRole('option', { name: /@lea.test/ }))
  expect(await screen.findByText('Ce compte suit le plan du modèle')).toBeTruthy()
  await user.click(screen.getByRole('switch', { name: 'Plan propre à ce compte' }))
  await user.click(await screen.findByRole('button', { name: 'Enregistrer le plan' }))
  await waitFor(() => expect(plans.newest(accountId)?.version).toBe(1))
  await user.click(screen.getByRole('switch', { name: 'Plan propre à ce compte' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Suivre le plan du modèle' }))
  expect(await screen.findByText('Ce compte suit le plan du modèle')).toBeTruthy()
  expect(plans.newest(accountId)).toBeNull()
})

test('lists the versions, shows one, and restores it as a new one', async () => {
  const plans = keeper(someRules())
  plans.put(null, someRules({ minSpacingMinutes: 33 }), 'Hugo Petit')
  const { user } = renderApp({ path, core: plans.core })
  await user.click(await screen.findByRole('button', { name: 'Versions du plan' }))
  const dialog = await screen.findByRole('dialog', { name: 'Versions du plan' })
  expect(await within(dialog).findByText('33')).toBeTruthy()
  await user.click(within(dialog).getByRole('option', { name: /^Version 1/ }))
  expect(await within(dialog).findByText('90')).toBeTruthy()
  await expectAccessible()
  await user.click(within(dialog).getByRole('button', { name: 'Rétablir cette version' }))
  expect(await screen.findByText('Version 1 rétablie (nouvelle version 3)')).toBeTruthy()
  expect(plans.newest(null)?.rules.minSpacingMinutes).toBe(90)
})

test('lets an admin set the markets’ hours, and a model see whose the plan is', async () => {
  const plans = keeper(someRules())
  const set = vi.fn<(preset: unknown) => void>()
  const core: Answers = {
    ...plans.core,
    'plans.setPreset': (preset) => {
      set(preset)
      return preset
    },
  }
  const { user, unmount } = renderApp({ path, core })
  await user.click(await screen.findByRole('button', { name: 'Horaires des marchés' }))
  const dialog = await screen.findByRole('dialog', { name: 'Horaires des marchés' })
  const france = await within(dialog).findByRole('form', { name: 'France' })
  await user.click(within(france).getByRole('button', { name: 'Retirer la plage 1' }))
  await user.click(within(france).getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(set).toHaveBeenCalledWith(expect.objectContaining({ market: 'france', quiet: [] })))
  await expectAccessible()
  unmount()

  renderApp({ path, core: { ...plans.core, 'session.current': () => aMe({ role: 'model', creatorIds: [creatorId] }) } })
  expect(await screen.findByText('Le plan est tenu par l’équipe')).toBeTruthy()
})

test('fills a gap of the plan from the library, at the plan’s own time', async () => {
  const sent: Record<'list' | 'create' | 'schedule' | 'place', unknown> = { list: null, create: null, schedule: null, place: null }
  const other = { publicationId: sampleId('pub', 3), accountHandle: 'lea.test', dueAt: new Date('2026-03-10T17:30:00Z') }
  const reel = { ...anAsset({ kind: 'video', fileName: 'loge.mp4', mimeType: 'video/mp4', seconds: 8, alt: 'La loge en accéléré' }) }
  const core: Answers = {
    ...keeper(someRules()).core,
    'assets.list': (input) => {
      sent.list = input
      const asked = { folder: '', tags: [], sensitive: false, paid: false, note: '', words: [], suitability: [], uses: 0 }
      return { items: [{ ...reel, ...asked, lastUsedAt: null, removedAt: null, erasedAt: null }], next: undefined }
    },
    'posts.check': () => ({ kind: 'video', counts: [], problems: [] }),
    'calendar.checkPlace': (input) => {
      sent.place = input
      return [aBrokenRule('asset.reused', { other, actual: 6, allowed: 14 })]
    },
    'publications.get': () => aDetail(aPublication({ id: sampleId('pub', 7), state: 'awaiting_approval' })),
    'posts.create': (input) => {
      sent.create = input
      return aPost()
    },
    'posts.schedule': (input) => {
      sent.schedule = input
      return { publicationIds: [sampleId('pub', 7)] }
    },
  }
  const { user } = renderApp({ path, core })
  await user.click(await screen.findByRole('button', { name: 'Voir ce que cela change' }, { timeout: 40_000 }))
  await user.click(await screen.findByRole('button', { name: /^Remplir cette place/ }, { timeout: 20_000 }))
  const dialog = await screen.findByRole('dialog', { name: 'Remplir une place du plan' })
  const act = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Planifier' })
  expect(act.disabled).toBe(true)
  await user.click(await within(dialog).findByRole('button', { name: 'La loge en accéléré' }))
  await user.type(within(dialog).getByRole('textbox', { name: /Texte/ }), 'Ce soir')
  expect(await within(dialog).findByText('Cela ne respecte pas le plan')).toBeTruthy()
  expect(sent.place).toMatchObject({ accountId, text: 'Ce soir', at: { wall: '2026-03-16T18:30' }, assetIds: [reel.id] })
  await expectAccessible()
  await user.click(within(dialog).getByRole('button', { name: 'Planifier quand même' }))
  expect(await screen.findByText(/^Place remplie\s: elle attend l’accord$/)).toBeTruthy()
  expect(sent.list).toMatchObject({ creatorId, kind: 'video', suitableFor: 'bluesky' })
  expect(sent.create).toMatchObject({ creatorId, content: { text: 'Ce soir', assets: [{ alt: 'La loge en accéléré' }] } })
  expect(sent.schedule).toMatchObject({ accountIds: [accountId], at: { wall: '2026-03-16T18:30', zone: 'Europe/Paris' } })
})
