/** What keeps a rule from being kept, at the field it is about. Pure. */
import type { RuleSpec } from '../../../contract/rules.ts'

const fields = ['name', 'days', 'acts', 'texts', 'tag', 'script', 'group', 'delay'] as const
export type RuleErrors = Readonly<Record<(typeof fields)[number], string | null>>

export const noErrors: RuleErrors = { name: null, days: null, acts: null, texts: null, tag: null, script: null, group: null, delay: null }

/** Empty lines are none. */
export const tidied = (spec: RuleSpec): RuleSpec => ({
  ...spec,
  actions: spec.actions.map((one) => (one.do === 'answer' ? { ...one, texts: one.texts.map((text) => text.trim()).filter(Boolean) } : one)),
})

type ErrorKey = 'needsName' | 'needsDay' | 'needsAct' | 'twoTexts' | 'needsTag' | 'needsScript' | 'needsGroup' | 'delay'

export const errorsOf = (name: string, spec: RuleSpec, say: (key: ErrorKey) => string): RuleErrors => {
  const { trigger, actions, delay } = tidied(spec)
  const isShort = actions.some((one) => one.do === 'answer' && new Set([...one.texts, ...one.savedReplyIds]).size < 2)
  const isUntagged = actions.some((one) => one.do === 'tag' && one.tag.trim() === '')
  return {
    name: name.trim() === '' ? say('needsName') : null,
    days: trigger.on === 'schedule' && trigger.days.length === 0 ? say('needsDay') : null,
    acts: actions.length === 0 ? say('needsAct') : null,
    texts: isShort ? say('twoTexts') : null,
    tag: isUntagged ? say('needsTag') : null,
    script: actions.some((one) => one.do === 'script' && one.script === '') ? say('needsScript') : null,
    group: actions.some((one) => one.do === 'amplify' && one.group === '') ? say('needsGroup') : null,
    delay: delay.fromMinutes > delay.toMinutes ? say('delay') : null,
  }
}
