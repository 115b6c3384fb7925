import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { roles, type Role } from '../../../contract/values.ts'
import { CheckboxGroup } from '../../components/checkbox.tsx'
import { ComboBox } from '../../components/combo-box.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'

export interface RoleDraft {
  role: Role
  creatorIds: CreatorId[]
}

/** A model has exactly one profile; a manager any number; an admin reaches all. */
export const isWholeRole = ({ role, creatorIds }: RoleDraft): boolean => role !== 'model' || creatorIds.length === 1
export const sentRole = ({ role, creatorIds }: RoleDraft): RoleDraft => ({ role, creatorIds: role === 'admin' ? [] : creatorIds })

export const RoleFields = ({ draft, onChange }: { draft: RoleDraft; onChange: (draft: RoleDraft) => void }) => {
  const { t } = useTranslation('team')
  const api = useApi()
  const list = useQuery(api.creators.list.queryOptions({ input: {} }))
  const options = (list.data ?? []).map(({ id, name }) => ({ id, label: name }))
  const { role, creatorIds } = draft
  const chooseRole = (next: Role) => onChange({ role: next, creatorIds: next === 'model' ? creatorIds.slice(0, 1) : creatorIds })
  return (
    <>
      <RadioGroup
        label={t('role.label')}
        options={roles.map((id) => ({ id, label: t(`role.${id}`), note: t(`role.${id}Note`) }))}
        value={role}
        onChange={chooseRole}
      />
      {role !== 'admin' && list.isSuccess && options.length === 0 && <p className="text-muted">{t('creators.noneYet')}</p>}
      {role === 'manager' && options.length > 0 && (
        <div className="max-h-60 overflow-auto">
          <CheckboxGroup
            label={t('creators.choose')}
            options={options}
            value={creatorIds}
            onChange={(ids) => onChange({ role, creatorIds: ids })}
          />
        </div>
      )}
      {role === 'model' && options.length > 0 && (
        <ComboBox
          label={t('creators.one')}
          help={t('creators.oneHelp')}
          options={options}
          value={creatorIds[0] ?? null}
          onChange={(id) => onChange({ role, creatorIds: id ? [id] : [] })}
        />
      )}
    </>
  )
}
