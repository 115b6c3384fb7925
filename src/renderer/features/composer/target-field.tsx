import { useTranslation } from 'react-i18next'
import { Callout } from '../../components/callout.tsx'
import { CheckboxGroup } from '../../components/checkbox.tsx'
import { TextLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { Creator } from '../../../contract/creators.ts'
import { useCan } from '../../lib/me.tsx'
import { fieldId } from './fields.ts'

export interface TargetFieldProps {
  creator: Creator
  accounts: readonly Account[]
  value: readonly string[]
  onChange: (accountIds: string[]) => void
  error?: string
}

/** On which of the creator's accounts it goes out. */
export const TargetField = ({ creator, accounts, value, onChange, error }: TargetFieldProps) => {
  const { t } = useTranslation('composer')
  const can = useCan()
  const noteOf = ({ state, platform }: Account): string | undefined => {
    if (creator.constraints.platformsNotAllowed.includes(platform)) return t('accounts.notAllowed')
    return state === 'connected' ? undefined : t(`accounts.${state}`)
  }
  return (
    <div id={fieldId('accounts')}>
      {accounts.length === 0 ? (
        <Callout
          tone="warning"
          action={
            can('accounts.connect') && (
              <TextLink to="/creators/$creatorId" params={{ creatorId: creator.id }} search={{ tab: 'accounts' }}>
                {t('accounts.connect')}
              </TextLink>
            )
          }
        >
          {t('accounts.none')}
        </Callout>
      ) : (
        <CheckboxGroup
          label={t('accounts.label')}
          orientation="horizontal"
          options={accounts.map((account) => ({
            id: account.id,
            label: `@${account.handle}`,
            icon: <PlatformGlyph platform={account.platform} />,
            note: noteOf(account),
          }))}
          value={value}
          onChange={onChange}
          error={error}
        />
      )}
    </div>
  )
}
