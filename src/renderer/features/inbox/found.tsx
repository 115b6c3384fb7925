/** What something that was said was found to be, on this machine; and saying what it is in truth. */
import { useTranslation } from 'react-i18next'
import {
  Frown,
  Languages,
  Meh,
  MessageCircleOff,
  MessageCircleQuestion,
  ShieldAlert,
  ShieldCheck,
  Smile,
  Wrench,
  type LucideIcon,
} from 'lucide-react'
import type { InboxCorrection, InboxItem, Judged, Sentiment } from '../../../contract/inbox.ts'
import { Badge, hueText, type Hue } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Menu, type MenuAct } from '../../components/menu.tsx'
import { useToasts } from '../../components/toast.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useInboxActs } from './use-inbox-acts.ts'

const sentimentIcons: Record<Sentiment, LucideIcon> = { negative: Frown, neutral: Meh, positive: Smile }
const sentimentHues: Record<Sentiment, Hue> = { negative: 'red', neutral: 'grey', positive: 'green' }

interface Mark {
  id: string
  icon: LucideIcon
  hue: Hue
  label: string
  sure: number | null
}

/** What it is surely. That it is no spam goes without saying, unless a person said so. */
const useMarks = (judged: Judged | null): Mark[] => {
  const { t } = useTranslation('inbox')
  if (!judged) return []
  const { language, spam, sentiment, relevance } = judged
  return [
    ...(spam && (spam.is || spam.sure === null)
      ? [
          {
            id: 'spam',
            icon: spam.is ? ShieldAlert : ShieldCheck,
            hue: spam.is ? ('red' as const) : ('grey' as const),
            label: t(spam.is ? 'is.spam.yes' : 'is.spam.no'),
            sure: spam.sure,
          },
        ]
      : []),
    ...(sentiment
      ? [
          {
            id: 'sentiment',
            icon: sentimentIcons[sentiment.is],
            hue: sentimentHues[sentiment.is],
            label: t(`is.sentiment.${sentiment.is}`),
            sure: sentiment.sure,
          },
        ]
      : []),
    ...(relevance
      ? [
          {
            id: 'relevance',
            icon: relevance.is ? MessageCircleQuestion : MessageCircleOff,
            hue: relevance.is ? ('blue' as const) : ('grey' as const),
            label: t(relevance.is ? 'is.relevance.yes' : 'is.relevance.no'),
            sure: relevance.sure,
          },
        ]
      : []),
    ...(language
      ? [{ id: 'language', icon: Languages, hue: 'grey' as const, label: t(`is.language.${language.is}`), sure: language.sure }]
      : []),
  ]
}

/** Of one line of the list: what is out of the ordinary, each by its sign. */
export const FoundMarks = ({ judged }: { judged: Judged | null }) =>
  useMarks(judged)
    .filter(({ id, hue }) => id !== 'language' && (id !== 'sentiment' || hue !== 'grey'))
    .map(({ id, icon: Icon, hue, label }) => (
      <Icon key={id} role="img" aria-label={label} className={cx('size-3.5 shrink-0', hueText[hue])} />
    ))

export const Found = ({ item }: { item: InboxItem }) => {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const toasts = useToasts()
  const { correct } = useInboxActs()
  const marks = useMarks(item.judged)
  const { spam, sentiment, relevance, language } = item.judged ?? {}
  const say = (correction: InboxCorrection) => (): void => void tell(correction)
  const tell = async (correction: InboxCorrection): Promise<void> => {
    try {
      await correct.mutateAsync({ itemId: item.id, correction })
      toasts.done(t('correct.done', { creator: item.creatorName }), {
        undo: () => correct.mutate({ itemId: item.id, correction: { ...correction, is: null } }),
      })
    } catch {
      // Said in a toast.
    }
  }
  const acts: (MenuAct | false)[] = [
    spam?.is !== false && { id: 'notSpam', label: t('correct.notSpam'), onAct: say({ aspect: 'spam', is: false }) },
    spam?.is !== true && { id: 'spam', label: t('correct.spam'), onAct: say({ aspect: 'spam', is: true }) },
    sentiment?.is !== 'positive' && { id: 'positive', label: t('correct.positive'), onAct: say({ aspect: 'sentiment', is: 'positive' }) },
    sentiment?.is !== 'neutral' && { id: 'neutral', label: t('correct.neutral'), onAct: say({ aspect: 'sentiment', is: 'neutral' }) },
    sentiment?.is !== 'negative' && { id: 'negative', label: t('correct.negative'), onAct: say({ aspect: 'sentiment', is: 'negative' }) },
    relevance?.is !== true && { id: 'relevant', label: t('correct.relevant'), onAct: say({ aspect: 'relevance', is: true }) },
    relevance?.is !== false && { id: 'irrelevant', label: t('correct.irrelevant'), onAct: say({ aspect: 'relevance', is: false }) },
    language?.is !== 'fr' && { id: 'french', label: t('correct.french'), onAct: say({ aspect: 'language', is: 'fr' }) },
    language?.is !== 'en' && { id: 'english', label: t('correct.english'), onAct: say({ aspect: 'language', is: 'en' }) },
    language?.is !== 'other' && { id: 'other', label: t('correct.other'), onAct: say({ aspect: 'language', is: 'other' }) },
  ]
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {marks.map(({ id, icon, hue, label, sure }) => (
        <Badge key={id} icon={icon} hue={hue}>
          {sure === null
            ? t('isSaid', { what: label })
            : t('isSure', { what: label, sure: format.percent(Math.min(Math.floor(sure * 100) / 100, 0.99)) })}
        </Badge>
      ))}
      {marks.length === 0 && <p className="text-sm text-muted">{t(item.judged ? 'unsure' : 'notYet')}</p>}
      <Menu
        label={t('correct.label')}
        trigger={
          <Button size="sm" variant="quiet" icon={Wrench} isPending={correct.isPending}>
            {t('correct.label')}
          </Button>
        }
        acts={acts.filter((one) => one !== false)}
      />
    </div>
  )
}
