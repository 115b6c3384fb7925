import { useTranslation } from 'react-i18next'
import { Facts, Section } from '../../components/section.tsx'
import { useMe } from '../../lib/me.tsx'
import { MailWish } from './mail-wish.tsx'
import { OwnRecoveryCodes } from './own-recovery-codes.tsx'
import { PasswordForm } from './password-form.tsx'
import { Preferences } from './preferences.tsx'
import { Sessions } from './sessions.tsx'
import { TwoStep } from './two-step.tsx'

export const AccountTab = () => {
  const { t } = useTranslation('settings')
  const me = useMe()
  return (
    <div className="flex flex-col gap-9">
      <Section title={t('me.title')}>
        <Facts
          items={[
            { name: t('me.name'), value: me.name },
            { name: t('me.email'), value: me.email },
            { name: t('me.role'), value: t(`role.${me.role}`) },
          ]}
        />
      </Section>
      <Preferences />
      <MailWish />
      <PasswordForm />
      <TwoStep />
      <OwnRecoveryCodes />
      <Sessions />
    </div>
  )
}
