import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Language } from '../../../contract/values.ts'
import { RecoveryCodes } from '../../components/recovery-codes.tsx'
import { Stage } from '../../components/stage.tsx'
import { useApi } from '../../lib/api.tsx'
import { machineZone, useLanguage } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { AdminStep, type AdminDraft } from './admin-step.tsx'
import { AgencyStep, type AgencyDraft } from './agency-step.tsx'
import { BeginStep } from './begin-step.tsx'

const Steps = ({ step }: { step: 1 | 2 | 3 }) => {
  const { t } = useTranslation('firstRun')
  return (
    <div className="flex items-center gap-3">
      <span className="flex gap-1" aria-hidden>
        {[1, 2, 3].map((one) => (
          <span key={one} className={`h-1 w-8 rounded-full ${one <= step ? 'bg-accent' : 'bg-hover'}`} />
        ))}
      </span>
      <span className="text-sm text-muted">{t('step', { step })}</span>
    </div>
  )
}

/** A store nobody has set up: the agency, its first admin, the recovery codes, and what to begin with. */
export const FirstRunPage = ({ keychainAvailable, onDone }: { keychainAvailable: boolean; onDone: () => void }) => {
  const { t, i18n } = useTranslation('firstRun')
  const api = useApi()
  const language = useLanguage()
  const [step, setStep] = useState<1 | 2>(1)
  const [agency, setAgency] = useState<AgencyDraft>({ agencyName: '', zone: machineZone() })
  const [admin, setAdmin] = useState<AdminDraft>({ adminName: '', email: '', password: '', vaultPassphrase: '' })
  // The codes are given once: whatever is answered later, they stay.
  const [codes, setCodes] = useState<string[] | null>(null)
  const practice = useQuery({ ...api.practice.status.queryOptions(), enabled: codes !== null })
  const [isBeginning, setBeginning] = useState(false)
  const create = useSubmit(
    api.setup.createAgency.mutationOptions({ onSuccess: ({ recoveryCodes }) => setCodes((first) => first ?? recoveryCodes) }),
  )
  const chooseLanguage = (next: Language) => void i18n.changeLanguage(next)

  if (isBeginning) return <BeginStep key="begin" onDone={onDone} />
  if (codes)
    return (
      <Stage key="codes" wide title={t('codes.title')} note={t('codes.note')}>
        <Steps step={3} />
        <RecoveryCodes
          codes={codes}
          fileName={t('codes.file')}
          doneLabel={practice.data?.state === 'off' ? t('next') : t('codes.done')}
          onDone={() => (practice.data?.state === 'off' ? setBeginning(true) : onDone())}
        />
      </Stage>
    )
  if (step === 1)
    return (
      <Stage key="agency" title={t('agency.title')} note={t('agency.note')}>
        <Steps step={1} />
        <AgencyStep draft={agency} onChange={setAgency} language={language} onLanguage={chooseLanguage} onNext={() => setStep(2)} />
      </Stage>
    )
  const { vaultPassphrase, ...person } = admin
  return (
    <Stage key="admin" title={t('admin.title')} note={t('admin.note')}>
      <Steps step={2} />
      <AdminStep
        draft={admin}
        onChange={setAdmin}
        asksPassphrase={!keychainAvailable}
        error={create.error}
        isPending={create.isPending}
        onBack={() => setStep(1)}
        onCreate={() => create.mutate({ ...agency, ...person, language, vaultPassphrase: vaultPassphrase || undefined })}
      />
    </Stage>
  )
}
