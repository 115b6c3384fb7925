import { useTranslation } from 'react-i18next'
import { Timer } from 'lucide-react'
import { useNow } from '../lib/clock.ts'
import { dataOf } from '../lib/error-code.ts'
import { useFormat } from '../lib/locale.tsx'
import { ErrorNote } from './error-note.tsx'

/** How long to wait after too many attempts; 0 when one may try. */
export const useWaitMs = (error: unknown): number => {
  const now = useNow(1_000)
  const until = dataOf(error, 'TOO_MANY_ATTEMPTS')?.retryAt
  return until ? Math.max(0, until.getTime() - now) : 0
}

/** Why an attempt was refused, with a countdown while there were too many. */
export const AttemptsNote = ({ error }: { error: unknown }) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const waitMs = useWaitMs(error)
  if (dataOf(error, 'TOO_MANY_ATTEMPTS') === null) return <ErrorNote error={error} />
  return (
    <div role="alert" className="flex items-start gap-2 rounded-lg border border-line bg-surface px-3 py-2">
      <Timer aria-hidden className="mt-0.5 size-4 shrink-0 text-amber" />
      {waitMs > 0 ? (
        <p>
          {t('attempts.wait')}{' '}
          <span role="timer" aria-live="off" className="tnum font-semibold">
            {format.countdown(waitMs + 999)}
          </span>
        </p>
      ) : (
        <p>{t('attempts.again')}</p>
      )}
    </div>
  )
}
