/** What a rule may say to somebody, in the order of choice. Pure. */
import { fillReply } from '../../../contract/fill-reply.ts'
import { chanceOf } from '../../planning/keyed-chance.ts'

/** Each once, in an order that is the rule's for this subject. */
export const wordsFor = (ruleId: string, name: string, texts: readonly string[], of: Parameters<typeof fillReply>[1]): string[] => {
  const chance = chanceOf(ruleId)
  const filled = [...new Set(texts.map((text) => fillReply(text, of).trim()))]
  return filled
    .map((text) => ({ text, place: chance(`words ${name} ${text}`) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ text }) => text)
}
