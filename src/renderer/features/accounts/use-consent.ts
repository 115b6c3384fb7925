import { useEffect, useEffectEvent, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Account, Consent } from '../../../contract/accounts.ts'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'

/** How often a consent that is under way is looked at: its owner is on another page. */
const lookEveryMs = 1_000

export interface ConsentProcess {
  /** `null`: none begun. */
  consent: Consent | null
  /** Ten minutes went by. */
  hasRunOut: boolean
  begin: (target: { creatorId: string; accountId?: string; appId: string }) => void
  isBeginning: boolean
  beginError: unknown
  /** With the address that was pasted. */
  finish: (address: string) => void
  isFinishing: boolean
  finishError: unknown
  /** Gives it up. */
  stop: () => void
}

/** One consent on a platform's page, from its beginning to its end. `onConnected` is called once. */
export const useConsent = (onConnected: (account: Account) => void): ConsentProcess => {
  const api = useApi()
  const [begun, setBegun] = useState<Consent | null>(null)
  const begin = useSubmit(
    api.accounts.beginConsent.mutationOptions({
      onSuccess: (consent) => {
        setBegun(consent)
        window.open(consent.page, '_blank', 'noopener,noreferrer')
      },
    }),
  )
  const finish = useSubmit(api.accounts.finishConsent.mutationOptions({ onSuccess: setBegun }))
  const cancel = useSubmit(api.accounts.cancelConsent.mutationOptions())
  const isOpen = begun !== null && (begun.state.is === 'waiting' || begun.state.is === 'connecting')
  const seen = useQuery(
    api.accounts.consent.queryOptions({
      input: { creatorId: begun?.creatorId ?? '', consentId: begun?.id ?? '' },
      enabled: isOpen,
      refetchInterval: ({ state: { data, error } }) =>
        error || data?.state.is === 'connected' || data?.state.is === 'failed' ? false : lookEveryMs,
      // The person is on the platform's page meanwhile.
      refetchIntervalInBackground: true,
      retry: false,
    }),
  )
  const consent = (isOpen ? seen.data : undefined) ?? begun
  const connected = consent?.state.is === 'connected' ? consent.state.account : null
  const tell = useEffectEvent(onConnected)
  const connectedId = connected?.id
  useEffect(() => {
    if (connected && connectedId !== undefined) tell(connected)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- told once an account
  }, [connectedId])
  return {
    consent,
    hasRunOut: seen.error !== null && codeOf(seen.error) === 'NOT_FOUND',
    begin: begin.mutate,
    isBeginning: begin.isPending,
    beginError: begin.error,
    finish: (address) => {
      if (begun) finish.mutate({ creatorId: begun.creatorId, consentId: begun.id, address })
    },
    isFinishing: finish.isPending,
    finishError: finish.error,
    stop: () => {
      if (begun && isOpen) cancel.mutate({ creatorId: begun.creatorId, consentId: begun.id })
      setBegun(null)
      begin.reset()
      finish.reset()
    },
  }
}
