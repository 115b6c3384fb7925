import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CalendarClock,
  CloudOff,
  DatabaseBackup,
  Hand,
  ListTodo,
  LockKeyhole,
  OctagonX,
  PlugZap,
  Wifi,
  type LucideIcon,
} from 'lucide-react'
import { cx } from '../../lib/cx.ts'
import { useLine } from '../../lib/live-updates.tsx'
import { dayKey } from '../../lib/format.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { useSystemStatus } from '../../lib/system-status.ts'
import { useWaitingCount } from '../../lib/waiting-count.ts'

const Fact = ({ icon: Icon, hue = 'text-muted', children }: { icon: LucideIcon; hue?: string; children: ReactNode }) => (
  <li className="flex items-center gap-1.5 whitespace-nowrap">
    <Icon aria-hidden className={cx('size-3.5', hue)} strokeWidth={2} />
    {children}
  </li>
)

const NextPublication = ({ at }: { at: Date | null }) => {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const now = useCoreNow(1_000)
  if (!at) return <Fact icon={CalendarClock}>{t('status.nothingNext')}</Fact>
  const left = at.getTime() - now
  const isToday = dayKey(at, format.zone) === dayKey(new Date(now), format.zone)
  const shown = isToday ? format.time(at) : `${format.shortDate(at)} ${format.time(at)}`
  return (
    <Fact icon={CalendarClock} hue="text-blue">
      <span className="text-text">{t(isToday ? 'status.next' : 'status.nextOn', { at: shown })}</span>
      {left > 0 && <span role="timer">{t('status.nextIn', { time: format.countdown(left) })}</span>}
    </Fact>
  )
}

const useConnection = (): { icon: LucideIcon; hue: string; text: string } => {
  const { t } = useTranslation('frame')
  const line = useLine()
  const status = useSystemStatus()
  if (line === 'lost') return { icon: PlugZap, hue: 'text-red', text: t('status.reconnecting') }
  if (status.data && !status.data.online) return { icon: CloudOff, hue: 'text-red', text: t('status.offline') }
  return { icon: Wifi, hue: 'text-green', text: t('status.online') }
}

/** At the foot: is it running, what goes out next, what waits. */
export const StatusLine = () => {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const { data } = useSystemStatus()
  const waiting = useWaitingCount()
  const connection = useConnection()
  return (
    <footer aria-label={t('status.label')} className="tnum border-t border-line bg-surface px-4 text-sm text-muted max-md:hidden">
      <ul className="flex h-7 items-center gap-5 overflow-hidden">
        <Fact icon={connection.icon} hue={connection.hue}>
          {connection.text}
        </Fact>
        {data && (
          <>
            {data.stopped ? (
              <Fact icon={OctagonX} hue="text-red">
                <span className="text-text">{t('status.stopped', { count: data.held })}</span>
              </Fact>
            ) : (
              <NextPublication at={data.nextDueAt} />
            )}
            <Fact icon={ListTodo}>{t('status.queued', { count: data.queued })}</Fact>
            {waiting > 0 && (
              <Fact icon={Hand} hue="text-amber">
                <span className="text-text">{t('status.needPerson', { count: waiting })}</span>
              </Fact>
            )}
            {data.vaultLocked && (
              <Fact icon={LockKeyhole} hue="text-amber">
                <span className="text-text">{t('status.vaultLocked')}</span>
              </Fact>
            )}
            <li className="flex-1" />
            <Fact icon={DatabaseBackup}>
              {data.lastBackupAt ? t('status.backup', { at: format.dateTime(data.lastBackupAt) }) : t('status.neverBackedUp')}
            </Fact>
          </>
        )}
      </ul>
    </footer>
  )
}
