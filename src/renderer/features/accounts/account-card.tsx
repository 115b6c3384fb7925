import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '../../components/callout.tsx'
import { Instant } from '../../components/instant.tsx'
import { ExternalLink, TextLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Facts } from '../../components/section.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { dollars, type AppSpending } from '../../lib/spending.ts'
import { useFailureView } from '../../lib/use-error-view.ts'
import { AccountAudience } from './account-audience.tsx'
import { AccountDays } from './account-days.tsx'
import { AccountActs } from './account-acts.tsx'
import { hostOf } from './account-columns.tsx'
import { AccountState } from './account-state.tsx'
import { AccountPast } from './account-past.tsx'
import { BudgetBars } from './budget-bars.tsx'

const Trouble = ({ account }: { account: Account }) => {
  const { t } = useTranslation('accounts')
  const view = useFailureView()
  if (account.state !== 'needs_reconnect') return null
  const { title, explanation } = view({ code: account.problem ?? 'REAUTH_REQUIRED', data: { platform: account.platform } })
  return (
    <Callout tone="warning" title={title}>
      {explanation} {account.scheduled > 0 && t('problemUntil')}
    </Callout>
  )
}

const Waiting = ({ account: { id, scheduled } }: { account: Account }) => {
  const { t } = useTranslation('accounts')
  if (scheduled === 0) return <span className="text-muted">{t('waitingNone')}</span>
  return (
    <span>
      {t('waiting', { count: scheduled })} ·{' '}
      <TextLink to="/calendar" search={{ accounts: [id], states: ['scheduled'] }}>
        {t('seeWaiting')}
      </TextLink>
    </span>
  )
}

/** Of the application in whose name it consented, where its platform bills calls. */
const useSpending = ({ appId }: Account): AppSpending | null => {
  const api = useApi()
  const can = useCan()
  const apps = useQuery({ ...api.developerApps.list.queryOptions(), enabled: appId !== null && can('developerApps.list') })
  return apps.data?.find(({ id }) => id === appId)?.spending ?? null
}

const Spending = ({ spending }: { spending: AppSpending }) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const can = useCan()
  const spent = dollars(spending.usd, format)
  return (
    <span className="tnum">
      {spending.capUsd === null ? spent : t('spending.of', { spent, cap: dollars(spending.capUsd, format) })}
      {can('developerApps.save') && (
        <>
          {' · '}
          <TextLink to="/settings" search={{ tab: 'apps' }}>
            {t('spending.detail')}
          </TextLink>
        </>
      )}
    </span>
  )
}

/** One account and how it is: state, last look, followers, quotas, what waits on it. */
export const AccountCard = ({ account, creatorName }: { account: Account; creatorName?: string }) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const id = useId()
  const spending = useSpending(account)
  const can = useCan()
  return (
    <article aria-labelledby={id} className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
      <header className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <PlatformGlyph platform={account.platform} className="mt-0.5" />
        <div className="min-w-0 flex-1">
          <h2 id={id} className="truncate font-semibold">
            {account.displayName || account.handle}
          </h2>
          <p className="truncate text-muted">
            @{account.handle}
            {creatorName && creatorName !== account.displayName && ` · ${creatorName}`}
          </p>
        </div>
        <AccountState state={account.state} />
      </header>
      <Trouble account={account} />
      <Facts
        items={[
          {
            name: t('checked'),
            value: account.checkedAt ? <Instant at={account.checkedAt} /> : <span className="text-muted">{t('neverChecked')}</span>,
          },
          {
            name: t('followers'),
            value:
              account.followers === null ? (
                <span title={t('followersUnknown')} className="text-muted">
                  — · {t('followersUnknown')}
                </span>
              ) : (
                format.number(account.followers)
              ),
          },
          { name: t('audience.label'), value: <AccountAudience account={account} /> },
          ...(spending ? [{ name: t('spending.label'), value: <Spending spending={spending} /> }] : []),
          { name: t('waiting'), value: <Waiting account={account} /> },
          ...(can('past.get') ? [{ name: t('past.label'), value: <AccountPast account={account} /> }] : []),
          { name: t('connectedAt'), value: format.date(account.connectedAt) },
          { name: t('service'), value: hostOf(account.service) },
        ]}
      />
      <AccountDays account={account} />
      <section aria-label={t('budgets')} className="flex flex-col gap-2">
        <h3 className="text-sm font-medium text-muted">{t('budgets')}</h3>
        <BudgetBars budgets={account.budgets} />
      </section>
      <footer className="mt-auto flex flex-wrap items-center gap-2 border-t border-line pt-3">
        {account.profileUrl && <ExternalLink href={account.profileUrl}>{t('profile')}</ExternalLink>}
        <div className="ml-auto flex flex-wrap gap-1">
          <AccountActs account={account} />
        </div>
      </footer>
    </article>
  )
}
