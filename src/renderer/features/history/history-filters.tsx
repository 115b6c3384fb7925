import { useTranslation } from 'react-i18next'
import { skipToken, useQuery } from '@tanstack/react-query'
import { ComboBox } from '../../components/combo-box.tsx'
import { Select } from '../../components/select.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { actionKinds, type ActionKind } from './entry.ts'

type UserId = `usr_${string}`

export interface HistoryFilter {
  userId?: UserId
  /** The first part of an action's name, with its dot: `publication.`; core matches beginnings. */
  action?: string
}

export const noFilter: HistoryFilter = {}

export const HistoryFilters = ({ filter, onChange }: { filter: HistoryFilter; onChange: (filter: HistoryFilter) => void }) => {
  const { t } = useTranslation('history')
  const api = useApi()
  const can = useCan()
  const canSeeTeam = can('team.list')
  const team = useQuery(api.team.list.queryOptions(canSeeTeam ? {} : { input: skipToken }))
  const kind = (filter.action?.slice(0, -1) as ActionKind | undefined) ?? 'all'
  const kinds = [{ id: 'all' as const, label: t('filter.all') }, ...actionKinds.map((id) => ({ id, label: t(`kind.${id}`) }))]
  return (
    <>
      <Select
        hideLabel
        label={t('filter.kind')}
        options={kinds}
        value={kind}
        onChange={(id) => onChange({ ...filter, action: id === 'all' ? undefined : `${id}.` })}
        className="w-48"
      />
      {canSeeTeam && (
        <ComboBox<UserId>
          hideLabel
          label={t('filter.who')}
          placeholder={t('filter.any')}
          options={(team.data ?? []).map(({ id, name, email }) => ({ id: id as UserId, label: name, note: email }))}
          value={filter.userId ?? null}
          onChange={(userId) => onChange({ ...filter, userId: userId ?? undefined })}
          className="w-56"
        />
      )}
    </>
  )
}
