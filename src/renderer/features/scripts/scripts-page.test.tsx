import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Script, ScriptDraft, ScriptRun } from '../../../contract/scripts.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe, anAccount, aPlatform, sampleId, sampleNow } from '../../testing/samples.ts'

const lea = aCreator()
const account = anAccount()
const script: Script = {
  id: sampleId('scr', 1),
  creatorId: null,
  name: 'Accueil',
  platforms: ['bluesky', 'instagram'],
  language: null,
  trigger: { kind: 'first_message' },
  stopWords: [],
  link: 'https://example.test/join',
  steps: [
    { id: 's1', kind: 'say', text: 'Bonjour {name}, je suis {creator}.' },
    {
      id: 's2',
      kind: 'listen',
      hours: 12,
      branches: [{ when: { is: 'contains', words: ['lien'] }, goTo: 's4' }],
      otherwise: 'end',
      silent: 'next',
    },
    { id: 's3', kind: 'say', text: 'Toujours là ?' },
    { id: 's4', kind: 'say', text: 'Le voici : {link}' },
  ],
  isOn: true,
  updatedBy: 'Claire',
  updatedAt: sampleNow,
  running: 2,
}
const run: ScriptRun = {
  id: sampleId('srn', 1),
  scriptId: script.id,
  scriptName: script.name,
  creatorId: lea.id,
  creatorName: lea.name,
  accountId: account.id,
  accountHandle: account.handle,
  platform: 'bluesky',
  person: 'fan.test',
  personName: null,
  itemId: sampleId('inb', 1),
  startedAt: sampleNow,
  startedBy: null,
  phase: 'listening',
  step: 2,
  steps: 4,
  said: 1,
  nextAt: new Date(sampleNow.getTime() + 3_600_000),
  heldBy: null,
  ended: null,
  toCopy: null,
}
const core: Answers = {
  'scripts.list': () => [script],
  'scripts.runs': () => ({ items: [] }),
  'scripts.check': () => ({ findings: [] }),
  'creators.list': () => [lea],
  'accounts.list': () => [account],
}
const asManager: Answers = { 'session.current': () => aMe({ role: 'manager', language: 'en', creatorIds: [lea.id] }) }

test('lists scripts, switches one off, and asks before it deletes one', async () => {
  const told: unknown[] = []
  const { user } = renderApp({
    path: '/scripts',
    core: {
      ...core,
      'scripts.setOn': (input) => {
        told.push(input)
        return { ...script, isOn: false }
      },
      'scripts.remove': (input) => {
        told.push(input)
        return {}
      },
    },
  })
  const list = within(await screen.findByRole('list', { name: 'Scénarios' }))
  expect(list.getByText('Accueil')).toBeTruthy()
  expect(list.getByText('2 conversations en cours')).toBeTruthy()
  await expectAccessible()
  await user.click(list.getByRole('button', { name: 'Désactiver Accueil' }))
  await user.click(list.getByRole('button', { name: 'Supprimer Accueil' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  expect(dialog.getByText('Il s’arrête dans 2 conversations en cours.')).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Supprimer' }))
  await waitFor(() => expect(told).toEqual([{ scriptId: script.id, on: false }, { scriptId: script.id }]))
})

test('what is the agency’s is an admin’s to change', async () => {
  renderApp({ path: '/scripts', core: { ...core, ...asManager } })
  const list = within(await screen.findByRole('list', { name: 'Scripts' }))
  expect(list.queryByRole('button')).toBeNull()
})

test('a script is written step by step, reads as a conversation, says what is wrong, and is saved', async () => {
  let saved: { draft: ScriptDraft } | undefined
  const { user } = renderApp({
    path: `/scripts?script=${script.id}`,
    core: {
      ...core,
      'scripts.check': ({ draft }) => ({
        findings: draft.steps.flatMap((step) =>
          step.kind === 'say' && step.text.includes('{prenom}')
            ? [{ step: step.id, rule: 'unknown_variable' as const, severity: 'error' as const, of: 'prenom', actual: null, allowed: null }]
            : [],
        ),
      }),
      'scripts.save': (input) => {
        saved = input
        return script
      },
      'scripts.rehearse': () => ({
        conversations: 3,
        matched: 1,
        shown: [
          {
            accountId: account.id,
            accountHandle: account.handle,
            platform: 'bluesky' as const,
            person: 'fan.test',
            lines: [
              { from: 'them' as const, text: 'Coucou', at: sampleNow },
              { from: 'script' as const, text: 'Bonjour Fan', at: sampleNow },
            ],
            ended: { at: sampleNow, reason: 'said_word' as const, detail: 'remboursement' },
          },
        ],
      }),
    },
  })
  const preview = within(await screen.findByRole('list', { name: 'Aperçu de la conversation' }))
  expect(preview.getByText('Bonjour Alex, je suis Léa Duval.')).toBeTruthy()
  expect(preview.getByText(/example.test/)).toBeTruthy()
  expect(preview.queryByText(/Toujours là/)).toBeNull()
  await expectAccessible()
  await user.click(preview.getByRole('button', { name: /À l’étape 2, supposer/ }))
  await user.click(await screen.findByRole('option', { name: 'Aucune réponse' }))
  expect(preview.getByText(/Toujours là/)).toBeTruthy()

  const first = screen.getByRole('textbox', { name: 'Message de l’étape 1' })
  await user.clear(first)
  await user.type(first, 'Salut {{prenom}')
  expect(await screen.findByText(/Cette variable n’existe pas/)).toBeTruthy()
  await user.clear(first)
  await user.type(first, 'Salut ')
  await user.click(screen.getAllByRole('button', { name: 'prénom ou nom' })[0] as HTMLElement)
  expect(preview.getByText('Salut Alex')).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Retirer l’étape 4' }))
  await user.click(screen.getByRole('button', { name: 'Ajouter une étape' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Patienter' }))

  await user.click(screen.getByRole('button', { name: 'Essayer sur la semaine passée' }))
  expect(await screen.findByText('1 sur 3 conversations auraient commencé ce scénario.')).toBeTruthy()
  expect(screen.getByText(/Mot d’arrêt \(remboursement\)/)).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(saved).toBeDefined())
  expect(saved?.draft.steps.map((step) => (step.kind === 'say' ? step.text : step.kind))).toEqual([
    'Salut {name}',
    'listen',
    'Toujours là ?',
    'wait',
  ])
  expect(saved?.draft.steps[1]).toMatchObject({ branches: [{ goTo: 'end' }], otherwise: 'end', silent: 'next' })
  expect(await screen.findByRole('list', { name: 'Scénarios' })).toBeTruthy()
})

test('a link that is none is told at its field, and not sent', async () => {
  const { user } = renderApp({ path: `/scripts?script=${script.id}`, core })
  const link = await screen.findByRole('textbox', { name: /^Lien du scénario/ })
  await user.clear(link)
  await user.type(link, 'example.test')
  expect(await screen.findByText('Une adresse complète, avec https://.')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Enregistrer' }).disabled).toBe(true)
  await user.clear(link)
  await user.type(link, 'https://')
  expect(screen.getByText('Une adresse complète, avec https://.')).toBeTruthy()
  await user.type(link, 'example.test/a')
  await waitFor(() => expect(screen.queryByText('Une adresse complète, avec https://.')).toBeNull())
})

test('a new one by a manager is for one of her creators, begun by words', async () => {
  let saved: { draft: ScriptDraft } | undefined
  const { user } = renderApp({
    path: '/scripts',
    core: {
      ...core,
      ...asManager,
      'scripts.list': () => [],
      'scripts.save': (input) => {
        saved = input
        return script
      },
    },
    language: 'en',
  })
  expect(await screen.findByText('No script')).toBeTruthy()
  await user.click(screen.getAllByRole('button', { name: 'New script' })[0] as HTMLElement)
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Prices')
  await user.click(screen.getByRole('button', { name: /Begins/ }))
  await user.click(await screen.findByRole('option', { name: 'When a message contains a word' }))
  await user.type(screen.getByRole('textbox', { name: 'Words that begin it' }), 'price{Enter}')
  await user.type(screen.getByRole('textbox', { name: 'Message of step 2' }), 'Hello')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(saved?.draft).toMatchObject({ creatorId: lea.id, trigger: { kind: 'keyword', words: ['price'] } }))
})

test('shows where scripts run, takes over, and says why others ended', async () => {
  const told: unknown[] = []
  const { user } = renderApp({
    path: '/scripts?tab=going',
    core: {
      ...core,
      'scripts.runs': ({ show }) => ({
        items:
          show === 'going'
            ? [run, { ...run, id: sampleId('srn', 2), person: 'other.test', heldBy: 'Claire' }]
            : [
                {
                  ...run,
                  phase: null,
                  step: null,
                  nextAt: null,
                  ended: { at: sampleNow, reason: 'human_answered' as const, detail: 'Claire' },
                },
              ],
      }),
      'scripts.takeOver': (input) => {
        told.push(input)
        return run
      },
    },
  })
  expect(await screen.findByText(new RegExp(`@${account.handle} avec @fan.test`))).toBeTruthy()
  expect(screen.getByText('Attend une réponse')).toBeTruthy()
  expect(screen.getByText('Arrêté par Claire')).toBeTruthy()
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Reprendre la main avec fan.test' }))
  await waitFor(() => expect(told).toEqual([{ runId: run.id }]))
  await user.click(screen.getByRole('tab', { name: 'Terminées' }))
  expect(await screen.findByText('Une personne a répondu (Claire)')).toBeTruthy()
})

test('prepares texts to copy where a person sends them', async () => {
  const told: unknown[] = []
  const ready = {
    ...run,
    itemId: null,
    platform: 'onlyfans' as const,
    phase: 'saying' as const,
    step: 1,
    nextAt: null,
    toCopy: { step: 's1', text: 'Bonjour Bob' },
  }
  const { user } = renderApp({
    path: '/scripts?tab=copy',
    core: {
      ...core,
      'scripts.runs': () => ({ items: [ready] }),
      'scripts.markSaid': (input) => {
        told.push(input)
        return ready
      },
      'scripts.markHeard': (input) => {
        told.push(input)
        return ready
      },
    },
  })
  expect(await screen.findByText('Bonjour Bob')).toBeTruthy()
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Marquer comme envoyé à fan.test' }))
  await user.click(screen.getByRole('button', { name: 'Noter une réponse' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Sa réponse' }), 'Oui')
  await user.click(dialog.getByRole('button', { name: 'Noter une réponse' }))
  await waitFor(() =>
    expect(told).toEqual([
      { runId: run.id, step: 's1' },
      { runId: run.id, text: 'Oui' },
    ]),
  )
})

test('begins a script with somebody on a platform without an API', async () => {
  const told: unknown[] = []
  const hers = { ...anAccount(), id: sampleId('acc', 7), platform: 'onlyfans' as const, handle: 'lea' }
  const { user } = renderApp({
    path: '/scripts',
    core: {
      ...core,
      'platforms.list': () => [
        {
          ...aPlatform({ assisted: { site: 'https://onlyfans.com', linkExample: 'https://onlyfans.com/1/lea' } }),
          id: 'onlyfans' as const,
        },
      ],
      'accounts.list': () => [hers],
      'scripts.list': () => [{ ...script, platforms: ['onlyfans'] }],
      'scripts.startFor': (input) => {
        told.push(input)
        return run
      },
    },
  })
  await screen.findByRole('list', { name: 'Scénarios' })
  await user.click(screen.getByRole('button', { name: 'Commencer avec quelqu’un' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(await dialog.findByRole('textbox', { name: 'Pseudo de la personne' }), 'bob')
  await user.click(dialog.getByRole('button', { name: 'Commencer' }))
  await waitFor(() => expect(told).toEqual([{ accountId: hers.id, scriptId: script.id, person: 'bob' }]))
})

test('what is written and not saved is asked about before the page is left', async () => {
  const { user, router } = renderApp({ path: `/scripts?script=${script.id}`, core })
  const name = await screen.findByRole('textbox', { name: 'Nom' })
  await user.type(name, ' du soir')
  await user.click(screen.getByRole('button', { name: 'Tous les scénarios' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: /Quitter cette page/ }))
  await user.click(dialog.getByRole('button', { name: 'Rester' }))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Nom' }).value).toBe('Accueil du soir')
  await user.click(screen.getByRole('button', { name: 'Tous les scénarios' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Quitter sans enregistrer' }))
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('script'))
  expect(await screen.findByRole('list', { name: 'Scénarios' })).toBeTruthy()
})

test('what could not be looked at leaves nothing of what was found before, and says so', async () => {
  let fails = false
  const { user } = renderApp({
    path: `/scripts?script=${script.id}`,
    core: {
      ...core,
      'scripts.check': () => {
        if (fails) throw refusal('BAD_INPUT', { issues: [] })
        return { findings: [{ step: null, rule: 'says_nothing', severity: 'error', of: null, actual: null, allowed: null }] }
      },
    },
  })
  expect(await screen.findByText('Ce scénario n’envoie aucun message')).toBeTruthy()
  fails = true
  await user.type(screen.getByRole('textbox', { name: /^Nom/ }), ' encore')
  expect(await screen.findByText('Pas encore vérifié : un champ n’est pas rempli comme il faut.')).toBeTruthy()
  expect(screen.queryByText('Ce scénario n’envoie aucun message')).toBeNull()
  // Nor does it come back while the next is looked at.
  await user.type(screen.getByRole('textbox', { name: /^Nom/ }), ' !')
  expect(screen.queryByText('Ce scénario n’envoie aucun message')).toBeNull()
})
