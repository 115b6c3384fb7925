import { useTranslation } from 'react-i18next'
import { Bot, CircleSlash, MousePointerClick, type LucideIcon } from 'lucide-react'
import type { AutomationRule, AutomationVerdict } from '../../../contract/automation.ts'
import { Badge, type Hue } from '../../components/badge.tsx'
import { ExternalLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { useFormat } from '../../lib/locale.tsx'

const looks: Readonly<Record<AutomationVerdict, { icon: LucideIcon; hue: Hue }>> = {
  allowed: { icon: Bot, hue: 'green' },
  needs_click: { icon: MousePointerClick, hue: 'amber' },
  not_by_api: { icon: CircleSlash, hue: 'grey' },
}

const Row = ({ rule, isFollowing }: { rule: AutomationRule; isFollowing: boolean }) => {
  const { t } = useTranslation('automation')
  const format = useFormat()
  const { icon, hue } = looks[rule.verdict]
  const conditions = rule.when.map((one) => t(`condition.${one}`)).join(', ')
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1.5 border-b border-line py-2.5 last:border-b-0">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
        <h3 className="flex flex-wrap items-center gap-2 font-medium">
          <PlatformGlyph platform={rule.platform} withName />
          {t(`act.${rule.act}`)}
        </h3>
        {conditions !== '' ? <p>{t('when', { conditions })}</p> : isFollowing && <p>{t('otherwise')}</p>}
        <p className="text-muted">{t(`reason.${rule.reason}`)}</p>
        <p className="text-sm">
          <ExternalLink href={rule.source}>{t('source', { on: format.date(new Date(rule.readOn), 'UTC') })}</ExternalLink>
        </p>
      </div>
      <Badge icon={icon} hue={hue}>
        {t(`by.${rule.verdict}`)}
      </Badge>
    </li>
  )
}

export const RuleList = ({ rules }: { rules: readonly AutomationRule[] }) => {
  const { t } = useTranslation('automation')
  return (
    <ul aria-label={t('list')} className="flex flex-col">
      {rules.map((rule, index) => {
        const before = rules[index - 1]
        return <Row key={rule.id} rule={rule} isFollowing={before?.platform === rule.platform && before.act === rule.act} />
      })}
    </ul>
  )
}
