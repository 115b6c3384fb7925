import { expect, it } from 'vitest'
import { instagram } from '../../src/core/platforms/instagram/index.ts'
import { tiktok } from '../../src/core/platforms/tiktok/index.ts'
import { x } from '../../src/core/platforms/x/index.ts'
import { adapters } from '../../src/core/platforms/registry.gen.ts'
import { choiceTexts, termTexts } from '../../src/contract/choice-text.ts'
import type { Choice } from '../../src/contract/platforms.ts'

const all: readonly Choice[] = [...adapters, instagram, tiktok, x].flatMap(({ capabilities }) => capabilities.choices?.list ?? [])

it.each(['fr', 'en'] as const)('everything that can be chosen has words (%s)', (language) => {
  expect(all.length).toBeGreaterThan(0)
  for (const choice of all) {
    const text = choiceTexts[language][choice.name]
    expect(text?.label, choice.name).toBeTruthy()
    if (choice.kind === 'one_of') for (const { id } of choice.values) expect(text?.values?.[id], `${choice.name} ${id}`).toBeTruthy()
    if (choice.kind === 'agree') for (const { id } of choice.terms) expect(termTexts[language][id], id).toBeTruthy()
  }
})
