/** Where a publication stands, in words: what is, what Coulisse does by itself, when. What a person can do is beside it. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { useUndoByHand } from '../../components/by-hand/use-by-hand.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { ExternalLink, TextLink } from '../../components/link.tsx'
import { lookOf, seenState } from '../../components/state-badge.tsx'
import { hueText } from '../../components/badge.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { cx } from '../../lib/cx.ts'
import { useMe } from '../../lib/me.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { useFailureView } from '../../lib/use-error-view.ts'
import { useWhen } from './use-when.ts'

interface Told {
  title: string
  text?: string
  /** What happens next by itself, and when. */
  next?: string | null
}

const useTold = (publication: Publication): Told => {
  const { t } = useTranslation('publications')
  const format = useFormat()
  const failure = useFailureView()
  const { role } = useMe()
  const when = useWhen()
  const now = useCoreNow(15_000)
  const { state, at, dueAt, nextTryAt, removedAt, verifiedAt, handedOverAt, remoteUrl, readyAt, postedBy, publishedAt, elsewhere } =
    publication
  const cause = publication.failure && failure(publication.failure, nextTryAt !== null)
  const moment = (date: Date): string => `${format.shortDate(date)} ${format.exactTime(date)}`
  const next = (key: 'nextTry' | 'nextLook'): string | null => (nextTryAt ? t(`situation.${key}`, { at: moment(nextTryAt) }) : null)
  switch (state) {
    case 'scheduled': {
      if (readyAt) return { title: t('situation.ready.title'), text: t('situation.ready.text') }
      const key = dueAt.getTime() < now ? 'late' : 'scheduled'
      return { title: t(`situation.${key}.title`, { at: when(at, dueAt) }), text: t(`situation.${key}.text`) }
    }
    case 'published':
      if (removedAt) return { title: t('situation.removed.title'), text: t('situation.removed.text', { at: moment(removedAt) }) }
      if (elsewhere) return { title: t('situation.elsewhere.title'), text: t('situation.elsewhere.text') }
      if (postedBy !== null)
        return {
          title: t('situation.byHand.title'),
          text: t('situation.byHand.text', { name: postedBy, at: publishedAt ? moment(publishedAt) : '' }),
        }
      if (!verifiedAt && !remoteUrl) return { title: t('situation.unseen.title'), text: t('situation.unseen.text') }
      if (!verifiedAt) return { title: t('situation.unverified.title'), text: t('situation.unverified.text'), next: next('nextLook') }
      return { title: t('situation.published.title'), text: t('situation.published.text', { time: format.exactTime(verifiedAt) }) }
    case 'processing':
    case 'ambiguous':
      if (handedOverAt)
        return { title: t('situation.handed_over.title'), text: t('situation.handed_over.text', { at: moment(handedOverAt) }) }
      return { title: t(`situation.${state}.title`), text: t(`situation.${state}.text`), next: next('nextLook') }
    case 'failed':
      return {
        title: cause?.title ?? t('situation.failed.title'),
        text: cause?.explanation,
        next: next('nextTry') ?? t('situation.noNextTry'),
      }
    case 'awaiting_approval':
      return { title: t('situation.awaiting_approval.title'), text: t('situation.awaiting_approval.text', { at: when(at, dueAt) }) }
    case 'vetoed': {
      const given = publication.failure?.data.reason
      const reason = typeof given === 'string' ? given : ''
      return {
        title: t('situation.vetoed.title'),
        text: reason && t('situation.vetoed.reason', { reason }),
        next: t(role === 'model' ? 'situation.vetoed.model' : 'situation.vetoed.text'),
      }
    }
    case 'cancelled':
      if (publication.failure?.code === 'SKIPPED')
        return {
          title: t('situation.skipped.title'),
          text: t('situation.skipped.text', { reason: String(publication.failure.data.reason) }),
        }
      return { title: t('situation.cancelled.title'), text: t('situation.cancelled.text') }
    case 'needs_person':
    case 'missed':
      return { title: t(`situation.${state}.title`), text: [cause?.title, t(`situation.${state}.text`)].filter(Boolean).join('. ') }
    default:
      return { title: t(`situation.${state}.title`), text: t(`situation.${state}.text`) }
  }
}

const Proof = ({ publication: { remoteUrl, removedAt } }: { publication: Publication }) => {
  const { t } = useTranslation('publications')
  if (!remoteUrl || removedAt) return null
  return (
    <span className="flex max-w-full items-center gap-2">
      <ExternalLink href={remoteUrl} className="min-w-0 font-medium">
        <span className="truncate" title={remoteUrl}>
          {t('facts.proof', { url: remoteUrl.replace(/^https?:\/\//, '') })}
        </span>
      </ExternalLink>
      <CopyButton text={remoteUrl} label={t('facts.copyProof')} />
    </span>
  )
}

/** What was said of it by hand can be taken back for a short while. */
const TakeBack = ({ publication: { id, state, undoUntil } }: { publication: Publication }) => {
  const { t } = useTranslation('byHand')
  const can = useCan()
  const format = useFormat()
  const now = useCoreNow(15_000)
  const { undo, isPending } = useUndoByHand(id)
  if (!undoUntil || undoUntil.getTime() < now || !can('publications.undoByHand')) return null
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button size="sm" onPress={undo} isPending={isPending}>
        {t(state === 'published' ? 'undo.posted' : 'undo.skipped')}
      </Button>
      <span className="tnum text-muted">{t('undo.until', { at: format.time(undoUntil) })}</span>
    </span>
  )
}

export const Situation = ({ publication }: { publication: Publication }) => {
  const { t } = useTranslation('publications')
  const can = useCan()
  const { title, text, next } = useTold(publication)
  const { thread } = publication
  const { icon: Icon, hue, outlined, moving } = lookOf(seenState(publication))
  const needsReconnect = publication.failure?.code === 'REAUTH_REQUIRED' && publication.state === 'failed' && can('accounts.reconnect')
  return (
    <section
      aria-label={title}
      className={cx('flex flex-col gap-3 rounded-lg border bg-raised p-3', outlined ? 'border-amber' : 'border-line')}
    >
      <div className="flex items-start gap-2.5">
        <Icon aria-hidden className={cx('mt-0.5 size-4 shrink-0', hueText[hue], moving && 'animate-breathe')} strokeWidth={2} />
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <p className="font-semibold">{title}</p>
          {text && <p className="text-muted">{text}</p>}
          {next && <p className="tnum">{next}</p>}
          {thread && thread.out > 0 && thread.out < thread.parts && (
            <p className="font-medium">{t('thread.out', { count: thread.out, parts: thread.parts })}</p>
          )}
          <Proof publication={publication} />
          <TakeBack publication={publication} />
          {needsReconnect && (
            <TextLink to="/creators/$creatorId" params={{ creatorId: publication.creatorId }} search={{ tab: 'accounts' }}>
              {t('act.reconnect')}
            </TextLink>
          )}
        </div>
      </div>
    </section>
  )
}
