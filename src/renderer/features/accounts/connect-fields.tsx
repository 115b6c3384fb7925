import { useTranslation } from 'react-i18next'
import { Callout } from '../../components/callout.tsx'
import { ExternalLink } from '../../components/link.tsx'
import { TextField } from '../../components/text-field.tsx'
import type { Platform } from '../../../contract/platforms.ts'
import { accountsTexts } from './texts.ts'

type Known = keyof (typeof accountsTexts)['fr']['field']
const isKnown = (name: string): name is Known => Object.hasOwn(accountsTexts.fr.field, name)

export interface ConnectFieldsProps {
  platform: Platform
  values: Readonly<Record<string, string>>
  onChange: (values: Record<string, string>) => void
  errorOf: (field: string) => string | undefined
  /** Whether the first of them is where typing begins. */
  autoFocus: boolean
}

/** Whatever the platform's capabilities ask for, with the words we have for it. */
export const ConnectFields = ({ platform, values, onChange, errorOf, autoFocus }: ConnectFieldsProps) => {
  const { t } = useTranslation('accounts')
  const { method, fields, helpUrl } = platform.capabilities.connect
  const help = helpUrl && <ExternalLink href={helpUrl}>{t('dialog.help', { platform: platform.name })}</ExternalLink>
  if (method === 'none') return <Callout tone="warning" title={t('dialog.noFields')} />
  return (
    <>
      {method === 'app_password' && (
        <Callout>
          <p>{t('dialog.appPassword')}</p>
          {help && <p className="mt-1">{help}</p>}
        </Callout>
      )}
      {platform.capabilities.assisted && <Callout>{t('dialog.assisted', { platform: platform.name })}</Callout>}
      {fields.map(({ name, secret }, index) => (
        <TextField
          key={name}
          label={isKnown(name) ? t(`field.${name}.label`) : name}
          help={secret ? t('dialog.secretHelp') : isKnown(name) ? t(`field.${name}.help`) : undefined}
          type={secret ? 'password' : 'text'}
          value={values[name] ?? ''}
          onChange={(value) => onChange({ ...values, [name]: value })}
          error={errorOf(name)}
          autoFocus={autoFocus && index === 0}
          autoComplete={secret ? 'new-password' : 'off'}
          spellCheck="false"
          maxLength={512}
        />
      ))}
    </>
  )
}
