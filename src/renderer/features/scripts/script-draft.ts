/** A script as it is written in the editor. Pure. */
import type { Script, ScriptDraft, ScriptGoTo, ScriptStep } from '../../../contract/scripts.ts'

export const emptyDraft = (creatorId: string | null): ScriptDraft => ({
  creatorId,
  name: '',
  platforms: ['bluesky'],
  language: null,
  trigger: { kind: 'first_message' },
  stopWords: [],
  link: null,
  steps: [
    { id: 's1', kind: 'wait', fromMinutes: 2, toMinutes: 6 },
    { id: 's2', kind: 'say', text: '' },
  ],
})

export const draftOfScript = ({ creatorId, name, platforms, language, trigger, stopWords, link, steps }: Script): ScriptDraft => ({
  creatorId,
  name,
  platforms,
  language,
  trigger,
  stopWords,
  link,
  steps,
})

const freeId = (steps: readonly ScriptStep[]): string => `s${Math.max(0, ...steps.map(({ id }) => Number(id.slice(1)))) + 1}`

export const newStep = (kind: ScriptStep['kind'], steps: readonly ScriptStep[]): ScriptStep => {
  const id = freeId(steps)
  switch (kind) {
    case 'say':
      return { id, kind, text: '' }
    case 'wait':
      return { id, kind, fromMinutes: 5, toMinutes: 15 }
    case 'listen':
      return { id, kind, hours: 12, branches: [], otherwise: 'next', silent: 'end' }
    default:
      return kind satisfies never
  }
}

export const withStep = (draft: ScriptDraft, step: ScriptStep): ScriptDraft => ({
  ...draft,
  steps: draft.steps.map((one) => (one.id === step.id ? step : one)),
})

const toEnd =
  (gone: string) =>
  (to: ScriptGoTo): ScriptGoTo =>
    to === gone ? 'end' : to

/** Whatever led to it leads nowhere any more. */
export const withoutStep = (draft: ScriptDraft, id: string): ScriptDraft => {
  const redirect = toEnd(id)
  return {
    ...draft,
    steps: draft.steps
      .filter((one) => one.id !== id)
      .map((one) =>
        one.kind === 'listen'
          ? {
              ...one,
              branches: one.branches.map((branch) => ({ ...branch, goTo: redirect(branch.goTo) })),
              otherwise: redirect(one.otherwise),
              silent: redirect(one.silent),
            }
          : one,
      ),
  }
}

export const movedStep = (draft: ScriptDraft, index: number, by: -1 | 1): ScriptDraft => {
  const steps = [...draft.steps]
  const [step] = steps.splice(index, 1)
  if (!step) return draft
  steps.splice(index + by, 0, step)
  return { ...draft, steps }
}
