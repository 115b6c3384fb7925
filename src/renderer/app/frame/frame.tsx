/** The frame of every page once signed in: rail, main, inspector, status line, and what opens over them. */
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouter } from '@tanstack/react-router'
import { Keyboard, PlugZap, Search } from 'lucide-react'
import { MovesProvider } from '../../components/moves/moves-provider.tsx'
import { StopBanner } from '../../features/emergency-stop/stop-banner.tsx'
import { ReportProvider } from '../../features/tickets/report-provider.tsx'
import { useAct } from '../../lib/acts.tsx'
import { useInspector } from '../../lib/inspector.ts'
import { useLine } from '../../lib/live-updates.tsx'
import { useMe } from '../../lib/me.tsx'
import { railItems, type RailItem } from '../rail-items.ts'
import { AccountActs } from './account-acts.tsx'
import { InspectorOutlet } from './inspector-outlet.tsx'
import { KeysSheet } from './keys-sheet.tsx'
import { OverlaysContext } from './palette-button.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { StatusLine } from './status-line.tsx'
import { VaultBanner } from './vault-banner.tsx'

const GoTo = ({ item }: { item: RailItem }) => {
  const { t } = useTranslation('frame')
  const router = useRouter()
  useAct({
    id: `go:${item.to}`,
    label: t(`rail.${item.label}`),
    icon: item.icon,
    keys: item.keys,
    onAct: () => router.history.push(item.to),
  })
  return null
}

const focusSearch = () => document.querySelector<HTMLInputElement>('main [data-search]')?.focus()

const LostNotice = () => {
  const { t } = useTranslation('frame')
  if (useLine() !== 'lost') return null
  return (
    <div role="status" className="border-b border-line bg-surface px-4 py-2">
      <p className="flex flex-wrap items-center gap-x-2">
        <PlugZap aria-hidden className="size-4 text-red" />
        <span className="font-medium">{t('lost.title')}</span>
        <span className="text-muted">{t('lost.text')}</span>
      </p>
    </div>
  )
}

export const Frame = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('frame')
  const { role } = useMe()
  const { inspected, close } = useInspector()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const overlays = useMemo(() => ({ openPalette: () => setOpen('palette'), openKeys: () => setOpen('keys') }), [])
  useAct({
    id: 'palette',
    label: t('palette.title'),
    icon: Search,
    keys: 'mod+k',
    onAct: () => setOpen((now) => (now === 'palette' ? null : 'palette')),
    isKeyOnly: true,
  })
  useAct({ id: 'keys', label: t('keys.sheet'), icon: Keyboard, keys: '?', onAct: overlays.openKeys })
  useAct({ id: 'search', label: t('keys.search'), keys: '/', onAct: focusSearch, isKeyOnly: true })
  useAct(inspected ? { id: 'close-inspector', label: t('keys.close'), keys: 'escape', onAct: close, isKeyOnly: true } : null)
  return (
    <OverlaysContext value={overlays}>
      <ReportProvider>
        <MovesProvider>
          {railItems
            .filter(({ roles }) => roles.includes(role))
            .map((item) => (
              <GoTo key={item.to} item={item} />
            ))}
          <AccountActs />
          <a
            href="#main"
            className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-lg focus:bg-raised focus:p-2"
          >
            {t('go.skip')}
          </a>
          <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto]">
            <div className="grid min-h-0 grid-cols-[13.5rem_minmax(0,1fr)] max-md:flex max-md:flex-col">
              <Rail />
              <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
                <StopBanner />
                <LostNotice />
                <VaultBanner />
                <div className="flex min-h-0 flex-1">
                  <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
                    {children}
                  </main>
                  <InspectorOutlet />
                </div>
              </div>
            </div>
            <StatusLine />
          </div>
          <Palette isOpen={open === 'palette'} onClose={() => setOpen(null)} />
          <KeysSheet isOpen={open === 'keys'} onClose={() => setOpen(null)} />
        </MovesProvider>
      </ReportProvider>
    </OverlaysContext>
  )
}
