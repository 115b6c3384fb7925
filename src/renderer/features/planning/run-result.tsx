import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import {
  CalendarCheck,
  CalendarPlus,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Clock,
  TriangleAlert,
  Unplug,
  type LucideIcon,
} from 'lucide-react'
import { Badge, type Hue } from '../../components/badge.tsx'
import { planFindingText } from '../../../contract/plan-finding-text.ts'
import type { PlannedCreator } from '../../../contract/plan-runs.ts'
import { useApi } from '../../lib/api.tsx'
import { withFrenchSpaces } from '../../lib/i18n/french-spaces.ts'
import { useLanguage } from '../../lib/locale.tsx'
import { hasChanges } from './run-view.ts'

type Look = PlannedCreator['state'] | 'nothing' | 'gaps' | 'undone'

const looks: Record<Look, { icon: LucideIcon; hue: Hue }> = {
  waiting: { icon: Clock, hue: 'grey' },
  planned: { icon: CalendarPlus, hue: 'blue' },
  nothing: { icon: CircleCheck, hue: 'green' },
  gaps: { icon: CircleDashed, hue: 'amber' },
  no_plan: { icon: CircleSlash, hue: 'amber' },
  no_account: { icon: Unplug, hue: 'amber' },
  changed: { icon: TriangleAlert, hue: 'amber' },
  failed: { icon: CircleAlert, hue: 'red' },
  applied: { icon: CalendarCheck, hue: 'green' },
  undone: { icon: CircleSlash, hue: 'grey' },
}

export const lookOf = (creator: PlannedCreator): Look => {
  if (creator.state === 'applied') return creator.applied?.undone ? 'undone' : 'applied'
  if (creator.state !== 'planned' || hasChanges(creator)) return creator.state
  return creator.counts.gap + creator.counts.blocked > 0 ? 'gaps' : 'nothing'
}

/** Where one creator stands in the run. */
export const RunState = ({ creator }: { creator: PlannedCreator }) => {
  const { t } = useTranslation('planning')
  const look = lookOf(creator)
  return (
    <Badge icon={looks[look].icon} hue={looks[look].hue}>
      {t(`everybody.state.${look}`)}
    </Badge>
  )
}

/** What of her plan could not be had, in words, or what to do where there is none. */
export const RunWords = ({ creator: { state, findings, counts } }: { creator: PlannedCreator }) => {
  const { t } = useTranslation('planning')
  const language = useLanguage()
  const api = useApi()
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const spaced = (text: string) => (language === 'fr' ? withFrenchSpaces(text) : text)
  if (state === 'no_plan' || state === 'no_account' || state === 'changed' || state === 'failed')
    return <span className="truncate text-muted">{t(`everybody.todo.${state}`)}</span>
  const words = findings.map((finding) => {
    const { says, todo } = planFindingText(finding, language)
    const account = accounts.data?.find(({ id }) => id === finding.accountId)
    return { says: account ? `@${account.handle} · ${says}` : says, todo }
  })
  const [first] = words
  if (!first) return counts.blocked > 0 ? <span className="text-muted">{t('everybody.blocked', { count: counts.blocked })}</span> : null
  return (
    <span className="flex min-w-0 items-start gap-1.5" title={words.map(({ says, todo }) => `${says}. ${todo}`).join('\n')}>
      <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-amber" />
      <span className="min-w-0">
        <span className="block truncate">
          {spaced(first.says)}
          {words.length > 1 && <span className="text-sm text-muted"> {t('everybody.more', { count: words.length - 1 })}</span>}
        </span>
        <span className="block truncate text-sm text-muted">{spaced(first.todo)}</span>
      </span>
    </span>
  )
}
