import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { RecordingNotifier } from '../../../test/harness/test-ports.ts'
import { quietEnd } from './channels/quiet.ts'
import { createQuietNotifier, quietUntil } from './quiet-notifier.ts'
import type { AtDesktop, Whose } from './quiet-notifier.ts'

const night = { from: '22:00', to: '07:00', urgent: false }
const paris = (quiet: AtDesktop['quiet'] = night): AtDesktop => ({ userId: 'usr_paris', quiet, zone: 'Europe/Paris' })
const at = (text: string) => Date.parse(text)

describe('whether the desktop is left in peace', () => {
  it('is so while everybody there wants it, on the clock of each', () => {
    const midnight = at('2026-03-02T23:00:00Z')
    expect(quietUntil([paris()], midnight, false)).toBe(at('2026-03-03T06:00:00Z'))
    expect(quietUntil([paris(), paris(null)], midnight, false)).toBeNull()
    // New York has its evening.
    expect(quietUntil([paris(), { userId: 'usr_york', quiet: night, zone: 'America/New_York' }], midnight, false)).toBeNull()
    expect(quietUntil([paris()], at('2026-03-02T12:00:00Z'), false)).toBeNull()
    expect(quietUntil([], midnight, false)).toBeNull()
  })

  it('lets through what is urgent only where one of them wants that', () => {
    const midnight = at('2026-03-02T23:00:00Z')
    expect(quietUntil([paris()], midnight, true)).toBe(at('2026-03-03T06:00:00Z'))
    expect(quietUntil([paris({ ...night, urgent: true })], midnight, true)).toBeNull()
    expect(quietUntil([paris({ ...night, urgent: true })], midnight, false)).toBe(at('2026-03-03T06:00:00Z'))
  })

  it('is never so past the end of anybody’s hours', () => {
    const clock = fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    const person = fc.record({
      quiet: fc.option(fc.record({ from: clock, to: clock, urgent: fc.boolean() })),
      zone: fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
    })
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 400 * 86_400_000 }),
        fc.boolean(),
        (people, since, isUrgent) => {
          const now = at('2026-01-01T00:00:00Z') + since
          const until = quietUntil(people, now, isUrgent)
          if (until === null) return
          expect(until).toBeGreaterThan(now)
          expect(until - now).toBeLessThanOrEqual(25 * 3_600_000)
          for (const { quiet, zone } of people) expect(quietEnd(now, quiet, zone) ?? 0).toBeGreaterThanOrEqual(until)
        },
      ),
    )
  })
})

describe('what comes meanwhile', () => {
  const setUp = (people: AtDesktop[]) => {
    const clock = new FakeClock(at('2026-03-02T23:00:00Z'))
    const notifier = new RecordingNotifier()
    const hidden = new Set<string | null>()
    const mayTell = ({ creatorId }: Whose) => !hidden.has(creatorId)
    return {
      clock,
      notifier,
      people,
      hidden,
      desk: createQuietNotifier({ clock, notifier, atDesktop: () => people, language: () => 'en', mayTell }),
    }
  }
  const notice = (title: string, isUrgent = false) => ({ title, body: 'b', link: `/${title}`, isUrgent })

  it('is told as one when it is over, urgent things at once', async () => {
    const { clock, notifier, desk } = setUp([paris({ ...night, urgent: true })])
    desk.notify(notice('one'))
    desk.notify(notice('two'))
    desk.notify(notice('now', true))
    expect(notifier.shown).toEqual([{ title: 'now', body: 'b', link: '/now' }])
    await clock.advance(7 * 3_600_000, async () => undefined)
    expect(notifier.shown.slice(1)).toEqual([{ title: 'During your quiet hours: 2 notifications', body: 'one · two', link: '/alerts' }])
  })

  it('that is for somebody is told where they sit or nobody does, by their hours', async () => {
    const york: AtDesktop = { userId: 'usr_york', quiet: null, zone: 'America/New_York' }
    const { clock, notifier, people, desk } = setUp([paris(), york])
    const titles = () => notifier.shown.map(({ title }) => title)
    desk.notify({ ...notice('york'), people: ['usr_york'] })
    desk.notify({ ...notice('paris'), people: ['usr_paris'] })
    desk.notify({ ...notice('elsewhere'), people: ['usr_oslo'] })
    expect(titles()).toEqual(['york'])
    await clock.advance(7 * 3_600_000, async () => undefined)
    expect(titles()).toEqual(['york', 'paris'])
    people.splice(0)
    desk.notify({ ...notice('nobody there'), people: ['usr_oslo'] })
    expect(titles()).toEqual(['york', 'paris', 'nobody there'])
  })

  it('is told to whoever is there by then only where they may see it', async () => {
    const { clock, notifier, desk, hidden } = setUp([paris()])
    desk.notify({ ...notice('hers'), about: [{ creatorId: 'crt_1' }] })
    desk.notify({ ...notice('another’s'), about: [{ creatorId: 'crt_2' }] })
    hidden.add('crt_2')
    await clock.advance(7 * 3_600_000, async () => undefined)
    expect(notifier.shown.map(({ title }) => title)).toEqual(['hers'])
  })

  it('is told as it is when it is alone, and waits on where the hours were made longer', async () => {
    const people = [paris()]
    const { clock, notifier, desk } = setUp(people)
    desk.notify(notice('one'))
    people[0] = paris({ ...night, to: '09:00' })
    await clock.advance(7 * 3_600_000 + 1, async () => undefined)
    expect(notifier.shown).toEqual([])
    await clock.advance(2 * 3_600_000, async () => undefined)
    expect(notifier.shown).toEqual([{ title: 'one', body: 'b', link: '/one' }])
    desk[Symbol.dispose]()
  })
})
