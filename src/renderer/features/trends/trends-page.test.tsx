import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Trend, TrendSourceState } from '../../../contract/trends.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe, sampleId, sampleNow } from '../../testing/samples.ts'

const lea = aCreator()

const aTrend = (number: number, changes: Partial<Trend> = {}): Trend => ({
  id: sampleId('trd', number),
  source: 'google',
  country: 'FR',
  platform: null,
  name: 'yoga en plein air',
  volume: 2000,
  detail: 'Le yoga du dimanche',
  url: 'https://news.example/yoga',
  firstSeenAt: sampleNow,
  lastSeenAt: sampleNow,
  matches: [],
  ...changes,
})

const aSource = (changes: Partial<TrendSourceState> = {}): TrendSourceState => ({
  source: 'google',
  country: 'FR',
  everyMinutes: 60,
  triedAt: sampleNow,
  succeededAt: sampleNow,
  nextAt: sampleNow,
  failure: null,
  priceUsd: null,
  ...changes,
})

const onX = aSource({ source: 'x', everyMinutes: null, triedAt: null, succeededAt: null, nextAt: null, priceUsd: 0.1 })
const down = aSource({ source: 'bluesky', country: null, failure: 'changed' })
const quota = { accountId: sampleId('acc', 1), handle: 'lea', used: 30, max: 30, days: 7, freeAt: sampleNow }

const core = (all: Trend[], told: [string, unknown][] = [], more: Answers = {}): Answers => {
  const tell =
    <T,>(name: string, answer: (input: never) => T) =>
    (input: never): T => {
      told.push([name, input])
      return answer(input)
    }
  return {
    'creators.list': () => [lea],
    'trends.list': () => ({ trends: all, sources: [aSource(), down, onX], quotas: [quota], interests: [] }),
    'trends.refresh': tell('refresh', () => onX) as never,
    'trends.setSchedule': tell('schedule', () => onX) as never,
    'trends.add': tell('add', () => aTrend(9)) as never,
    'trends.setInterests': tell('interests', () => ({ creatorId: lea.id, themes: ['yoga'], languages: [] })) as never,
    ...more,
  }
}
const page = async () => within(await screen.findByRole('main'))

test('shows what is talked about, whom it suits first, and leads to writing from it', async () => {
  const suits = aTrend(2, { name: 'maquillage', matches: [{ creatorId: lea.id, themes: ['maquillage'] }] })
  renderApp({ path: '/trends', core: core([aTrend(1), suits]) })
  const main = await page()
  const names = (await main.findByRole('list', { name: 'Tendances' })).querySelectorAll('h2')
  expect([...names].map(({ textContent }) => textContent)).toEqual(['maquillage', 'yoga en plein air'])
  expect(main.getByText(`Convient à ${lea.name} : maquillage`)).toBeTruthy()
  const write = main.getByRole('link', { name: new RegExp(`^Écrire pour ${lea.name} : .`) })
  expect(write.getAttribute('href')).toContain(`trend=${suits.id}`)
  expect(write.getAttribute('href')).toContain(`creator=${lea.id}`)
  expect(main.getByRole('link', { name: /^Écrire à partir de ça : ./ }).getAttribute('href')).toContain('/posts/new?trend=')
  await expectAccessible()
})

test('says how each source is, and what reading one costs before it is read', async () => {
  const told: [string, unknown][] = []
  const { user } = renderApp({ path: '/trends', core: core([], told) })
  const main = await page()
  expect(await main.findByText('Aucune tendance pour l’instant')).toBeTruthy()
  expect(main.getByText('La source répond autrement qu’avant : elle n’est plus comprise.')).toBeTruthy()
  expect(main.getByText(/@lea : 30 hashtags différents cherchés sur 30 en 7 jours/)).toBeTruthy()
  await user.click(main.getByRole('button', { name: /Lire X · France \(0,10.\$ au plus\)/ }))
  await waitFor(() => expect(told).toEqual([['refresh', { source: 'x', country: 'FR' }]]))
})

test('takes down what a person saw, and what a model is about', async () => {
  const told: [string, unknown][] = []
  const { user } = renderApp({ path: '/trends', core: core([], told), language: 'en' })
  const main = await page()
  await user.click(await main.findByRole('button', { name: 'Add a trend' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a trend' }))
  await user.click(dialog.getByRole('button', { name: 'Add' }))
  expect(dialog.getByText('Give it a name')).toBeTruthy()
  await user.type(dialog.getByRole('textbox', { name: /Trend/ }), 'Umbrella dance')
  await user.click(dialog.getByRole('button', { name: 'Add' }))
  await waitFor(() =>
    expect(told).toEqual([['add', { name: 'Umbrella dance', platform: 'tiktok', country: 'FR', detail: null, url: null }]]),
  )
  await user.click(main.getByRole('button', { name: `Themes of ${lea.name}` }))
  const themes = within(await screen.findByRole('dialog', { name: `Themes of ${lea.name}` }))
  await user.type(themes.getByRole('textbox', { name: /Themes/ }), 'yoga{Enter}')
  await user.click(themes.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(told[1]).toEqual(['interests', { creatorId: lea.id, themes: ['yoga'], languages: [] }]))
})

test('of a manager has no schedule, and an error says so with a way to try again', async () => {
  const fails = (): never => {
    throw refusal('INTERNAL', { id: 'x' })
  }
  const { unmount } = renderApp({ path: '/trends', core: core([], [], { 'session.current': () => aMe({ role: 'manager' }) }) })
  await screen.findByText('Aucune tendance pour l’instant')
  expect(screen.queryByRole('button', { name: /Lecture de X/ })).toBeNull()
  unmount()
  renderApp({ path: '/trends', core: core([], [], { 'trends.list': fails }) })
  expect(await screen.findByRole('alert')).toBeTruthy()
})
