/** A script as a conversation: what is said, along the answers that are supposed. Pure. */
import type { ScriptDraft, ScriptGoTo, ScriptStep, ScriptVariable } from '../../../contract/scripts.ts'

type Listen = Extract<ScriptStep, { kind: 'listen' }>

/** Which way is supposed at a step: `silent`, `otherwise`, or the number of a branch. */
export type Supposed = Readonly<Record<string, string>>

export type PreviewLine =
  | { kind: 'say'; id: string; text: string }
  | { kind: 'wait'; id: string; fromMinutes: number; toMinutes: number }
  | { kind: 'listen'; id: string; step: Listen; supposed: string }
  | { kind: 'end'; id: 'end' }

const variable = /\{(\w+)\}/g

/** What is no variable stays as it is written, so that it is seen. */
export const fillVariables = (text: string, values: Readonly<Record<ScriptVariable, string>>): string =>
  text.replaceAll(variable, (whole, name: string) => (Object.hasOwn(values, name) ? values[name as ScriptVariable] : whole))

/** What they would answer where nobody supposed anything: the first branch, else anything. */
const usual = (step: Listen): string => (step.branches.length > 0 ? '0' : 'otherwise')

const goToOf = (step: Listen, supposed: string): ScriptGoTo =>
  supposed === 'silent' ? step.silent : (step.branches[Number(supposed)]?.goTo ?? step.otherwise)

export const previewLines = (
  { steps }: Pick<ScriptDraft, 'steps'>,
  supposed: Supposed,
  values: Readonly<Record<ScriptVariable, string>>,
): PreviewLine[] => {
  const lines: PreviewLine[] = []
  let index = 0
  // Forward only: what leads back ends it, as it would.
  for (let step = steps[0]; step; step = steps[index]) {
    let goTo: ScriptGoTo = 'next'
    if (step.kind === 'say') lines.push({ kind: 'say', id: step.id, text: fillVariables(step.text, values) })
    else if (step.kind === 'wait') lines.push({ kind: 'wait', id: step.id, fromMinutes: step.fromMinutes, toMinutes: step.toMinutes })
    else {
      const chosen = supposed[step.id] ?? usual(step)
      lines.push({ kind: 'listen', id: step.id, step, supposed: chosen })
      goTo = goToOf(step, chosen)
    }
    const to = goTo === 'next' ? index + 1 : goTo === 'end' ? -1 : steps.findIndex(({ id }) => id === goTo)
    if (to <= index) break
    index = to
  }
  return [...lines, { kind: 'end', id: 'end' }]
}
