import { useState, type Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import { PencilLine, Undo2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { Platform, PlatformId } from '../../../contract/platforms.ts'
import type { Problem } from '../../../contract/posts.ts'
import { textOn } from '../../../contract/text-on.ts'
import { useRuleText } from '../../lib/rule-text.ts'
import { CountRing } from './count-ring.tsx'
import type { Draft, DraftChange } from './draft.ts'
import { fieldId } from './fields.ts'
import { InsertWords } from './insert-words.tsx'
import { cleanText } from './limits.ts'
import { fieldOf } from './problem-panel.tsx'
import { ReasonList, type Reason } from './reason-list.tsx'
import { lengthOn, type Counts } from './text-length.ts'

export interface PlatformTextsProps {
  creatorId: string
  draft: Draft
  change: Dispatch<DraftChange>
  /** The chosen ones. */
  accounts: readonly Account[]
  platforms: readonly Platform[]
  counts: Counts
  problems: readonly Problem[]
  /** A text longer than core keeps. */
  excess?: { platform: PlatformId; text: string } | undefined
}

interface RowProps extends Omit<PlatformTextsProps, 'platforms' | 'problems' | 'excess'> {
  platform: Platform
  reasons: readonly Reason[]
  excess: string | undefined
  /** Its text was dropped just now: the act that was pressed is gone, and its place is taken. */
  wasDropped: boolean
  wasBegun: boolean
  onBegin: () => void
  onDrop: () => void
}

/** On one platform: how long the text is there, what stands against it, and the text written for it where there is one. */
const Row = ({
  creatorId,
  draft,
  platform,
  accounts,
  counts,
  change,
  reasons,
  excess,
  wasDropped,
  wasBegun,
  onBegin,
  onDrop,
}: RowProps) => {
  const { t } = useTranslation('composer')
  const { id, name, capabilities } = platform
  const own = draft.platformTexts[id]
  const isChosen = accounts.length > 0
  const { used, max } = lengthOn(textOn(draft, id), platform, accounts, counts)
  const ring = <CountRing platform={id} name={name} used={used} max={max} isInColumn />
  if (own === undefined)
    return (
      <li className="flex flex-col gap-1 py-1">
        <div className="flex flex-wrap items-center gap-x-3">
          {ring}
          <Button
            size="sm"
            variant="quiet"
            icon={PencilLine}
            className="ml-auto"
            aria-label={t('texts.writeFor', { platform: name })}
            autoFocus={wasDropped}
            onPress={onBegin}
          >
            {t('texts.write')}
          </Button>
        </div>
        <ReasonList reasons={reasons} />
      </li>
    )
  const isThread = capabilities.thread !== undefined && draft.thread.length > 0
  const errors = reasons.filter(({ severity }) => severity === 'error')
  return (
    <li id={fieldId(`text-${id}`)} className="flex flex-col gap-1.5 py-2">
      <TextArea
        label={t('texts.label', { platform: name })}
        value={own}
        onChange={(typed) => change({ do: 'write_for', platform: id, text: cleanText(typed) })}
        rows={4}
        help={isChosen ? (isThread ? t('texts.firstPart') : undefined) : t('texts.notChosen', { platform: name })}
        error={excess ?? errors[0]?.text}
        autoFocus={wasBegun}
      />
      <InsertWords
        creatorId={creatorId}
        text={own}
        platform={platform}
        onChange={(text) => change({ do: 'write_for', platform: id, text: cleanText(text) })}
      />
      <div className="flex flex-wrap items-center gap-x-3">
        {ring}
        <Button
          size="sm"
          variant="quiet"
          icon={Undo2}
          className="ml-auto"
          aria-label={t('texts.dropFor', { platform: name })}
          onPress={onDrop}
        >
          {t('texts.drop')}
        </Button>
      </div>
      <ReasonList reasons={reasons.filter((reason) => reason !== errors[0])} />
    </li>
  )
}

/** One row a chosen platform, or one that has a text of its own: nothing of that is ever hidden. */
export const PlatformTexts = ({ creatorId, draft, change, accounts, platforms, counts, problems, excess }: PlatformTextsProps) => {
  const { t } = useTranslation('composer')
  const words = useRuleText()
  const toasts = useToasts()
  const [last, setLast] = useState<{ did: 'begin' | 'drop'; platform: PlatformId } | null>(null)
  const shown = platforms.filter(({ id }) => draft.platformTexts[id] !== undefined || accounts.some(({ platform }) => platform === id))
  if (shown.length === 0) return null
  const reasonsOn = (id: PlatformId): Reason[] => {
    const field = draft.platformTexts[id] === undefined ? 'text' : (`text-${id}` as const)
    const here = problems.filter((problem) => problem.platform === id && fieldOf(problem, draft) === field)
    const texts = new Map(here.map(({ rule, data, severity }) => [words(rule, data), severity]))
    return [...texts].map(([text, severity]) => ({ text, severity }))
  }
  return (
    <section aria-label={t('texts.title')} className="flex flex-col gap-1">
      <h2 className="text-sm font-medium text-muted">{t('texts.title')}</h2>
      <ul className="divide-y divide-line rounded-lg border border-line px-3">
        {shown.map((platform) => {
          const { id, name } = platform
          const own = draft.platformTexts[id]
          return (
            <Row
              key={id}
              creatorId={creatorId}
              draft={draft}
              change={change}
              platform={platform}
              accounts={accounts.filter((account) => account.platform === id)}
              counts={counts}
              reasons={reasonsOn(id)}
              excess={excess?.platform === id ? excess.text : undefined}
              wasBegun={last?.did === 'begin' && last.platform === id}
              wasDropped={last?.did === 'drop' && last.platform === id}
              onBegin={() => {
                setLast({ did: 'begin', platform: id })
                change({ do: 'write_for', platform: id, text: draft.text })
              }}
              onDrop={() => {
                setLast({ did: 'drop', platform: id })
                change({ do: 'drop_for', platform: id })
                if (own !== undefined && own.trim() !== '' && own !== draft.text)
                  toasts.done(t('texts.dropped', { platform: name }), {
                    undo: () => change({ do: 'write_for', platform: id, text: own }),
                  })
              }}
            />
          )
        })}
      </ul>
    </section>
  )
}
