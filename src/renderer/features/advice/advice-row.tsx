import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Check, ChevronDown, ChevronRight, Undo2, X } from 'lucide-react'
import type { Advice } from '../../../contract/advice.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { Evidence } from './evidence.tsx'
import { PlanPreview } from './plan-preview.tsx'
import { useAdviceWords } from './use-advice-words.ts'

export const AdviceRow = ({ advice }: { advice: Advice }) => {
  const { t } = useTranslation('advice')
  const api = useApi()
  const toasts = useToasts()
  const words = useAdviceWords()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const mayPreview = advice.state === 'open' && advice.changesPlan
  // How much less is posted is what one wants to see before slowing down.
  const [isPreviewed, setPreviewed] = useState(advice.subject.kind === 'pace')
  const adviceId = advice.id
  const reopen = useSubmit(api.advice.reopen.mutationOptions({ onError: toasts.failed }))
  const takeBack = { undo: () => reopen.mutate({ adviceId }) }
  const apply = useSubmit(
    api.advice.apply.mutationOptions({
      onSuccess: () => toasts.done(t(advice.changesPlan ? 'applied.plan' : 'applied.note'), takeBack),
      onError: toasts.failed,
    }),
  )
  const dismiss = useSubmit(
    api.advice.dismiss.mutationOptions({ onSuccess: () => toasts.done(t('dismissed'), takeBack), onError: toasts.failed }),
  )
  const isPending = apply.isPending || dismiss.isPending || reopen.isPending
  const sentence = words.sentence(advice)
  const takesBack = advice.state === 'applied' ? 'takeBack' : 'reopen'
  return (
    <li className="flex flex-col gap-2 border-b border-line py-3 last:border-b-0">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <span className="font-medium">{advice.creatorName}</span>
            <Badge>{advice.platform ? `${platformName(advice.platform)} · ${advice.accountHandle ?? ''}` : t('allAccounts')}</Badge>
            <span className="text-sm text-muted">{t(`market.${advice.market}`)}</span>
          </div>
          <h2 className="text-base break-words">{sentence}</h2>
          {advice.expected && (
            <p className="tnum">
              {t('expected')} <strong className="font-semibold">{words.effect(advice.expected)}</strong>
            </p>
          )}
          <p className="text-sm text-muted">
            {t(advice.subject.kind === 'market' ? 'sampleOfPeople' : 'sample', {
              own: format.number(advice.ownPosts),
              all: format.number(advice.posts),
            })}
          </p>
          <FollowUpLine advice={advice} />
        </div>
        <div className="flex flex-wrap items-center justify-end gap-2">
          {advice.state === 'open' ? (
            <>
              <Button
                icon={Check}
                size="sm"
                onPress={() => apply.mutate({ adviceId })}
                isDisabled={isPending}
                aria-label={`${t(advice.changesPlan ? 'apply' : 'note')} : ${sentence}`}
              >
                {t(advice.changesPlan ? 'apply' : 'note')}
              </Button>
              <Button
                icon={X}
                size="sm"
                variant="quiet"
                onPress={() => dismiss.mutate({ adviceId })}
                isDisabled={isPending}
                aria-label={`${t('dismiss')} : ${sentence}`}
              >
                {t('dismiss')}
              </Button>
            </>
          ) : (
            <Button
              icon={Undo2}
              size="sm"
              onPress={() => reopen.mutate({ adviceId })}
              isDisabled={isPending}
              aria-label={`${t(takesBack)} : ${sentence}`}
            >
              {t(takesBack)}
            </Button>
          )}
        </div>
      </div>
      <div className="flex flex-wrap gap-1">
        {mayPreview && (
          <Button
            icon={isPreviewed ? ChevronDown : ChevronRight}
            size="sm"
            variant="quiet"
            onPress={() => setPreviewed(!isPreviewed)}
            aria-expanded={isPreviewed}
            aria-label={`${t('preview.show')} : ${sentence}`}
          >
            {t('preview.show')}
          </Button>
        )}
        <Button
          icon={isOpen ? ChevronDown : ChevronRight}
          size="sm"
          variant="quiet"
          onPress={() => setOpen(!isOpen)}
          aria-expanded={isOpen}
          aria-label={`${t('why')} : ${sentence}`}
        >
          {t('why')}
        </Button>
      </div>
      {mayPreview && isPreviewed && <PlanPreview advice={advice} />}
      {isOpen && <Evidence advice={advice} />}
    </li>
  )
}

/** What no plan follows is for those who write. */
const doesAlone = (kind: Advice['subject']['kind']) => (kind === 'hashtag' || kind === 'hashtag_worn' ? 'hashtag_alone' : kind)

const FollowUpLine = ({ advice: { state, decidedAt, followUp, subject, changesPlan } }: { advice: Advice }) => {
  const { t } = useTranslation('advice')
  const words = useAdviceWords()
  if (state === 'open' || !decidedAt) return null
  return (
    <>
      <p className="text-sm">
        {t(`decided.${state}`)} <Instant at={decidedAt} />
        {state === 'applied' && (
          <>
            {' · '}
            {followUp?.measured
              ? t(`follow.${followUp.verdict}`, { effect: words.effect(followUp.measured), count: followUp.following })
              : t('follow.early', { count: followUp?.following ?? 0 })}
            {followUp?.measured && ` ${t(`follow.against.${followUp.against}`, { count: followUp.others })}`}
            {followUp && !followUp.measured && followUp.others > 0 && ` ${t('follow.others', { count: followUp.others })}`}
          </>
        )}
      </p>
      {state === 'applied' && (
        <p className="text-sm text-muted">
          {t(`does.${changesPlan ? subject.kind : doesAlone(subject.kind)}`)}
          {subject.kind === 'market' && ` ${t('follow.market')}`}
        </p>
      )}
    </>
  )
}
