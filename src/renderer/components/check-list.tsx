import { useTranslation } from 'react-i18next'
import { CircleCheck, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react'
import type * as z from 'zod'
import type { check, connectionCheck } from '../../contract/system.ts'
import { useFindingText } from '../lib/rule-text.ts'
import { Badge, type Hue } from './badge.tsx'

type Check = z.infer<typeof check | typeof connectionCheck>

const looks: Record<Check['state'], { icon: LucideIcon; hue: Hue }> = {
  ok: { icon: CircleCheck, hue: 'green' },
  warning: { icon: TriangleAlert, hue: 'amber' },
  failed: { icon: CircleX, hue: 'red' },
}

/** What was found, and what to do about it. */
export const CheckList = ({ checks }: { checks: readonly Check[] }) => {
  const { t } = useTranslation('ui')
  const textOf = useFindingText()
  return (
    <ul className="flex flex-col">
      {checks.map(({ name, state, finding, data }) => {
        const { says, todo } = textOf(finding, data)
        return (
          <li key={`${name} ${finding}`} className="flex items-start gap-4 border-b border-line py-2.5 last:border-b-0">
            <span className="w-28 shrink-0 font-medium">{t(`checks.name.${name}`)}</span>
            <div className="min-w-0 flex-1">
              <p className="break-words">{says}</p>
              {todo && <p className="break-words text-muted">{todo}</p>}
            </div>
            <Badge {...looks[state]}>{t(`checks.state.${state}`)}</Badge>
          </li>
        )
      })}
    </ul>
  )
}
