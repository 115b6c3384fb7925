/** What keeps a rule from being kept, at the field it is about. Pure. */
import { unknownVariablesIn } from '../../../contract/fill-reply.ts'
import { answerTexts, type RuleSpec } from '../../../contract/rules.ts'

const fields = ['name', 'days', 'acts', 'texts', 'tag', 'script', 'group', 'delay'] as const
export type RuleErrors = Readonly<Record<(typeof fields)[number], string | null>>

export const noErrors: RuleErrors = { name: null, days: null, acts: null, texts: null, tag: null, script: null, group: null, delay: null }

/** Empty lines are none. */
export const tidied = (spec: RuleSpec): RuleSpec => ({
  ...spec,
  actions: spec.actions.map((one) => (one.do === 'answer' ? { ...one, texts: one.texts.map((text) => text.trim()).filter(Boolean) } : one)),
})

type TextsKey = 'twoTexts' | 'manyTexts' | 'longText' | 'unknownVariable'
type ErrorKey = TextsKey | 'needsName' | 'needsDay' | 'needsAct' | 'needsTag' | 'needsScript' | 'needsGroup' | 'delay'

/** `of`: what some of them name. */
type Say = (key: ErrorKey, of?: string) => string

const textsErrorOf = (actions: RuleSpec['actions'], say: Say): string | null => {
  const answer = actions.find((one) => one.do === 'answer')
  if (!answer) return null
  const { texts, savedReplyIds } = answer
  const [unknown] = texts.flatMap(unknownVariablesIn)
  if (unknown !== undefined) return say('unknownVariable', `{${unknown}}`)
  if (texts.length > answerTexts.max) return say('manyTexts', String(answerTexts.max))
  if (texts.some((text) => text.length > answerTexts.maxLength)) return say('longText', String(answerTexts.maxLength))
  return new Set([...texts, ...savedReplyIds]).size < 2 ? say('twoTexts') : null
}

export const errorsOf = (name: string, spec: RuleSpec, say: Say): RuleErrors => {
  const { trigger, actions, delay } = tidied(spec)
  const isUntagged = actions.some((one) => one.do === 'tag' && one.tag.trim() === '')
  return {
    name: name.trim() === '' ? say('needsName') : null,
    days: trigger.on === 'schedule' && trigger.days.length === 0 ? say('needsDay') : null,
    acts: actions.length === 0 ? say('needsAct') : null,
    texts: textsErrorOf(actions, say),
    tag: isUntagged ? say('needsTag') : null,
    script: actions.some((one) => one.do === 'script' && one.script === '') ? say('needsScript') : null,
    group: actions.some((one) => one.do === 'amplify' && one.group === '') ? say('needsGroup') : null,
    delay: delay.fromMinutes > delay.toMinutes ? say('delay') : null,
  }
}
