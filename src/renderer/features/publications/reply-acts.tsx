import { useState } from 'react'
import type * as z from 'zod'
import { useTranslation } from 'react-i18next'
import { Eye, EyeOff, Heart, HeartOff, MessageCircle, Trash2 } from 'lucide-react'
import type { Interaction } from '../../../contract/interactions.ts'
import type { Capabilities, InteractionAct } from '../../../contract/platforms.ts'
import type { Publication, reply as replyShape } from '../../../contract/publications.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { RichText } from '../../components/rich-text.tsx'
import { useCan } from '../../lib/me.tsx'
import { AnswerBox } from './answer-box.tsx'
import { InteractionState } from '../../components/interaction-state.tsx'
import { stands } from '../../lib/interaction-stands.ts'
import { useWish } from './use-interactions.ts'

interface ReplyActsProps {
  publication: Publication
  capabilities: Capabilities
  reply: z.infer<typeof replyShape>
  /** All of the publication's. */
  interactions: readonly Interaction[]
}

const Toggle = ({ publication, reply, interactions, act, isOn }: ReplyActsProps & { act: 'like' | 'hide'; isOn: boolean }) => {
  const { t } = useTranslation('interactions')
  const wish = useWish(publication.id)
  const standing = interactions.find((one) => one.act === act && stands(one))
  const isBusy = standing !== undefined && standing.state !== 'done'
  const words = { like: [t('like'), t('unlike'), t('likedElsewhere')], hide: [t('hide'), t('unhide'), t('hidden')] } as const
  const [doIt, undoIt, elsewhere] = words[act]
  const [on, off] = act === 'like' ? [Heart, HeartOff] : [EyeOff, Eye]
  // What was done elsewhere is undone there: we have no proof of it to take back.
  if (isOn && !standing) return <span className="px-2 text-sm text-muted">{elsewhere}</span>
  return (
    <Button
      size="sm"
      variant="quiet"
      icon={isOn ? off : on}
      isPending={wish.isPending}
      isDisabled={isBusy}
      onPress={() =>
        void (isOn && standing ? wish.takeBack(standing.id) : wish.act({ accountId: publication.accountId, act, replyId: reply.id }))
      }
    >
      {isOn ? undoIt : doIt}
    </Button>
  )
}

/** Our answer, where it stands, and its deletion. */
const OwnAnswer = ({ publication, interaction }: { publication: Publication; interaction: Interaction }) => {
  const { t } = useTranslation('interactions')
  const [asks, setAsks] = useState(false)
  const wish = useWish(publication.id)
  const remove = async (): Promise<void> => {
    if (await wish.takeBack(interaction.id)) setAsks(false)
  }
  return (
    <li className="border-l-2 border-line-strong pl-3">
      <p className="text-sm font-medium">@{interaction.accountHandle}</p>
      <RichText text={interaction.text ?? ''} />
      {interaction.takenBackAt ? <p className="text-sm text-muted">{t('removed')}</p> : <InteractionState interaction={interaction} />}
      {interaction.state === 'done' && !interaction.takenBackAt && (
        <Button size="sm" variant="quiet" icon={Trash2} onPress={() => setAsks(true)}>
          {t('remove')}
        </Button>
      )}
      <ConfirmDialog
        title={t('removeTitle')}
        isOpen={asks}
        onClose={() => setAsks(false)}
        onConfirm={() => void remove()}
        confirmLabel={t('remove')}
        isPending={wish.isPending}
      >
        {t('removeText', { text: interaction.text ?? '' })}
      </ConfirmDialog>
    </li>
  )
}

/** What can be done about an answer, what was, and where it stands. */
export const ReplyActs = (props: ReplyActsProps) => {
  const { publication, capabilities, reply } = props
  const { t } = useTranslation('interactions')
  const can = useCan()
  const [answers, setAnswers] = useState(false)
  const offered = (act: InteractionAct) => capabilities.interactions?.find((one) => one.act === act)
  const replyId = reply.id
  if (!capabilities.interactions || !can('interactions.act')) return null
  if (replyId === null) return <p className="text-sm text-muted">{t('readAgain')}</p>
  const own = props.interactions.filter((one) => one.replyId === replyId)
  const done = (act: InteractionAct) => own.some((one) => one.act === act && stands(one))
  const answer = offered('answer')
  const mayAnswer = answer !== undefined && (answer.when !== 'summoned' || (reply.summons === true && !done('answer')))
  const latest = (act: InteractionAct) => own.findLast((one) => one.act === act)
  const open = (['like', 'hide'] as const).flatMap((act) => {
    const one = latest(act)
    return one && one.state !== 'done' ? [one] : []
  })
  const toggle = { ...props, interactions: own }
  return (
    <div className="flex flex-col gap-1 pt-1">
      <div role="group" aria-label={t('groupOn', { author: reply.author })} className="-ml-2 flex flex-wrap items-center gap-1">
        {offered('like') && <Toggle {...toggle} act="like" isOn={reply.liked || done('like')} />}
        {mayAnswer && !answers && (
          <Button size="sm" variant="quiet" icon={MessageCircle} onPress={() => setAnswers(true)}>
            {t('answer')}
          </Button>
        )}
        {offered('hide') && <Toggle {...toggle} act="hide" isOn={reply.hidden || done('hide')} />}
      </div>
      {answer?.when === 'summoned' && reply.summons === false && <p className="text-sm text-muted">{t('notSummoned')}</p>}
      {open.map((one) => (
        <InteractionState key={one.id} interaction={one} />
      ))}
      {own.some(({ act, takesBack }) => act === 'answer' && takesBack === null) && (
        <ul className="flex flex-col gap-2">
          {own
            .filter(({ act, takesBack }) => act === 'answer' && takesBack === null)
            .map((one) => (
              <OwnAnswer key={one.id} publication={publication} interaction={one} />
            ))}
        </ul>
      )}
      {answers && <AnswerBox publication={publication} replyId={replyId} author={reply.author} onClose={() => setAnswers(false)} />}
    </div>
  )
}
