import { useTranslation } from 'react-i18next'
import { Send } from 'lucide-react'
import { hueText } from '../../components/badge.tsx'
import { Facts } from '../../components/section.tsx'
import { stateLooks } from '../../components/state-badge.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useFailureView } from '../../lib/use-error-view.ts'
import { publicationsTexts } from './texts.ts'
import type { Attempt, StateChange, TimelineEntry } from './timeline.ts'

type KnownReason = keyof (typeof publicationsTexts)['fr']['reason']
const isKnown = (reason: string): reason is KnownReason => Object.hasOwn(publicationsTexts.fr.reason, reason)

/** What core calls itself in the trail. */
const systemNames: ReadonlySet<string> = new Set(['system', 'Coulisse', 'coulisse'])

const Failure = ({ failure }: { failure: NonNullable<Attempt['failure']> }) => {
  const { title } = useFailureView()(failure)
  return <p className="text-muted">{title}</p>
}

const ChangeEntry = ({ change }: { change: StateChange }) => {
  const { t } = useTranslation('publications')
  const { t: ui } = useTranslation('ui')
  return (
    <>
      <p>
        <span className="font-medium">{isKnown(change.reason) ? t(`reason.${change.reason}`) : change.reason.replaceAll('_', ' ')}</span>
        {!systemNames.has(change.actor) && <span className="text-muted"> {t('timeline.by', { actor: change.actor })}</span>}
      </p>
      {change.from !== change.to && <p className="text-sm text-muted">{t('timeline.to', { state: ui(`state.${change.to}`) })}</p>}
      {change.failure && <Failure failure={change.failure} />}
    </>
  )
}

const minuteMs = 60_000

/** As long as it took, no finer than anybody wants to know. */
const lasted = ({ startedAt, finishedAt }: Attempt): number | null => {
  if (!finishedAt) return null
  const ms = finishedAt.getTime() - startedAt.getTime()
  return ms < minuteMs ? Math.max(100, ms) : Math.round(ms / minuteMs) * minuteMs
}

/** Outcomes of which the time says something: how long the platform took, or how long it was waited for. */
const timed = ['accepted', 'rejected', 'unknown', 'not_sent'] as const
const isTimed = (outcome: Attempt['outcome']): outcome is (typeof timed)[number] => (timed as readonly string[]).includes(outcome)

const AttemptEntry = ({ attempt }: { attempt: Attempt }) => {
  const { t } = useTranslation('publications')
  const format = useFormat()
  const ms = lasted(attempt)
  const took = ms !== null && isTimed(attempt.outcome) ? t(`timeline.took.${attempt.outcome}`, { time: format.duration(ms) }) : null
  return (
    <>
      <p>
        <span className="font-medium">{t('timeline.attempt', { number: attempt.number })}</span>
        {attempt.part !== undefined && <span className="text-muted"> · {t('thread.part', { n: attempt.part })}</span>}
        <span className="text-muted">
          {' '}
          · {t(`outcome.${attempt.outcome}`)}
          {took !== null && ` · ${took}`}
        </span>
      </p>
      {attempt.failure && <Failure failure={attempt.failure} />}
      <details className="text-sm">
        <summary className="w-fit cursor-default rounded-sm text-muted hover:text-text focus-visible:ring-focus">
          {t('timeline.details')}
        </summary>
        <Facts
          className="mt-1"
          items={[
            { name: t('timeline.operation'), value: <code className="font-mono break-all">{attempt.operationId}</code> },
            { name: t('timeline.fingerprint'), value: <code className="font-mono break-all">{attempt.fingerprint}</code> },
            ...(attempt.failure ? [{ name: t('timeline.code'), value: <code className="font-mono">{attempt.failure.code}</code> }] : []),
            { name: t('timeline.http'), value: attempt.httpStatus },
            { name: t('timeline.ended'), value: attempt.finishedAt && format.exactTime(attempt.finishedAt) },
            { name: t('timeline.safety'), value: t(`safety.${attempt.safety}`) },
          ]}
        />
      </details>
    </>
  )
}

const Mark = ({ entry }: { entry: TimelineEntry }) => {
  if (entry.kind === 'attempt') return <Send aria-hidden className="size-4 text-muted" />
  const { icon: Icon, hue } = stateLooks[entry.change.to]
  return <Icon aria-hidden className={cx('size-4', hueText[hue])} strokeWidth={2} />
}

/** Everything that happened, oldest first: changes of state and attempts in one story. */
export const TimelineList = ({ entries }: { entries: readonly TimelineEntry[] }) => {
  const format = useFormat()
  return (
    <ol className="flex flex-col">
      {entries.map((entry, index) => (
        <li key={entry.id} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5">
          <span className="flex flex-col items-center pt-0.5">
            <Mark entry={entry} />
            {index < entries.length - 1 && <span aria-hidden className="my-1 w-px flex-1 bg-line" />}
          </span>
          <div className="pb-3">
            <time dateTime={entry.at.toISOString()} className="tnum text-sm text-muted">
              {format.shortDate(entry.at)} {format.exactTime(entry.at)}
            </time>
            {entry.kind === 'change' ? <ChangeEntry change={entry.change} /> : <AttemptEntry attempt={entry.attempt} />}
          </div>
        </li>
      ))}
    </ol>
  )
}
