import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AmplifierGrant, AmplifierGroup } from '../../../contract/amplifiers.ts'
import type { QueuedAct } from '../../../contract/automation.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, anAccount, sampleId, sampleNow } from '../../testing/samples.ts'

const lea = aCreator()
const relay = anAccount({ id: sampleId('acc', 7), handle: 'relais.test' })
const free = anAccount({ id: sampleId('acc', 8), handle: 'libre.test' })
const onInstagram = anAccount({ id: sampleId('acc', 9), handle: 'insta', platform: 'instagram' })
const aGrant = (changes: Partial<AmplifierGrant> = {}): AmplifierGrant => ({
  id: sampleId('amp', 1),
  accountId: relay.id,
  accountHandle: relay.handle,
  platform: 'bluesky',
  ownerName: lea.name,
  kinds: null,
  verdict: 'allowed',
  grantedBy: 'Alix',
  grantedAt: sampleNow,
  revokedBy: null,
  revokedAt: null,
  ...changes,
})
const aGroup = (changes: Partial<AmplifierGroup> = {}): AmplifierGroup => ({
  id: sampleId('amg', 1),
  creatorId: lea.id,
  creatorName: lea.name,
  name: 'Relais France',
  rules: {
    market: 'france',
    kinds: ['photo', 'video'],
    minLikes: 10,
    medianPercent: null,
    firstAfterMinutes: 15,
    lastAfterMinutes: 240,
    withinHours: 48,
    accountPerDay: 3,
    groupPerDay: 10,
  },
  isOn: true,
  paused: null,
  grants: [aGrant()],
  ...changes,
})
const anAct = (changes: Partial<QueuedAct> = {}): QueuedAct => ({
  id: sampleId('aut', 1),
  creatorId: lea.id,
  creatorName: lea.name,
  accountId: relay.id,
  accountHandle: relay.handle,
  platform: 'bluesky',
  publicationId: sampleId('pub', 1),
  act: 'repost',
  on: { author: 'lea.test', url: 'https://bsky.app/profile/lea.test/post/1', text: null },
  text: null,
  by: { kind: 'amplifier', id: sampleId('amg', 1), name: 'Relais France' },
  state: 'due',
  stateSince: sampleNow,
  dueAt: new Date('2026-03-12T11:00:00Z'),
  gate: null,
  dropReason: null,
  failure: null,
  doneAt: null,
  pressedBy: null,
  url: null,
  ours: true,
  ...changes,
})
const read = { source: 'https://docs.example.test/rules', readOn: '2026-11-23' }
const core: Answers = {
  'amplifiers.list': () => [aGroup()],
  'amplifiers.acts': () => ({ items: [] }),
  'creators.list': () => [lea],
  'accounts.list': () => [relay, free, onInstagram],
  'automation.rules': () => ({
    rules: [
      { id: 'bluesky.repost', platform: 'bluesky', act: 'repost', when: ['of_agency'], verdict: 'allowed', reason: 'own_post', ...read },
      { id: 'instagram.repost', platform: 'instagram', act: 'repost', when: [], verdict: 'not_by_api', reason: 'no_such_call', ...read },
    ],
  }),
}

test('shows each group, what it keeps to, who is in it by whose word; it is switched, and an account taken out', async () => {
  const told: unknown[] = []
  let group = aGroup()
  const { user } = renderApp({
    path: '/amplifiers',
    core: {
      ...core,
      'amplifiers.list': () => [group],
      'amplifiers.setOn': (input) => {
        told.push(['setOn', input.isOn])
        return (group = { ...group, isOn: input.isOn })
      },
      'amplifiers.revoke': (input) => {
        told.push(['revoke', input.grantId])
        return (group = { ...group, grants: [aGrant({ revokedBy: 'Claire', revokedAt: sampleNow })] })
      },
    },
  })
  const list = within(await screen.findByRole('list', { name: 'Groupes de relais' }))
  expect(list.getByRole('heading', { name: 'Relais France' })).toBeTruthy()
  expect(list.getByText(/À partir de 10 j’aime\./)).toBeTruthy()
  expect(list.getByText('@relais.test', { exact: false })).toBeTruthy()
  expect(list.getByText(/Autorisé par Alix/)).toBeTruthy()
  await expectAccessible()
  await user.click(list.getByRole('checkbox', { name: /En marche/ }))
  await user.click(await list.findByRole('button', { name: 'Retirer @relais.test' }))
  expect(await list.findByText('Aucun compte n’est autorisé.')).toBeTruthy()
  await user.click(list.getByText('Autorisations retirées'))
  expect(list.getByText(/Retirée par Claire/)).toBeTruthy()
  expect(told).toEqual([
    ['setOn', false],
    ['revoke', sampleId('amp', 1)],
  ])
})

test('a group is set up, and an account is allowed: only those that can repost are offered', async () => {
  const told: unknown[] = []
  let groups: AmplifierGroup[] = []
  const { user } = renderApp({
    path: '/amplifiers',
    core: {
      ...core,
      'amplifiers.list': () => groups,
      'amplifiers.save': (input) => {
        told.push(input)
        const made = aGroup({ name: input.name, rules: input.rules, isOn: false, grants: [] })
        groups = [made]
        return made
      },
      'amplifiers.grant': (input) => {
        told.push(input)
        return aGroup()
      },
    },
  })
  expect(await screen.findByText('Aucun groupe de relais')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Nouveau groupe' }))
  await user.type(await screen.findByRole('textbox', { name: 'Nom' }), 'Paris')
  await user.click(screen.getByRole('checkbox', { name: 'Texte' }))
  await user.click(screen.getByRole('checkbox', { name: 'Attendre un engagement' }))
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await user.click(await screen.findByRole('button', { name: 'Autoriser un compte' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(await dialog.findByRole('combobox', { name: 'Compte' }))
  expect(screen.queryByRole('option', { name: /insta/ })).toBeNull()
  await user.click(await screen.findByRole('option', { name: /libre\.test/ }))
  await user.click(dialog.getByRole('checkbox', { name: 'Vidéo' }))
  await user.click(dialog.getByRole('button', { name: 'Autoriser un compte' }))
  expect(told).toMatchObject([
    { creatorId: lea.id, name: 'Paris', rules: { kinds: ['photo', 'photo_set', 'video'], minLikes: 10, medianPercent: 100 } },
    { creatorId: lea.id, groupId: sampleId('amg', 1), amplifier: free.id, kinds: ['photo', 'photo_set'] },
  ])
})

test('a paused group says why, and a person resumes it', async () => {
  let group = aGroup({
    paused: {
      at: sampleNow,
      accountId: relay.id,
      accountHandle: relay.handle,
      failure: { code: 'RATE_LIMITED', data: { platform: 'bluesky', retryAt: '2026-03-12T15:00:00.000Z' } },
    },
  })
  const { user } = renderApp({
    path: '/amplifiers',
    core: {
      ...core,
      'amplifiers.list': () => [group],
      'amplifiers.resume': () => (group = aGroup()),
    },
  })
  expect(await screen.findByText(/En pause.*@relais\.test/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Reprendre' }))
  await screen.findByRole('list', { name: 'Comptes autorisés' })
  expect(screen.queryByText(/En pause/)).toBeNull()
})

test('the dry run says what would have been reposted and what was left alone, and why', async () => {
  const post = { publicationId: sampleId('pub', 1), text: 'Répétition', postedBy: 'lea.test', publishedAt: sampleNow }
  const { user } = renderApp({
    path: '/amplifiers',
    core: {
      ...core,
      'amplifiers.preview': () => ({
        from: new Date('2026-03-05T09:00:00Z'),
        to: sampleNow,
        posts: 2,
        reposts: [{ ...post, accountId: relay.id, accountHandle: relay.handle, at: sampleNow, likes: 15, verdict: 'needs_click' }],
        passed: [{ ...post, publicationId: sampleId('pub', 2), text: '', why: 'threshold', accounts: [] }],
      }),
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Essai à blanc' }))
  const dialog = within(await screen.findByRole('dialog', { name: /la semaine passée/ }))
  const reposts = within(await dialog.findByRole('list', { name: 'Aurait republié' }))
  expect(reposts.getByText('Répétition')).toBeTruthy()
  expect(reposts.getByText(/15 j’aime alors/)).toBeTruthy()
  expect(reposts.getByText('attendrait un clic')).toBeTruthy()
  expect(dialog.getByText(/sous le seuil/)).toBeTruthy()
})

test('shows what waits and what was reposted', async () => {
  const { user } = renderApp({
    path: '/amplifiers',
    core: {
      ...core,
      'amplifiers.acts': () => ({
        items: [
          anAct(),
          anAct({ id: sampleId('aut', 2), state: 'done', doneAt: sampleNow, url: 'https://bsky.app/x' }),
          anAct({ id: sampleId('aut', 3), state: 'dropped', dropReason: 'revoked' }),
        ],
      }),
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Activité' }))
  const acts = within(await screen.findByRole('list', { name: 'Activité de Relais France' }))
  expect(acts.getByText(/Prévu/)).toBeTruthy()
  expect(acts.getByText(/Republié/)).toBeTruthy()
  expect(acts.getByText(/autorisation retirée/)).toBeTruthy()
})

test('speaks English, and says what it could not read with a way to try again', async () => {
  let isDown = true
  const { user } = renderApp({
    path: '/amplifiers',
    language: 'en',
    core: {
      ...core,
      'amplifiers.list': () => {
        if (isDown) throw refusal('INTERNAL', { id: 'x' })
        return [aGroup()]
      },
    },
  })
  const again = await screen.findByRole('button', { name: /again/i })
  isDown = false
  await user.click(again)
  expect(await screen.findByText(/From 10 likes on\./)).toBeTruthy()
})
