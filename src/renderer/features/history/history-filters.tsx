import { useTranslation } from 'react-i18next'
import { skipToken, useQuery } from '@tanstack/react-query'
import { ComboBox } from '../../components/combo-box.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { historyTexts } from './texts.ts'
import { useActionText } from './use-action-text.ts'

type UserId = `usr_${string}`

export interface HistoryFilter {
  userId?: UserId
  /** An action's name, whole: `publication.planned`. */
  action?: string
}

export const noFilter: HistoryFilter = {}

type Kind = keyof typeof historyTexts.fr.kind

const actions: readonly { id: string; kind: Kind }[] = Object.entries(historyTexts.fr.action).flatMap(([kind, names]) =>
  Object.keys(names).map((name) => ({ id: `${kind}.${name}`, kind: kind as Kind })),
)

const bare = (sentence: string) => sentence.replace(/[\s\u00a0\u202f]*:$/, '')

export const HistoryFilters = ({ filter, onChange }: { filter: HistoryFilter; onChange: (filter: HistoryFilter) => void }) => {
  const { t } = useTranslation('history')
  const api = useApi()
  const can = useCan()
  const actionText = useActionText()
  const canSeeTeam = can('team.list')
  const team = useQuery(api.team.list.queryOptions(canSeeTeam ? {} : { input: skipToken }))
  return (
    <>
      <ComboBox
        hideLabel
        label={t('filter.kind')}
        placeholder={t('filter.all')}
        options={actions.map(({ id, kind }) => ({ id, label: `${t(`kind.${kind}`)} · ${bare(actionText(id))}` }))}
        value={filter.action ?? null}
        onChange={(action) => onChange({ ...filter, action: action ?? undefined })}
        className="w-80"
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
