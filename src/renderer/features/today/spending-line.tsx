import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '../../components/callout.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { platformName } from '../../../contract/platform-name.ts'
import { dollars, isNearCap } from '../../lib/spending.ts'

/** Applications whose month is nearly spent: what passes the cap does not go out. Nothing where there are none. */
export const SpendingLine = () => {
  const { t } = useTranslation('today')
  const api = useApi()
  const format = useFormat()
  const can = useCan()
  const apps = useQuery(api.developerApps.list.queryOptions())
  const near = (apps.data ?? []).flatMap(({ id, name, platform, spending }) =>
    spending && isNearCap(spending) ? [{ id, name, platform, ...spending }] : [],
  )
  return near.map(({ id, name, platform, usd, capUsd, renewsAt }) => (
    <Callout
      key={id}
      tone="warning"
      title={t('spending.title', {
        platform: platformName(platform),
        name,
        spent: dollars(usd, format),
        cap: dollars(capUsd ?? 0, format),
      })}
      action={
        can('developerApps.save') && (
          <ButtonLink to="/settings" search={{ tab: 'apps' }} size="sm">
            {t('spending.act')}
          </ButtonLink>
        )
      }
    >
      {t('spending.note', { at: format.dateTime(renewsAt) })}
    </Callout>
  ))
}
