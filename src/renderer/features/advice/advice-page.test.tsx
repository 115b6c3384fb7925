import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Advice, AdviceEvidence, AdvicePreview } from '../../../contract/advice.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import type { Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, sampleId, sampleNow } from '../../testing/samples.ts'

const lea = aCreator()
const accountId = sampleId('acc', 1)

const anAdvice = (number: number, changes: Partial<Advice> = {}): Advice => ({
  id: sampleId('adv', number),
  creatorId: lea.id,
  creatorName: lea.name,
  accountId,
  accountHandle: 'lea.test',
  platform: 'bluesky',
  market: 'france',
  subject: { kind: 'hours', weekHours: [20, 21, 44, 45, 5 * 24 + 11] },
  expected: { effect: 0.184, low: 0.09, high: 0.27 },
  ownPosts: 240,
  posts: 3120,
  check: { effect: 0.14, low: 0.02, high: 0.27, posts: 410, plain: 0.03 },
  state: 'open',
  changesPlan: true,
  at: sampleNow,
  decidedAt: null,
  followUp: null,
  ...changes,
})
const evidence: AdviceEvidence = {
  hours: Array.from({ length: 168 }, (_, weekHour) => ({
    weekHour,
    effect: weekHour === 21 ? 0.3 : 0,
    low: -0.1,
    high: 0.4,
    posts: 3,
    marketPosts: 20,
  })),
  kinds: [],
  hashtags: [{ tag: 'coulisses', effect: 0.2, low: 0.1, high: 0.3, posts: 80 }],
  lengths: [],
  paces: [],
  days: 90,
}

const core = (advice: Advice[], told: [string, unknown][] = [], more: Answers = {}): Answers => ({
  'creators.list': () => [lea],
  'advice.list': ({ state }) => ({
    advice: advice.filter((one) => one.state === state),
    unadvised: [{ creatorId: lea.id, creatorName: lea.name, accountId, accountHandle: 'peu.test', platform: 'x', posts: 4, least: 20 }],
    at: sampleNow,
    isRunning: false,
  }),
  'advice.evidence': () => evidence,
  'advice.apply': (input) => {
    told.push(['apply', input])
    return anAdvice(1, { state: 'applied' })
  },
  'advice.reopen': (input) => {
    told.push(['reopen', input])
    return anAdvice(1)
  },
  ...more,
})
const page = async () => within(await screen.findByRole('main'))

test('says what to change, what it is expected to bring and on what it stands, and applies it with one press', async () => {
  const told: [string, unknown][] = []
  const { container, user } = renderApp({ path: '/advice', core: core([anAdvice(1)], told) })
  const main = await page()
  expect(await main.findByText(/^Publier vers 20\s?h et 21\s?h en semaine, vers 11\s?h le week-end$/)).toBeTruthy()
  expect(main.getByText(/\+18\s?% \(entre \+9\s?% et \+27\s?%\)/)).toBeTruthy()
  expect(main.getByText(/240 de ses publications, parmi 3\s?120 du marché/)).toBeTruthy()
  expect(main.getByText(/4 publications mesurées/)).toBeTruthy()
  await user.click(main.getByRole('button', { name: /^Pourquoi/ }))
  expect(await main.findByText(/Vérifié sur les trois dernières semaines.*\+14\s?%.*410 publications/)).toBeTruthy()
  expect(main.getAllByRole('cell')).toHaveLength(168)
  await expectAccessible(container)
  await user.click(main.getByRole('button', { name: /^Appliquer au plan/ }))
  expect(told).toEqual([['apply', { adviceId: sampleId('adv', 1) }]])
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  expect(told[1]).toEqual(['reopen', { adviceId: sampleId('adv', 1) }])
})

test('keeps what was decided, with what became of it', async () => {
  const held = anAdvice(2, {
    state: 'applied',
    subject: { kind: 'hashtag', tag: 'coulisses', use: true },
    accountId: null,
    accountHandle: null,
    platform: null,
    changesPlan: false,
    decidedAt: sampleNow,
    followUp: { verdict: 'held', following: 34, others: 50, measured: { effect: 0.12, low: 0.03, high: 0.22 }, against: 'since' },
  })
  renderApp({ path: '/advice?state=applied', core: core([held]), language: 'en' })
  const main = await page()
  expect(await main.findByText('Use #coulisses more often')).toBeTruthy()
  expect(main.getByText(/held: \+12% \(between \+3% and \+22%\) on 34 posts against 50 others/)).toBeTruthy()
  expect(main.getByText('The composer reminds those who write. Undone, it says nothing of it any more.')).toBeTruthy()
  expect(main.getByRole('button', { name: /^Undo/ })).toBeTruthy()
})

test.each([
  ['en', /held: \+31% \(between \+12% and \+54%\) on 40 posts against 22 others/, /Compared: posts at hours when/],
  ['fr', /tenu\s: \+31\s?% \(entre \+12\s?% et \+54\s?%\) sur 40 publications contre 22 autres/u, /Le suivi compare les publications/],
] as const)('says what became of speaking to another market, and what was compared (%s)', async (language, held, compared) => {
  const subject: Advice['subject'] = {
    kind: 'market',
    shares: [{ market: 'us_west', share: 1 }],
    now: [{ market: 'france', share: 1 }],
    confidence: 'high',
    evidence: [{ source: 'followers', people: 1000, shares: [{ market: 'us_west', share: 1 }] }],
  }
  const market = anAdvice(4, {
    state: 'applied',
    subject,
    accountId: null,
    accountHandle: null,
    platform: null,
    market: 'us_west',
    expected: null,
    decidedAt: sampleNow,
    followUp: { verdict: 'held', following: 40, others: 22, measured: { effect: 0.31, low: 0.12, high: 0.54 }, against: 'since' },
  })
  const { container } = renderApp({ path: '/advice?state=applied', core: core([market]), language })
  const main = await page()
  expect(await main.findByText(held)).toBeTruthy()
  expect(main.getByText(compared)).toBeTruthy()
  expect(main.getByRole('button', { name: /^(Undo|Défaire)/ })).toBeTruthy()
  await expectAccessible(container)
})

test('says when nothing stands out from chance', async () => {
  renderApp({ path: '/advice', core: core([]) })
  expect(await (await page()).findByText('Aucun conseil pour l’instant')).toBeTruthy()
})

test('shows what a slower pace does to the plan before it is applied, and what other advice does when it is asked for', async () => {
  const preview: AdvicePreview = {
    days: 28,
    posts: { now: 120, then: 56 },
    mostPerDay: { now: 6, then: 2 },
    kinds: [],
    markets: [],
    atHours: { now: 12, then: 40 },
    tagged: null,
  }
  const pace = anAdvice(3, { subject: { kind: 'pace', pace: 'few' } })
  const { user } = renderApp({ path: '/advice', core: core([pace, anAdvice(1)], [], { 'advice.preview': () => preview }), language: 'en' })
  const main = await page()
  const rows = async (name: RegExp) =>
    within(await main.findByRole('row', { name }))
      .getAllByRole('cell')
      .map(({ textContent }) => textContent)
  expect(await rows(/^Posts a day at the most/)).toEqual(['6', '2'])
  expect(main.queryByText('Posts at the hours advised')).toBeNull()
  await user.click(main.getByRole('button', { name: /^What changes : Publish/ }))
  expect(await rows(/^Posts at the hours advised/)).toEqual(['12', '40'])
})

test('many pieces are shown a part at a time, and by what they are about, as the address says', async () => {
  const hashtag = { kind: 'hashtag', tag: 'coulisses', use: true } as const
  const many = Array.from({ length: 30 }, (_, index) => anAdvice(index + 1, index < 2 ? { subject: hashtag } : {}))
  const { user, router } = renderApp({ path: '/advice', core: core(many) })
  const list = await screen.findByRole('list', { name: /À décider/u })
  expect(list.children).toHaveLength(25)
  await user.click(screen.getByRole('button', { name: /Afficher les 5 autres/u }))
  expect(list.children).toHaveLength(30)
  await user.click(screen.getByRole('button', { name: /Sujet des conseils/u }))
  await user.click(screen.getByRole('option', { name: 'Hashtags' }))
  expect(router.state.location.search).toEqual({ about: 'hashtag' })
  expect((await screen.findByRole('list', { name: /À décider/u })).children).toHaveLength(2)
})
