import { expect, it } from 'vitest'
import { planFindingText } from './plan-finding-text.ts'
import { planFinding } from './plans.ts'
import type { PlanFinding } from './plans.ts'

const finding = (changes: Partial<PlanFinding> = {}): PlanFinding => ({
  rule: 'library.short',
  accountId: null,
  date: null,
  days: 1,
  kind: 'reel',
  bandId: null,
  wanted: 3,
  possible: 1,
  ...changes,
})

it('says what is wanted, what there is, and the way out', () => {
  expect(planFindingText(finding(), 'fr')).toEqual({
    says: 'Il faut 3 reels, la médiathèque en a 1',
    todo: 'Ajoutez-en 2, réduisez leur part dans la répartition, l’engagement quotidien ou le délai avant réemploi.',
  })
  expect(planFindingText(finding({ wanted: 1, possible: 0 }), 'en').says).toBe('1 reel is wanted, the library has 0')
})

it('agrees with each figure in each language: none is one in French, many in English', () => {
  const full = finding({ rule: 'band.full', kind: null, wanted: 6, possible: 0 })
  expect(planFindingText(full, 'fr').says).toContain('6 publications voulues, 0 tient')
  expect(planFindingText(full, 'en').says).toContain('6 posts wanted, 0 fit')
})

it('has words for every rule, with nothing left to fill in', () => {
  for (const rule of planFinding.shape.rule.options)
    for (const language of ['fr', 'en'] as const)
      for (const kind of ['onlyfans_post', null] as const) {
        const { says, todo } = planFindingText(finding({ rule, kind }), language)
        expect(`${says} ${todo}`).not.toMatch(/[{}]/)
        expect(says.length * todo.length).toBeGreaterThan(0)
      }
})
