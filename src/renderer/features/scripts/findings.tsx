import { CircleAlert, TriangleAlert } from 'lucide-react'
import { platformName } from '../../../contract/platform-name.ts'
import { platformIds } from '../../../contract/platforms.ts'
import type { ScriptFinding } from '../../../contract/scripts.ts'
import { cx } from '../../lib/cx.ts'
import { useRuleText } from '../../lib/rule-text.ts'

/** What it is about, as people say it. */
const aboutOf = ({ rule, of }: ScriptFinding): string | null => {
  if (of === null || rule === 'back') return null
  const platform = platformIds.find((id) => id === of)
  return platform === undefined ? `{${of}}` : platformName(platform)
}

export const FindingLine = ({ finding }: { finding: ScriptFinding }) => {
  const says = useRuleText()
  const { severity, rule, actual, allowed } = finding
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert
  const about = aboutOf(finding)
  return (
    <p className="flex items-start gap-2 text-sm">
      <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', severity === 'error' ? 'text-red' : 'text-amber')} />
      <span>
        {says(`script.${rule}`, { ...(actual !== null && { actual }), ...(allowed !== null && { allowed }) })}
        {about !== null && ` (${about})`}
      </span>
    </p>
  )
}
