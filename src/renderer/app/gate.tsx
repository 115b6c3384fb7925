/** What stands before the pages: is core there, is it set up, is the vault open, who is asking. */
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { ErrorState } from '../components/error-state.tsx'
import { Mark } from '../components/brand.tsx'
import { FirstRunPage } from '../features/first-run/first-run-page.tsx'
import { LinkPage } from '../features/sign-in/link-page.tsx'
import { SignInPage } from '../features/sign-in/sign-in-page.tsx'
import { VaultLockedPage } from '../features/vault/vault-locked-page.tsx'
import { useApi } from '../lib/api.tsx'
import { CoreClockProvider } from '../lib/core-clock.tsx'
import { CreatorScopeProvider } from '../lib/creator-scope.tsx'
import { LiveUpdates } from '../lib/live-updates.tsx'
import { asLanguage, LocaleProvider, machineZone } from '../lib/locale.tsx'
import { MeProvider, type Me } from '../lib/me.tsx'
import { remember, remembered } from '../lib/remembered.ts'
import { asTheme, useTheme } from '../lib/theme.ts'
import { Frame } from './frame/frame.tsx'
import { StageCorner } from './stage-corner.tsx'

/** Nothing for 150 ms, then a quiet sign of life. */
export const Starting = () => {
  const { t } = useTranslation('frame')
  return (
    <div role="status" className="after-150 flex h-full flex-col items-center justify-center gap-4">
      <Mark className="size-10 animate-breathe" />
      <p className="text-muted">{t('boot.starting')}</p>
    </div>
  )
}

const useLanguageOf = (me: Me | null | undefined, agencyLanguage: string | undefined): void => {
  const { i18n } = useTranslation()
  const wanted = me?.language ?? remembered('language') ?? agencyLanguage
  useEffect(() => {
    if (me) remember('language', me.language)
    if (wanted) void i18n.changeLanguage(asLanguage(wanted))
  }, [i18n, me, wanted])
  useEffect(() => {
    const tell = (tag: string) => {
      document.documentElement.lang = asLanguage(tag)
    }
    tell(i18n.language)
    i18n.on('languageChanged', tell)
    return () => i18n.off('languageChanged', tell)
  }, [i18n])
}

const Inside = ({ me, children }: { me: Me; children: ReactNode }) => (
  <MeProvider me={me}>
    <CoreClockProvider>
      <LocaleProvider zone={me.zone}>
        <LiveUpdates>
          <CreatorScopeProvider fixed={me.role === 'model' ? me.creatorIds?.[0] : undefined}>
            <Frame>{children}</Frame>
          </CreatorScopeProvider>
        </LiveUpdates>
      </LocaleProvider>
    </CoreClockProvider>
  </MeProvider>
)

const linkPaths: ReadonlySet<string> = new Set(['/link', '/enter'])

export const Gate = ({ children }: { children: ReactNode }) => {
  const api = useApi()
  const queries = useQueryClient()
  const setup = useQuery(api.setup.status.queryOptions())
  const session = useQuery(api.session.current.queryOptions())
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [leavesVaultLocked, leaveVaultLocked] = useState(false)
  // The wizard ends when its reader says so, not when core is ready: the recovery codes are shown only once.
  const [isFirstRun, setFirstRun] = useState(false)
  useTheme(asTheme(session.data?.theme ?? remembered('theme')))
  useLanguageOf(session.data, setup.data?.language)

  const failed = (!setup.data && setup.error) || (session.data === undefined && session.error)
  if (failed)
    return (
      <main className="flex h-full items-center justify-center">
        <ErrorState
          error={failed}
          onRetry={() => void queries.refetchQueries({ type: 'active' })}
          isRetrying={setup.isFetching || session.isFetching}
        />
      </main>
    )
  if (!setup.data || session.data === undefined) return <Starting />
  const corner = <StageCorner />
  if (setup.data.state === 'needs_agency' && !isFirstRun) setFirstRun(true)
  if (isFirstRun) return <FirstRunPage keychainAvailable={setup.data.vault.keychainAvailable} onDone={() => setFirstRun(false)} />
  if (linkPaths.has(path)) return <LinkPage corner={corner} />
  if (session.data) return <Inside me={session.data}>{children}</Inside>
  const { locked, mode } = setup.data.vault
  if (locked && mode !== 'none' && !leavesVaultLocked)
    return <VaultLockedPage mode={mode} onLater={() => leaveVaultLocked(true)} corner={corner} />
  return <SignInPage agencyName={setup.data.agencyName} corner={corner} />
}

/** Formats before anybody is known: this machine's zone. */
export const GateLocale = ({ children }: { children: ReactNode }) => <LocaleProvider zone={machineZone()}>{children}</LocaleProvider>
