import type { Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '../../components/text-area.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { Platform } from '../../../contract/platforms.ts'
import type { Problem } from '../../../contract/posts.ts'
import { useFormat } from '../../lib/locale.tsx'
import type { Draft, DraftChange } from './draft.ts'
import { AdvisedNote } from './advised-note.tsx'
import { fieldId } from './fields.ts'
import { InsertWords } from './insert-words.tsx'
import { cleanText, useExcessText, type Excess } from './limits.ts'
import { PlatformTexts } from './platform-texts.tsx'
import { fieldOf } from './problem-panel.tsx'
import type { Counts } from './text-length.ts'

export interface TextEditorProps {
  draft: Draft
  change: Dispatch<DraftChange>
  creatorId: string | undefined
  /** The chosen ones. */
  accounts: readonly Account[]
  platforms: readonly Platform[]
  counts: Counts
  /** None while the page is blank. */
  problems: readonly Problem[]
  excess: Excess
}

/** The common text, and below it what each chosen platform makes of it: its length there, what stands against it, another text. */
export const TextEditor = ({ draft, change, creatorId, accounts, platforms, counts, problems, excess }: TextEditorProps) => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const excessText = useExcessText(excess?.of === 'text' ? excess : null)
  const { text, platformTexts } = draft
  const chosen = platforms.filter(({ id }) => accounts.some(({ platform }) => platform === id))
  const refusedOn = chosen.filter(({ id }) =>
    problems.some(
      (problem) =>
        problem.platform === id && problem.severity === 'error' && problem.rule === 'text.too_long' && fieldOf(problem, draft) === 'text',
    ),
  )
  const isNowhere = chosen.length > 0 && chosen.every(({ id }) => platformTexts[id] !== undefined)
  const tooLong = refusedOn.length > 0 ? t('texts.tooLongOn', { platforms: format.list(refusedOn.map(({ name }) => name)) }) : undefined
  return (
    <div className="flex flex-col gap-5">
      <div id={fieldId('text')}>
        <TextArea
          label={t('text.label')}
          placeholder={t('text.placeholder')}
          value={text}
          onChange={(typed) => change({ do: 'set', changes: { text: cleanText(typed) } })}
          rows={7}
          help={isNowhere ? t('texts.commonNowhere') : undefined}
          error={excess?.of === 'text' && !excess.platform ? excessText : tooLong}
          isDisabled={creatorId === undefined}
        />
      </div>
      {creatorId !== undefined && (
        <InsertWords creatorId={creatorId} text={text} onChange={(words) => change({ do: 'set', changes: { text: words } })} />
      )}
      {creatorId !== undefined && (
        <AdvisedNote creatorId={creatorId} text={text} onChange={(words) => change({ do: 'set', changes: { text: words } })} />
      )}
      {creatorId !== undefined && (
        <PlatformTexts
          creatorId={creatorId}
          draft={draft}
          change={change}
          accounts={accounts}
          platforms={platforms}
          counts={counts}
          problems={problems}
          excess={excess?.of === 'text' && excess.platform ? { platform: excess.platform, text: excessText ?? '' } : undefined}
        />
      )}
    </div>
  )
}
