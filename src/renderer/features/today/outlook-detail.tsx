import { useTranslation } from 'react-i18next'
import { planKindNouns } from '../../../contract/plan-finding-text.ts'
import type { ObligationDay } from '../../../contract/obligations.ts'
import { ButtonLink, TextLink } from '../../components/link.tsx'
import { hueText } from '../../components/badge.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { outlookLooks } from './outlook-look.ts'

/** The noun that agrees with so many of a kind. */
export const useKindNoun = () => {
  const language = useLanguage()
  return (kind: ObligationDay['kind'], count: number): string =>
    planKindNouns[language][kind][new Intl.PluralRules(language).select(count) === 'one' ? 0 : 1]
}

/** `jeudi 27 novembre`, or the week of it. */
export const useOwedDay = () => {
  const { t } = useTranslation('today')
  const format = useFormat()
  return ({ date, per }: ObligationDay): string => {
    const day = format.longDay(new Date(`${date}T12:00:00Z`), 'UTC')
    return per === 'day' ? day : t('outlook.weekOf', { day })
  }
}

/** Why it stands as it does, and the way out. */
export const OutlookDetail = ({ day, creatorName, handle }: { day: ObligationDay; creatorName: string; handle: string | null }) => {
  const { t } = useTranslation('today')
  const noun = useKindNoun()
  const owedDay = useOwedDay()
  const { state, wanted, out, planned, gap, risks, kind, creatorId } = day
  const { icon: Icon, hue } = outlookLooks[state]
  const kinds = noun(kind, state === 'missing' ? gap : wanted)
  return (
    <div className="flex max-w-88 flex-col gap-3">
      <div>
        <p className="font-semibold first-letter:uppercase">{owedDay(day)}</p>
        <p className="text-muted">
          {creatorName}
          {handle && ` · @${handle}`} ·{' '}
          {t(day.per === 'day' ? 'outlook.perDay' : 'outlook.perWeek', { count: wanted, kind: noun(kind, wanted) })}
        </p>
      </div>
      <p className="flex items-start gap-2">
        <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', hueText[hue])} />
        <span>
          <span className="font-medium">
            {t(`outlook.says.${out + planned === 0 && state === 'missing' ? 'nothing' : state}`, { count: gap, kind: kinds })}
          </span>
          {(out > 0 || planned > 0) && <span className="block text-muted">{t('outlook.soFar', { out, planned })}</span>}
        </span>
      </p>
      {risks.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-5">
          {risks.map((risk) => (
            <li key={risk}>{t(`outlook.risk.${risk}`)}</li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {state === 'missing' && (
          <ButtonLink
            to="/posts/new"
            search={{ creator: creatorId, account: day.accountId ?? undefined, at: day.per === 'day' ? day.date : undefined }}
            variant="primary"
            size="sm"
          >
            {t('outlook.act.plan', { kind: noun(kind, 1) })}
          </ButtonLink>
        )}
        {risks.includes('awaiting_approval') && (
          <ButtonLink to="/approvals" size="sm">
            {t('outlook.act.approvals')}
          </ButtonLink>
        )}
        {risks.includes('account') && (
          <ButtonLink to="/creators/$creatorId" params={{ creatorId }} search={{ tab: 'accounts' }} size="sm">
            {t('outlook.act.accounts')}
          </ButtonLink>
        )}
        {(risks.includes('content') || risks.includes('uncertain')) && (
          <ButtonLink to="/creators/$creatorId" params={{ creatorId }} search={{ tab: 'publications' }} size="sm">
            {t('outlook.act.publications')}
          </ButtonLink>
        )}
        <TextLink to="/creators/$creatorId" params={{ creatorId }} search={{ tab: 'plan' }} className="ml-auto text-sm">
          {t('outlook.act.see')}
        </TextLink>
      </div>
    </div>
  )
}
