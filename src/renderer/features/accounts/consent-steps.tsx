import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Stethoscope } from 'lucide-react'
import type { Consent } from '../../../contract/accounts.ts'
import type { DeveloperApp } from '../../../contract/developer-apps.ts'
import type { Platform } from '../../../contract/platforms.ts'
import { isKnownRejection, rejectionText } from '../../../contract/rejection-text.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ExternalLink, TextLink } from '../../components/link.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useLanguage } from '../../lib/locale.tsx'
import { useCan, useMe } from '../../lib/me.tsx'
import type { ConsentProcess } from './use-consent.ts'

interface ChooseAppProps {
  platform: Platform
  /** Those this account may consent to. */
  apps: readonly DeveloperApp[]
  appId: string | null
  onChange: (appId: string) => void
}

/** What can be known before anybody leaves for the platform's page: asked for by whom it concerns, for it takes a moment. */
const ExamineFirst = ({ appId }: { appId: string }) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const [isWanted, want] = useState(false)
  const checks = useQuery(api.system.examineApplication.queryOptions({ input: { appId }, enabled: isWanted, staleTime: 0, gcTime: 0 }))
  return (
    <>
      <Button
        size="sm"
        icon={Stethoscope}
        className="self-start"
        isPending={checks.isFetching}
        onPress={() => (isWanted ? void checks.refetch() : want(true))}
      >
        {t('consent.examine')}
      </Button>
      {checks.data && (
        <div role="status">
          <CheckList checks={checks.data} />
        </div>
      )}
      <ErrorNote error={checks.error} />
    </>
  )
}

/** In whose name the account consents; none there yet: where one is added, or who does it. */
const ChooseApp = ({ platform, apps, appId, onChange }: ChooseAppProps) => {
  const { t } = useTranslation('accounts')
  const { role } = useMe()
  const can = useCan()
  if (apps.length === 0) {
    return (
      <Callout tone="warning" title={t('consent.noApp', { platform: platform.name })}>
        {role === 'admin' ? (
          <TextLink to="/settings" search={{ tab: 'apps' }}>
            {t('consent.addApp')}
          </TextLink>
        ) : (
          t('consent.askAdmin')
        )}
      </Callout>
    )
  }
  return (
    <>
      <Callout>{t('dialog.oauth')}</Callout>
      {apps.length > 1 && (
        <Select label={t('consent.app')} options={apps.map(({ id, name }) => ({ id, label: name }))} value={appId} onChange={onChange} />
      )}
      {appId !== null && can('system.examineApplication') && <ExamineFirst key={appId} appId={appId} />}
    </>
  )
}

const Failure = ({ state }: { state: Extract<Consent['state'], { is: 'failed' }> }) => {
  const { t } = useTranslation('accounts')
  const language = useLanguage()
  const { code, reason } = state
  const words = (): string => {
    if (code === 'WRONG_CREDENTIALS') return t('consent.notTaken')
    if (code === 'CONFLICT') return reason === 'another_account' ? t('dialog.otherAccount') : t('dialog.alreadyConnected')
    if (reason !== undefined && isKnownRejection(reason)) return rejectionText[language][reason]
    return code === 'OFFLINE' ? t('dialog.offline.title') : t('consent.failed')
  }
  return (
    <div role="alert">
      <Callout tone="error" title={words()} />
    </div>
  )
}

/** While its owner is on the platform's page: what to do there, and another way back. */
const Waiting = ({ platform, consent, process }: { platform: Platform; consent: Consent; process: ConsentProcess }) => {
  const { t } = useTranslation('accounts')
  const [address, setAddress] = useState('')
  const isPasted = platform.capabilities.connect.consent?.redirect === 'pasted'
  const isNotThis = dataOf(process.finishError, 'BAD_INPUT') !== null
  return (
    <>
      <div role="status">
        <Callout title={t(consent.state.is === 'connecting' ? 'consent.connecting' : 'consent.waiting', { platform: platform.name })}>
          <p>{t('consent.whatToDo')}</p>
          <p className="pt-1">
            <ExternalLink href={consent.page}>{t('consent.openAgain')}</ExternalLink>
          </p>
        </Callout>
      </div>
      <TextField
        label={t('consent.paste')}
        help={t(isPasted ? 'consent.pasteNeeded' : 'consent.pasteHelp')}
        isOptional={!isPasted}
        value={address}
        onChange={setAddress}
        error={isNotThis ? t('consent.notThis') : undefined}
        maxLength={4000}
        autoComplete="off"
        spellCheck="false"
      />
      {address.trim() !== '' && (
        <Button className="self-start" onPress={() => process.finish(address)} isPending={process.isFinishing}>
          {t('consent.finish')}
        </Button>
      )}
      {!isNotThis && <ErrorNote error={process.finishError} />}
    </>
  )
}

/** A connection through the platform's own page, at whatever step it is. */
export const ConsentSteps = ({ process, ...choice }: ChooseAppProps & { process: ConsentProcess }) => {
  const { t } = useTranslation('accounts')
  const { consent } = process
  if (consent && !process.hasRunOut && (consent.state.is === 'waiting' || consent.state.is === 'connecting')) {
    return <Waiting platform={choice.platform} consent={consent} process={process} />
  }
  return (
    <>
      {process.hasRunOut && <Callout tone="warning" title={t('consent.ranOut')} />}
      {consent?.state.is === 'failed' && <Failure state={consent.state} />}
      <ChooseApp {...choice} />
      <ErrorNote error={process.beginError} />
    </>
  )
}
