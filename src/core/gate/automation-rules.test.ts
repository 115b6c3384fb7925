/** The table is whole, says where it was read, and allows nothing that no adapter does. */
import { describe, expect, it } from 'vitest'
import { automatedActs, automationReasons, automationRule } from '../../contract/automation.ts'
import type { AutomatedAct, Circumstances } from '../../contract/automation.ts'
import { platformIds } from '../../contract/platforms.ts'
import type { InteractionAct } from '../../contract/platforms.ts'
import { adapters } from '../platforms/registry.gen.ts'
import { automationRules, ruleFor } from './automation-rules.ts'

const now = Date.parse('2026-11-29T12:00:00Z')
const hour = 3_600_000
const stranger: Circumstances = { engaged: false, summoned: false, answered: false, ofAgency: false, theirsAt: null }
const verdict = (...[platform, act, changes = {}]: [(typeof platformIds)[number], AutomatedAct, Partial<Circumstances>?]) =>
  ruleFor(platform, act, { ...stranger, ...changes }, now).verdict

const doneBy: Partial<Record<AutomatedAct, InteractionAct>> = {
  like: 'like',
  answer_comment: 'answer',
  answer_mention: 'answer',
  repost: 'repost',
  hide: 'hide',
  message: 'message',
}

describe('the table of what may be automated', () => {
  it('has a rule for every act of every platform, whatever is known, each with its source', () => {
    for (const platform of platformIds)
      for (const act of automatedActs) {
        const last = automationRules.filter((one) => one.platform === platform && one.act === act).at(-1)
        expect(last?.when, `${platform} ${act}`).toEqual([])
      }
    for (const rule of automationRules) expect(automationRule.parse(rule)).toEqual(rule)
    expect(new Set(automationRules.map(({ id }) => id)).size).toBe(automationRules.length)
    expect(new Set(automationRules.map(({ reason }) => reason)).size).toBe(automationReasons.length)
  })

  it('allows only what an adapter does', () => {
    for (const { platform, act } of automationRules.filter((one) => one.verdict === 'allowed')) {
      const offered = adapters.find(({ id }) => id === platform)?.capabilities.interactions ?? []
      expect(
        offered.map((one) => one.act),
        `${platform} ${act}`,
      ).toContain(doneBy[act])
    }
  })

  it('says of X what it took back: no likes, follows or quotes, and answers only to who named the account, once', () => {
    for (const act of ['like', 'follow', 'quote', 'unasked_reply'] as const)
      expect(verdict('x', act, { engaged: true, summoned: true })).toBe('not_by_api')
    expect(verdict('x', 'answer_comment', { engaged: true })).toBe('not_by_api')
    expect(verdict('x', 'answer_comment', { summoned: true })).toBe('allowed')
    expect(verdict('x', 'answer_mention', { summoned: true, answered: true })).toBe('not_by_api')
    expect(verdict('x', 'repost', { ofAgency: true })).toBe('needs_click')
    expect(verdict('x', 'message')).toBe('not_by_api')
    expect(verdict('x', 'message', { theirsAt: now - 48 * hour })).toBe('allowed')
  })

  it('answers a message on Instagram within a day of it, and leaves an older one to a person', () => {
    expect(verdict('instagram', 'message', { theirsAt: now - 23 * hour })).toBe('allowed')
    expect(verdict('instagram', 'message', { theirsAt: now - 24 * hour })).toBe('needs_click')
    expect(verdict('instagram', 'message', { theirsAt: now + hour })).toBe('needs_click')
    expect(verdict('instagram', 'message')).toBe('not_by_api')
  })

  it('acts on Bluesky by itself only with who asked for it', () => {
    expect(verdict('bluesky', 'like', { engaged: true })).toBe('allowed')
    for (const act of ['like', 'follow', 'quote', 'unasked_reply', 'repost', 'message'] as const)
      expect(verdict('bluesky', act)).toBe('needs_click')
  })

  it('does nothing on TikTok or OnlyFans', () => {
    const everything = { engaged: true, summoned: true, ofAgency: true, theirsAt: now }
    for (const platform of ['tiktok', 'onlyfans'] as const)
      for (const act of automatedActs) expect(verdict(platform, act, everything)).toBe('not_by_api')
  })
})
