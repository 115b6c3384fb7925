/** What stands against rules before core is asked: the contract's own checks, by field. */
import { planRules, type PlanRules } from '../../../contract/plans.ts'

/** Path within the rules (`bands.0.min`) → the rule's code, as `fieldErrors` gives core's. */
export type RulesErrors = Record<string, string>

const fitting = /min_over_max/

/** As core names them: our own rules by their message, zod's by their code. */
export const rulesErrors = (rules: PlanRules): RulesErrors => {
  const parsed = planRules.safeParse(rules)
  const issues = parsed.success ? [] : parsed.error.issues
  const found = Object.fromEntries(issues.map(({ path, code, message }) => [path.join('.'), fitting.test(message) ? message : code]))
  // Core takes a mix of nothing; no post could come of it.
  return Object.values(rules.mix).some((share) => share > 0) ? found : { ...found, mix: 'nothing' }
}

/** Core's answer names fields of the call: those of `rules` are fields of this form. */
export const rulesPart = (errors: Record<string, string>): RulesErrors =>
  Object.fromEntries(Object.entries(errors).flatMap(([path, code]) => (path.startsWith('rules.') ? [[path.slice(6), code]] : [])))

export type ErrorWord = 'minOverMax' | 'noDay' | 'noMarket' | 'time' | 'value'

/** Which words stand under the field. */
export const wordFor = (path: string, code: string): ErrorWord => {
  if (code === 'min_over_max') return 'minOverMax'
  if (path.endsWith('.days')) return 'noDay'
  if (path === 'markets') return 'noMarket'
  if (path.endsWith('.from') || path.endsWith('.to')) return 'time'
  return 'value'
}
