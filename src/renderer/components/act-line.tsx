import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Ban, CircleCheck, CircleSlash, CircleX, Clock, LoaderCircle, MousePointerClick, type LucideIcon } from 'lucide-react'
import type { AutomatedActState, QueuedAct } from '../../contract/automation.ts'
import { Badge, type Hue } from './badge.tsx'
import { Instant } from './instant.tsx'
import { ExternalLink } from './link.tsx'
import { PlatformGlyph } from './platform-glyph.tsx'
import { useFailureView } from '../lib/use-error-view.ts'

const looks: Readonly<Record<AutomatedActState, { icon: LucideIcon; hue: Hue }>> = {
  due: { icon: Clock, hue: 'amber' },
  asks: { icon: MousePointerClick, hue: 'amber' },
  sending: { icon: LoaderCircle, hue: 'amber' },
  done: { icon: CircleCheck, hue: 'green' },
  refused: { icon: CircleSlash, hue: 'grey' },
  dropped: { icon: Ban, hue: 'grey' },
  failed: { icon: CircleX, hue: 'red' },
}

/** Why it stands where it does, in words; nothing where that says itself. */
const useWhy = (): ((act: QueuedAct) => string | null) => {
  const { t } = useTranslation('automation')
  const failureView = useFailureView()
  return ({ state, gate, dropReason, failure, pressedBy }) => {
    if (failure) return failureView(failure).title
    if (state === 'dropped' && dropReason !== null) return t(`queue.dropped.${dropReason}`)
    if (state === 'due' && gate?.putOff) return t(`queue.putOff.${gate.putOff}`)
    if (state === 'done' && pressedBy !== null) return t('queue.pressedBy', { name: pressedBy })
    return null
  }
}

/** One act that a rule, an amplifier or a script wanted: what, on what, by which, and where it stands. */
export const ActLine = ({ act, reason, actions }: { act: QueuedAct; reason?: ReactNode; actions?: ReactNode }) => {
  const { t } = useTranslation('automation')
  const whyOf = useWhy()
  const { icon, hue } = looks[act.state]
  const why = whyOf(act)
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1.5 border-b border-line py-2.5 last:border-b-0">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
        <h3 className="flex flex-wrap items-center gap-2 font-medium">
          <PlatformGlyph platform={act.platform} withName />
          {t(`act.${act.act}`)}
          <span className="font-normal text-muted">
            @{act.accountHandle}
            {act.on.author !== null && ` → @${act.on.author}`}
          </span>
        </h3>
        {act.on.text !== null && <p className="line-clamp-2 break-words">{t('queue.said', { text: act.on.text })}</p>}
        {act.text !== null && <p className="break-words">{t('queue.words', { text: act.text })}</p>}
        <p className="text-sm text-muted">
          {t(`queue.by.${act.by.kind}`, { name: act.by.name })} · <Instant at={act.state === 'due' ? act.dueAt : act.stateSince} />
          {why !== null && ` · ${why}`}
        </p>
        {reason}
        {act.url !== null && act.state === 'done' && (
          <p className="text-sm">
            <ExternalLink href={act.url}>{t('queue.see')}</ExternalLink>
          </p>
        )}
      </div>
      {actions ?? (
        <Badge icon={icon} hue={hue}>
          {t(`queue.state.${act.state}`)}
        </Badge>
      )}
    </li>
  )
}
