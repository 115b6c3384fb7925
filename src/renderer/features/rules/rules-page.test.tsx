import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Rule, RuleSpec, RuleTrouble, WouldDo } from '../../../contract/rules.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, anAccount, aPlatform, sampleId, sampleNow } from '../../testing/samples.ts'

const lea = aCreator()
const account = anAccount()
const spec: RuleSpec = {
  trigger: { on: 'comment' },
  conditions: {
    languages: ['fr'],
    sentiments: ['positive'],
    spam: false,
    relevant: null,
    words: { any: [], none: [] },
    authors: { only: [], never: [] },
    withinHours: 24,
    platforms: [],
    accountIds: [],
    markets: [],
    unanswered: true,
  },
  actions: [{ do: 'like' }],
  delay: { fromMinutes: 2, toMinutes: 9 },
  perDay: 20,
}
const aRule = (changes: Partial<Rule> = {}): Rule => ({
  id: sampleId('rul', 1),
  creatorId: lea.id,
  creatorName: lea.name,
  name: 'Aimer les réponses',
  spec,
  isOn: true,
  nextAt: null,
  troubles: [],
  week: { wanted: 9, done: 7 },
  ...changes,
})
const trouble = (kind: RuleTrouble['kind'], changes: Partial<RuleTrouble> = {}): RuleTrouble => ({
  kind,
  with: null,
  platform: null,
  act: null,
  blocks: false,
  ...changes,
})
const would = (number: number, changes: Partial<WouldDo> = {}): WouldDo => ({
  do: 'like',
  on: { itemId: sampleId('inb', number), author: `fan${number}.test`, text: `Magnifique ${number}`, at: sampleNow },
  accountHandle: account.handle,
  platform: 'bluesky',
  dueAt: sampleNow,
  text: null,
  gate: { verdict: 'allowed', rule: 'bluesky.like.engaged', putOff: null },
  left: null,
  ...changes,
})
const where = { source: 'https://example.test/follows', readOn: '2026-11-30' }
const core: Answers = {
  'creators.list': () => [lea],
  'accounts.list': () => [account],
  'savedReplies.list': () => [],
  'rules.list': () => [],
  'rules.acts': () => ({ items: [] }),
  'rules.met': () => ({ items: [] }),
  'platforms.list': () => [
    aPlatform({ inbox: { followers: where, mentions: where } }),
    { ...aPlatform({ inbox: { mentions: where } }), id: 'x', name: 'X' },
    { ...aPlatform({ replies: false }), id: 'tiktok', name: 'TikTok' },
  ],
}
const sentence =
  /Quand un commentaire arrive, s’il est positif, en français, autre chose que du spam, sans réponse et de moins de 24\sheures, aimer, entre 2 et 9 minutes après, au plus 20 par jour\./

test('each rule is a sentence, with what it came to, its troubles, and a way to turn it off', async () => {
  let rules = [
    aRule({ troubles: [trouble('both_answer', { with: 'Remercier' }), trouble('never_there', { platform: 'x', act: 'like' })] }),
    aRule({
      id: sampleId('rul', 2),
      name: 'Éteinte',
      isOn: false,
      spec: { ...spec, trigger: { on: 'schedule', at: '18:00', days: [1, 5] }, actions: [{ do: 'hide' }, { do: 'tag', tag: 'À voir' }] },
    }),
  ]
  const { user } = renderApp({
    path: '/rules',
    core: {
      ...core,
      'rules.list': () => rules,
      'rules.setOn': ({ ruleId, isOn }) => {
        rules = rules.map((one) => (one.id === ruleId ? { ...one, isOn } : one))
        return aRule({ isOn })
      },
    },
  })
  const list = within(await screen.findByRole('list', { name: 'Règles' }))
  expect(list.getByText(sentence)).toBeTruthy()
  expect(list.getByText(/Le lundi et vendredi à 18:00, pour chaque commentaire qui attend.*masquer et étiqueter « À voir »/)).toBeTruthy()
  expect(list.getAllByText('Ces 7 jours : 7 faits sur 9')).toHaveLength(2)
  expect(list.getByText(/« Remercier » peut répondre au même commentaire/)).toBeTruthy()
  expect(list.getByText(/Sur X, ceci n’est permis à aucun programme : Aimer/)).toBeTruthy()
  await expectAccessible()
  await user.click(list.getByRole('button', { name: /Éteindre.*Aimer les réponses/ }))
  await waitFor(() => expect(list.getAllByText('Éteinte').length).toBeGreaterThan(2))
})

test('a usual case is begun from the list, changed, tried out on the last week and kept', async () => {
  const told: [string, unknown][] = []
  const { user, router } = renderApp({
    path: '/rules',
    core: {
      ...core,
      'rules.tryOut': (input) => {
        told.push(['tryOut', input.spec.actions])
        return {
          seen: 40,
          matched: 2,
          total: 3,
          acts: [
            would(1),
            would(2, { do: 'answer', text: 'Merci !', gate: { verdict: 'later', rule: 'bluesky.answer_comment', putOff: 'quiet' } }),
            would(3, { left: 'cap', gate: null }),
          ],
          troubles: [trouble('answers_spam')],
        }
      },
      'rules.save': (input) => {
        told.push(['save', input])
        return aRule({ name: input.name, isOn: false })
      },
      'rules.get': () => aRule({ isOn: false }),
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Nouvelle règle' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Remercier pour un commentaire positif en anglais' }))
  const name = await screen.findByRole('textbox', { name: 'Nom de la règle' })
  expect((name as HTMLInputElement).value).toBe('Remercier pour un commentaire positif en anglais')
  expect(
    screen.getByText(/s’il est positif, en anglais, autre chose que du spam, sans réponse et de moins de 24\sheures, aimer et répondre,/),
  ).toBeTruthy()
  // Whoever wrote in English is answered in English, also by a French manager's rule.
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Réponses/ }).value).toContain('Thank you so much {name}!')
  await user.click(screen.getByRole('checkbox', { name: 'anglais' }))
  await user.click(screen.getByRole('checkbox', { name: 'français' }))
  expect(screen.getByText(/s’il est positif, en français, autre chose que du spam/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Essayer' }))
  const tried = within(await screen.findByRole('region', { name: 'Ce qu’elle aurait fait la semaine passée' }))
  expect(tried.getByText(/40 commentaires et publications gardés.*2 correspondent\. Rien n’est parti/)).toBeTruthy()
  expect(tried.getByText('Automatique')).toBeTruthy()
  expect(tried.getByText('Plus tard : heures calmes')).toBeTruthy()
  expect(tried.getByText('Non : au-delà de son maximum par jour')).toBeTruthy()
  expect(tried.getByText(/choisissez « Spam : non »/)).toBeTruthy()
  await expectAccessible()
  const texts = screen.getByRole('textbox', { name: /^Réponses/ })
  await user.clear(texts)
  await user.type(texts, 'Merci !')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByText(/Il faut au moins deux réponses différentes/)).toBeTruthy()
  await user.type(texts, '\nMerci {{prénom} !\n')
  expect(await screen.findByText(/^{prénom} n’est pas une variable/)).toBeTruthy()
  await user.clear(texts)
  await user.type(texts, 'Merci !\nMerci à toi !\n')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(router.state.location.pathname).toBe(`/rules/${sampleId('rul', 1)}`))
  expect(told.find(([what]) => what === 'save')).toMatchObject([
    'save',
    {
      creatorId: lea.id,
      spec: { actions: [{ do: 'like' }, { do: 'answer', texts: ['Merci !', 'Merci à toi !'] }], conditions: { languages: ['fr'] } },
    },
  ])
})

test('a rule is turned on once what it would have done is there; what it did is listed; it is deleted after a question', async () => {
  let isOn = false
  let removed = false
  const { user, router } = renderApp({
    path: `/rules/${sampleId('rul', 1)}`,
    core: {
      ...core,
      'rules.get': () => aRule({ isOn }),
      'rules.tryOut': () => ({ seen: 1, matched: 1, total: 1, acts: [would(1)], troubles: [] }),
      'rules.setOn': (input) => {
        isOn = input.isOn
        return aRule({ isOn })
      },
      'rules.remove': () => {
        removed = true
        return {}
      },
      'rules.acts': () => ({
        items: [
          {
            id: sampleId('aut', 1),
            creatorId: lea.id,
            creatorName: lea.name,
            accountId: account.id,
            accountHandle: account.handle,
            platform: 'bluesky',
            publicationId: null,
            act: 'like',
            on: { author: 'fan.test', url: 'https://example.test/1', text: 'Magnifique' },
            text: null,
            by: { kind: 'rule', id: sampleId('rul', 1), name: 'Aimer les réponses' },
            state: 'dropped',
            stateSince: sampleNow,
            dueAt: sampleNow,
            gate: null,
            dropReason: 'cap',
            failure: null,
            doneAt: null,
            pressedBy: null,
            url: null,
            ours: true,
          },
        ],
      }),
    },
  })
  expect(await screen.findByText(sentence)).toBeTruthy()
  const on = await screen.findByRole('button', { name: 'Allumer' })
  await screen.findByRole('list', { name: 'Ce qu’elle aurait fait la semaine passée' })
  expect(
    within(screen.getByRole('list', { name: 'Ce qu’elle a fait' })).getByText(/le maximum de la règle est atteint|limite|maximum/),
  ).toBeTruthy()
  await expectAccessible()
  await user.click(on)
  expect(await screen.findByRole('button', { name: 'Éteindre' })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Supprimer' }))
  const dialog = within(await screen.findByRole('alertdialog').catch(() => screen.findByRole('dialog')))
  await user.click(dialog.getByRole('button', { name: 'Supprimer' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/rules'))
  expect(removed).toBe(true)
})

test('a rule with troubles is turned on after a question that says them; one that could do nothing is not', async () => {
  let asked = 0
  const core2 = (troubles: RuleTrouble[]) => ({
    ...core,
    'rules.get': () => aRule({ isOn: false, troubles }),
    'rules.tryOut': () => ({ seen: 1, matched: 1, total: 1, acts: [would(1)], troubles }),
    'rules.setOn': () => {
      asked += 1
      return aRule({ isOn: true })
    },
  })
  const path = `/rules/${sampleId('rul', 1)}`
  const { user, unmount } = renderApp({ path, core: core2([trouble('both_script', { with: 'Bienvenue' })]) })
  await screen.findByRole('list', { name: 'Ce qu’elle aurait fait la semaine passée' })
  await user.click(screen.getByRole('button', { name: 'Allumer' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  expect(dialog.getByText(/La règle « Bienvenue » peut commencer un scénario avec le même message/)).toBeTruthy()
  expect(asked).toBe(0)
  await user.click(dialog.getByRole('button', { name: 'Allumer' }))
  await waitFor(() => expect(asked).toBe(1))
  unmount()
  renderApp({ path, core: core2([trouble('never_there', { platform: 'instagram', act: 'like', blocks: true })]) })
  await screen.findByRole('list', { name: 'Ce qu’elle aurait fait la semaine passée' })
  expect(screen.getByText(/Elle ne peut pas être allumée : un de ses gestes ne pourrait rien faire/)).toBeTruthy()
  expect(screen.getByText(/choisissez d’autres plateformes, ou un autre geste/)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Allumer' }).disabled).toBe(true)
})

test('a rule is copied for other models in one go, and what stays behind is said', async () => {
  const zoe = aCreator({ id: sampleId('crt', 2), name: 'Zoé' })
  const mia = aCreator({ id: sampleId('crt', 3), name: 'Mia' })
  const asked: unknown[] = []
  const { user } = renderApp({
    path: `/rules/${sampleId('rul', 1)}`,
    core: {
      ...core,
      'creators.list': () => [lea, zoe, mia],
      'rules.get': () => aRule({ isOn: false }),
      'rules.tryOut': () => ({ seen: 1, matched: 1, total: 1, acts: [would(1)], troubles: [] }),
      'rules.copy': (input) => {
        asked.push(input)
        const copies = input.to.map((creatorId, index) => ({ creatorId, creatorName: '', ruleId: sampleId('rul', index + 2), isNew: true }))
        return { copies, without: ['amplify' as const] }
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Copier pour d’autres modèles' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.queryByRole('checkbox', { name: lea.name })).toBeNull()
  await user.click(await dialog.findByRole('button', { name: 'Tous les choisir' }))
  await expectAccessible()
  await user.click(dialog.getByRole('button', { name: 'Copier' }))
  expect(await screen.findByText(/Règle copiée pour 2\smodèles/)).toBeTruthy()
  expect(screen.getByText(/Sans ce qui est propre à ce modèle : faire republier par les relais/)).toBeTruthy()
  expect(asked).toEqual([{ ruleId: sampleId('rul', 1), to: [zoe.id, mia.id] }])
})

test('what was written stays when another model is chosen, save what is the first one’s', async () => {
  const zoe = aCreator({ id: sampleId('crt', 2), name: 'Zoé' })
  const hers = anAccount({ id: sampleId('acc', 9), handle: 'lea.other.test' })
  const { user } = renderApp({
    path: '/rules/new?preset=thankEn',
    core: { ...core, 'creators.list': () => [lea, zoe], 'accounts.list': () => [account, hers] },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Nom de la règle' }), ' vite')
  await user.click(await screen.findByRole('checkbox', { name: new RegExp(`@${hers.handle}`) }))
  expect(screen.getByText(/s’il est .*à @lea\.other\.test/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Modèle$/ }))
  await user.click(await screen.findByRole('option', { name: 'Zoé' }))
  expect(screen.getByDisplayValue('Remercier pour un commentaire positif en anglais vite')).toBeTruthy()
  expect(screen.queryByText(/à @lea\.other\.test/)).toBeNull()
})

test('a rule that is changed and not kept cannot be turned on as it was', async () => {
  const { user } = renderApp({
    path: `/rules/${sampleId('rul', 1)}`,
    core: {
      ...core,
      'rules.get': () => aRule({ isOn: false }),
      'rules.save': () => aRule({ isOn: false }),
      'rules.tryOut': () => ({ seen: 1, matched: 1, total: 1, acts: [would(1)], troubles: [] }),
    },
  })
  await screen.findByRole('list', { name: 'Ce qu’elle aurait fait la semaine passée' })
  const on = await screen.findByRole<HTMLButtonElement>('button', { name: 'Allumer' })
  await waitFor(() => expect(on.disabled).toBe(false))
  await user.type(screen.getByRole('textbox', { name: 'Nom de la règle' }), ' !')
  expect(on.disabled).toBe(true)
  expect(screen.getByText('Enregistrez vos changements avant de l’allumer.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(on.disabled).toBe(false))
})

test('a rule that is begun and not kept is asked about before the page is left', async () => {
  const { user, router } = renderApp({
    path: '/rules/new?preset=thankEn',
    core: { 'rules.list': () => [], 'creators.list': () => [lea], 'accounts.list': () => [account] },
  })
  await user.type(await screen.findByRole('textbox', { name: 'Nom de la règle' }), ' vite')
  await user.click(screen.getByRole('link', { name: 'Règles' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Rester' }))
  expect(router.state.location.pathname).toBe('/rules/new')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Nom de la règle' }).value).toMatch(/ vite$/)
})

test('speaks English, and says that there is none, or that it could not be read', async () => {
  let isDown = true
  const { user } = renderApp({
    path: '/rules',
    language: 'en',
    core: {
      ...core,
      'rules.list': () => {
        if (isDown) throw refusal('INTERNAL', { id: 'x' })
        return [aRule({ spec: { ...spec, trigger: { on: 'score', least: 75 }, actions: [{ do: 'notify' }] } })]
      },
    },
  })
  const again = await screen.findByRole('button', { name: /again/i })
  isDown = false
  await user.click(again)
  expect(
    await screen.findByText(
      'When a post’s score comes to 75, if it is less than 24 hours old, tell us, between 2 and 9 minutes later, at most 20 a day.',
    ),
  ).toBeTruthy()
})

test('a new follower is a trigger where the platform names them; where not, the builder says so and does not offer it', async () => {
  const onX = anAccount({ id: sampleId('acc', 2), platform: 'x', handle: 'lea_x' })
  const { user } = renderApp({
    path: '/rules/new?preset=newFollower',
    core: { ...core, 'accounts.list': () => [account, onX] },
  })
  expect(
    await screen.findByText(
      /Quand quelqu’un s’abonne au compte, depuis moins de 24\sheures, prévenir, tout de suite, au plus 50 par jour\./,
    ),
  ).toBeTruthy()
  expect(await screen.findByText('X ne dit pas qui s’abonne : un nouvel abonné n’y déclenche rien.')).toBeTruthy()
  // Who follows said nothing: neither tone nor language, and no account of X.
  expect(screen.queryByRole('group', { name: /^Ton/ })).toBeNull()
  expect(screen.queryByRole('checkbox', { name: /lea_x/ })).toBeNull()
  const acts = within(screen.getByRole('group', { name: /^Alors/ }))
  expect(acts.getAllByRole('checkbox')).toHaveLength(2)
  await user.click(acts.getByRole('checkbox', { name: 'étiqueter ce que cette personne dira' }))
  await user.type(screen.getByRole('textbox', { name: /^Étiquette/ }), 'Nouveau')
  expect(await screen.findByText(/étiqueter « Nouveau » ce que cette personne dira et prévenir/)).toBeTruthy()
  await expectAccessible()
})

test('a model without a platform that names followers is not offered the trigger', async () => {
  const onX = anAccount({ platform: 'x', handle: 'lea_x' })
  const { user } = renderApp({ path: '/rules/new?preset=blank', core: { ...core, 'accounts.list': () => [onX] } })
  expect(await screen.findByText('X ne dit pas qui s’abonne : un nouvel abonné n’y déclenche rien.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: /Quand/ }))
  const options = within(await screen.findByRole('listbox'))
  expect(options.getByRole('option', { name: 'Quelqu’un nomme le compte' })).toBeTruthy()
  expect(options.queryByRole('option', { name: 'Quelqu’un s’abonne au compte' })).toBeNull()
})

test('a platform that tells an application nothing of what is said is not offered for it, and the builder says so', async () => {
  const onTikTok = anAccount({ id: sampleId('acc', 2), platform: 'tiktok', handle: 'lea_tok' })
  const { user } = renderApp({ path: '/rules/new?preset=blank', core: { ...core, 'accounts.list': () => [account, onTikTok] } })
  expect(await screen.findByText(/De cela, TikTok ne dit rien à une application : rien n’y déclenche cette règle\./)).toBeTruthy()
  expect(screen.queryByRole('checkbox', { name: /lea_tok/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: /Quand/ }))
  await user.click(await screen.findByRole('option', { name: 'Une publication est sortie' }))
  expect(screen.queryByText(/De cela, TikTok/)).toBeNull()
  expect(await screen.findByRole('checkbox', { name: /lea_tok/ })).toBeTruthy()
})

test('what set a rule off is told with its name, the new followers among it', async () => {
  renderApp({
    path: `/rules/${sampleId('rul', 1)}`,
    core: {
      ...core,
      'rules.get': () => aRule({ spec: { ...spec, trigger: { on: 'follower' }, actions: [{ do: 'notify' }] } }),
      'rules.tryOut': () => ({ seen: 12, matched: 3, total: 0, acts: [], troubles: [] }),
      'rules.met': () => ({
        items: [
          {
            id: sampleId('flw', 1),
            what: 'follower',
            metAt: sampleNow,
            at: sampleNow,
            author: 'zoe.test',
            authorName: 'Zoé',
            text: '',
            url: 'https://example.test/zoe',
            accountHandle: account.handle,
            platform: 'bluesky',
          },
        ],
      }),
    },
  })
  const list = within(await screen.findByRole('list', { name: 'Ce qui l’a déclenchée' }))
  expect(list.getByText('Zoé (@zoe.test)')).toBeTruthy()
  expect(list.getByText('s’est abonné')).toBeTruthy()
  expect(list.getByRole('link', { name: /Ouvrir sur Bluesky/ }).getAttribute('href')).toBe('https://example.test/zoe')
  expect(await screen.findByText(/Sur les 12 nouveaux abonnés connus des 7 derniers jours, 3 correspondent/)).toBeTruthy()
})

test('a new rule of an agency without models says what it needs first', async () => {
  renderApp({ path: '/rules/new', core: { 'creators.list': () => [] } })
  await screen.findByText(/Aucun modèle/u)
  expect(screen.getByRole('link', { name: /Voir les modèles/u }).getAttribute('href')).toBe('/creators')
})

test('where there is no script or group to choose, it says why and leads to where one is made', async () => {
  const { user } = renderApp({
    path: '/rules/new?preset=blank',
    core: {
      ...core,
      'scripts.list': () => [],
      'amplifiers.list': () => [],
      'platforms.list': () => [aPlatform({ inbox: { mentions: where, messages: { ...where, text: { unit: 'graphemes', max: 1000 } } } })],
    },
  })
  const choose = async (trigger: string, act: string) => {
    await user.click(await screen.findByRole('button', { name: /Quand/ }))
    await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: trigger }))
    await user.click(screen.getByRole('checkbox', { name: act }))
  }
  await choose('Un message privé arrive', 'commencer le scénario')
  expect(await screen.findByText(/Ce modèle n’a aucun scénario/)).toBeTruthy()
  expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Écrire un scénario' }).pathname).toBe('/scripts')
  await choose('Une publication est sortie', 'faire republier par les relais')
  expect(await screen.findByText(/Ce modèle n’a aucun groupe de relais/)).toBeTruthy()
  expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Créer un groupe' }).pathname).toBe('/amplifiers')
  await expectAccessible()
})

test('a rule that was changed and then deleted asks nothing of what was written', async () => {
  const { user, router } = renderApp({
    path: `/rules/${sampleId('rul', 1)}`,
    core: {
      ...core,
      'rules.get': () => aRule(),
      'rules.tryOut': () => ({ seen: 0, matched: 0, total: 0, acts: [], troubles: [] }),
      'rules.remove': () => ({}),
    },
  })
  await user.type(await screen.findByRole('textbox', { name: /Nom de la règle/ }), ' encore')
  await user.click(screen.getByRole('button', { name: 'Supprimer' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await user.click(dialog.getByRole('button', { name: 'Supprimer' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/rules'))
})
