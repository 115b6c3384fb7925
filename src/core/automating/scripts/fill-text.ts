/** A script's words for whom they go to. Pure. */
import { calledName, type Called } from '../../../contract/fill-reply.ts'
import { scriptVariables, type ScriptVariable } from '../../../contract/scripts.ts'

export type ScriptValues = Readonly<Record<ScriptVariable, string>>

/** Of any letters: one misspelt, {prénom}, is a variable too, and is told. */
const variable = /\{([\p{L}\p{N}_]+)\}/gu

/** What is none of ours stays as it is written. */
export const fillText = (text: string, values: ScriptValues): string =>
  text.replaceAll(variable, (whole, name: string) => {
    const known = scriptVariables.find((one) => one === name)
    return known === undefined ? whole : values[known]
  })

/** As they are written, each once. */
export const variablesIn = (text: string): string[] => [...new Set([...text.matchAll(variable)].map(([, name = '']) => name))]

export interface FilledFor extends Called {
  creatorName: string
  accountHandle: string
}

export const valuesFor = ({ creatorName, accountHandle, ...called }: FilledFor, link: string | null): ScriptValues => ({
  author: `@${called.author}`,
  name: calledName(called),
  creator: creatorName,
  account: `@${accountHandle}`,
  link: link ?? '',
})
