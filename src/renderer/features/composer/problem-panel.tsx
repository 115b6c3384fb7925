import { useTranslation } from 'react-i18next'
import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { Problem } from '../../../contract/posts.ts'
import { groupBy } from '../../lib/group-by.ts'
import { useRuleText } from '../../lib/rule-text.ts'
import { accountHandle } from './account-handle.ts'
import type { Draft } from './draft.ts'
import { fieldOfRule, goToField, type Field } from './fields.ts'

/** Something that stands against publishing, wherever it was found out. */
export interface Obstacle {
  id: string
  severity: 'error' | 'warning'
  text: string
  field: Field
}

/** Where a problem is corrected: what its platform says may be a text of its own. */
export const fieldOf = ({ rule, data, platform }: Problem, { platformTexts }: Pick<Draft, 'platformTexts'>): Field => {
  const field = fieldOfRule(rule, data['part'])
  return field === 'text' && platform !== null && platformTexts[platform] !== undefined ? `text-${platform}` : field
}

/** The same rule on several accounts is one line that names them. */
export const useObstacles = (
  problems: readonly Problem[],
  accounts: readonly Account[],
  draft: Pick<Draft, 'platformTexts'>,
): Obstacle[] => {
  const { t } = useTranslation('composer')
  const words = useRuleText()
  const groups = groupBy(
    problems,
    (problem) => `${problem.severity} ${problem.rule} ${JSON.stringify(problem.data)} ${fieldOf(problem, draft)}`,
  )
  return [...groups].flatMap(([id, same]) => {
    const [first] = same
    if (!first) return []
    const handles = same.flatMap(({ accountId }) =>
      accounts.filter((account) => account.id === accountId).map((account) => `@${accountHandle(account, accounts)}`),
    )
    const reason = words(first.rule, first.data)
    return [
      {
        id,
        severity: first.severity,
        text: handles.length > 0 ? t('problems.on', { accounts: handles.join(', '), reason }) : reason,
        field: fieldOf(first, draft),
      },
    ]
  })
}

const List = ({ obstacles }: { obstacles: readonly Obstacle[] }) => {
  const { t } = useTranslation('composer')
  return (
    <ul className="flex flex-col gap-1">
      {obstacles.map(({ id, severity, text, field }) => (
        <li key={id} className="flex items-start gap-2">
          {severity === 'error' ? (
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-red" />
          ) : (
            <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-amber" />
          )}
          <span className="min-w-0 flex-1 break-words">{text}</span>
          <Button
            size="sm"
            variant="quiet"
            onPress={() => goToField(field)}
            aria-label={`${t('problems.goTo')}: ${text}`}
            className="-my-1"
          >
            {t('problems.goTo')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** What stands against it, with the way to each cause; said aloud when it changes. */
export const ProblemPanel = ({ obstacles, isSettled }: { obstacles: readonly Obstacle[]; isSettled: boolean }) => {
  const { t } = useTranslation('composer')
  const errors = obstacles.filter(({ severity }) => severity === 'error')
  const warnings = obstacles.filter(({ severity }) => severity === 'warning')
  return (
    <div aria-live="polite" className="flex flex-col gap-3">
      {errors.length > 0 && (
        <section aria-label={t('problems.title')} className="flex flex-col gap-1.5">
          <h2 className="font-semibold">{t('problems.title')}</h2>
          <List obstacles={errors} />
        </section>
      )}
      {warnings.length > 0 && (
        <section aria-label={t('problems.warnings')} className="flex flex-col gap-1.5">
          <h2 className="font-semibold">{t('problems.warnings')}</h2>
          <List obstacles={warnings} />
        </section>
      )}
      {errors.length === 0 && (
        <p className="flex items-center gap-2 text-muted">
          {isSettled && <CircleCheck aria-hidden className="size-4 text-green" />}
          {isSettled ? t('problems.none') : t('problems.checking')}
        </p>
      )}
    </div>
  )
}
