import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  Ban,
  CalendarClock,
  ChartNoAxesColumn,
  Check,
  CircleX,
  Gavel,
  PencilLine,
  RotateCcw,
  Send,
  Trash2,
  Undo2,
  UserRoundCheck,
  type LucideIcon,
} from 'lucide-react'
import { useToasts } from '../../components/toast.tsx'
import type { ProcedurePath } from '../../../contract/index.ts'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { useCan, useMe } from '../../lib/me.tsx'
import { useApprove } from '../../lib/use-approve.ts'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { possibleActs, type PublicationAct } from './possible-acts.ts'
import { canSendNow, usePublishNow } from './use-publish-now.ts'

export interface OfferedAct {
  id: PublicationAct
  label: string
  icon: LucideIcon
  onAct: () => void
  isPending: boolean
  isDanger: boolean
}

const icons: Record<PublicationAct, LucideIcon> = {
  approve: Check,
  veto: Ban,
  withdraw: Undo2,
  undoVeto: Undo2,
  askAgain: UserRoundCheck,
  resolve: Gavel,
  retry: RotateCcw,
  restore: Undo2,
  reschedule: CalendarClock,
  edit: PencilLine,
  publishNow: Send,
  refresh: ChartNoAxesColumn,
  cancel: CircleX,
  remove: Trash2,
}

const procedures: Record<PublicationAct, ProcedurePath> = {
  approve: 'publications.approve',
  veto: 'publications.veto',
  withdraw: 'publications.undoApproval',
  undoVeto: 'publications.undoVeto',
  askAgain: 'publications.reschedule',
  resolve: 'publications.resolve',
  retry: 'publications.retry',
  restore: 'publications.restore',
  reschedule: 'publications.reschedule',
  edit: 'posts.update',
  publishNow: 'publications.reschedule',
  refresh: 'publications.refreshMetrics',
  cancel: 'publications.cancel',
  remove: 'publications.remove',
}

/** The acts that this publication's state and the person's role allow, ready to be pressed. `onAsk` opens a dialog. */
export const usePublicationActs = (
  publication: Publication,
  onAsk: (dialog: 'reschedule' | 'resolve' | 'remove' | 'cancel' | 'veto') => void,
): OfferedAct[] => {
  const { t } = useTranslation('publications')
  const api = useApi()
  const can = useCan()
  const toasts = useToasts()
  const navigate = useNavigate()
  const now = useCoreNow(15_000)
  const platforms = useQuery(api.platforms.list.queryOptions({ staleTime: Infinity }))
  const capabilities = platforms.data?.find(({ id }) => id === publication.platform)?.capabilities
  const id = { publicationId: publication.id }
  const restore = useSubmit(
    api.publications.restore.mutationOptions({ onSuccess: () => toasts.done(t('done.restored')), onError: toasts.failed }),
  )
  const cancel = useSubmit(
    api.publications.cancel.mutationOptions({
      onSuccess: () => toasts.done(t('done.cancelled'), { undo: () => restore.mutate(id) }),
      onError: toasts.failed,
    }),
  )
  const retry = useSubmit(
    api.publications.retry.mutationOptions({ onSuccess: () => toasts.done(t('done.retried')), onError: toasts.failed }),
  )
  const refresh = useSubmit(
    api.publications.refreshMetrics.mutationOptions({ onSuccess: () => toasts.done(t('done.refreshed')), onError: toasts.failed }),
  )
  const approval = useApprove()
  const { t: ui } = useTranslation('ui')
  const { role } = useMe()
  const creator = useQuery(api.creators.get.queryOptions({ input: { creatorId: publication.creatorId } }))
  const mode = creator.data?.approval ?? 'none'
  const publishNow = usePublishNow()
  const sendNow = () => publishNow([publication])
  const isLate = publication.dueAt.getTime() <= now
  const hasBegun = (publication.thread?.out ?? 0) > 0 && publication.state !== 'needs_person'
  const retryLabel = hasBegun
    ? t('act.retryRest')
    : publication.state === 'missed'
      ? t('act.publishNow')
      : publication.state === 'needs_person'
        ? t('act.lookAgain')
        : t('act.retry')
  const how: Record<PublicationAct, { label: string; onAct: () => void; isPending?: boolean }> = {
    approve: { label: ui('approval.approve'), onAct: () => approval.approve([publication.id]), isPending: approval.isPending },
    veto: { label: ui('approval.veto'), onAct: () => onAsk('veto') },
    withdraw: { label: t('act.withdraw'), onAct: () => approval.withdraw([publication.id]) },
    undoVeto: { label: t('act.undoVeto'), onAct: () => approval.undoVeto([publication.id]) },
    askAgain: { label: t('act.askAgain'), onAct: () => onAsk('reschedule') },
    resolve: { label: t('act.resolve'), onAct: () => onAsk('resolve') },
    // To look again sends nothing; the others may.
    retry: { label: retryLabel, onAct: canSendNow(publication) ? sendNow : () => retry.mutate(id), isPending: retry.isPending },
    publishNow: { label: t('act.publishNow'), onAct: sendNow },
    restore: { label: t('act.restore'), onAct: () => restore.mutate(id), isPending: restore.isPending },
    reschedule: { label: t('act.reschedule'), onAct: () => onAsk('reschedule') },
    edit: { label: t('act.edit'), onAct: () => void navigate({ to: '/posts/$postId', params: { postId: publication.postId } }) },
    refresh: { label: t('act.refresh'), onAct: () => refresh.mutate(id), isPending: refresh.isPending },
    // Once its time has passed it cannot be put back: asked about instead.
    cancel: { label: t('act.cancel'), onAct: () => (isLate ? onAsk('cancel') : cancel.mutate(id)), isPending: cancel.isPending },
    remove: { label: t('act.delete'), onAct: () => onAsk('remove') },
  }
  return (
    possibleActs(publication, capabilities, now)
      .filter((act) => can(procedures[act]))
      // A manager's yes is not the model's to give; and what needed none is not taken back.
      .filter((act) => (act === 'approve' ? role !== 'model' || mode !== 'manager' : act === 'withdraw' ? mode !== 'none' : true))
      .map((act) => ({ id: act, icon: icons[act], isDanger: act === 'remove' || act === 'veto', isPending: false, ...how[act] }))
  )
}
