import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { refusedBudget as sentByCore } from '../../core/store/gate-writer.ts'
import { budgetName, knownBudgetName, refusedBudget } from './budget-name.ts'
import { createFormat } from './format.ts'

const formats = {
  fr: createFormat('fr', 'Europe/Paris', 'vous', () => Date.parse('2026-03-01T12:00:00Z')),
  en: createFormat('en', 'Europe/Paris', 'you', () => Date.parse('2026-03-01T12:00:00Z')),
}

/** Every name that a platform's code or the gate gives a budget. */
const sent = [
  sentByCore,
  ...globSync('src/core/platforms/*/{budget-name,publish-costs}.ts').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/[:\s]'([a-z][a-z_]+)'[,\s]/g)].map(([, name]) => name ?? ''),
  ),
]

describe('names of budgets', () => {
  it('says every name that core can send, in both languages', () => {
    expect(sent.length).toBeGreaterThan(6)
    for (const language of ['fr', 'en'] as const)
      expect(sent.filter((name) => knownBudgetName(name, language, formats[language]) === null)).toEqual([])
    expect(refusedBudget).toBe(sentByCore)
  })

  it('says what a server with limits of its own allows', () => {
    expect(budgetName('500_in_600s', 'en', formats.en)).toBe('Quota of 500 in 10 min')
    expect(budgetName('5000_in_3600s', 'fr', formats.fr)).toMatch(/^Quota de 5\s000 par 1\sh$/)
    expect(budgetName('20_in_unknowns', 'en', formats.en)).toBe('Quota of 20')
  })
})
