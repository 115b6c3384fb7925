import { expect, test } from 'vitest'
import { clocksBeside, timesOn } from './hour-clocks.ts'

const [paris, newYork, chicago, kolkata] = ['Europe/Paris', 'America/New_York', 'America/Chicago', 'Asia/Kolkata']
/** The week in which America's clocks go back (1 November) and Europe's went the Sunday before. */
const apart = ['2026-10-26', '2026-10-31', '2026-11-01']
const week = ['2026-11-09', '2026-11-10']
const viewer = { zone: paris, name: 'vous' }

test('an hour of the grid on another clock, half hours too', () => {
  expect(timesOn(newYork, '15:00', week, paris)).toEqual(['09:00'])
  expect(timesOn(kolkata, '15:00', week, paris)).toEqual(['19:30'])
})

test('both times where a clock changes among the days shown; none for an hour that does not exist', () => {
  expect(timesOn(newYork, '15:00', apart, paris)).toEqual(['10:00', '09:00'])
  expect(timesOn(newYork, '02:00', ['2026-03-29'], paris)).toEqual([])
})

test('the viewer’s clock comes first, then those of most posts; none that says what the grid says', () => {
  const post = (zone: string, creatorId: string) => ({ at: { wall: '2026-11-09T18:00', zone }, creatorId })
  const market = (creatorId: string) => (creatorId === 'lea' ? [paris, newYork] : [])
  const items = [post(paris, 'lea'), post(paris, 'lea'), post(chicago, 'mia'), post('Europe/Madrid', 'ana')]
  expect(clocksBeside(items, market, viewer, week, paris)).toEqual([
    { zone: newYork, name: 'New York' },
    { zone: chicago, name: 'Chicago' },
  ])
  expect(clocksBeside(items, market, viewer, week, newYork)).toEqual([
    { zone: paris, name: 'vous' },
    { zone: chicago, name: 'Chicago' },
  ])
  expect(clocksBeside([], market, viewer, week, paris)).toEqual([])
})
