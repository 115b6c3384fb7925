/** The addresses of a rule and of a new one. */
import { getRouteApi } from '@tanstack/react-router'
import { NewRulePage } from '../features/rules/new-rule-page.tsx'
import { RulePage } from '../features/rules/rule-page.tsx'

const one = getRouteApi('/staff/rules/$ruleId')
const fresh = getRouteApi('/staff/rules/new')

export const RuleRoute = () => <RulePage ruleId={one.useParams().ruleId} />
export const NewRuleRoute = () => <NewRulePage preset={fresh.useSearch().preset} />
