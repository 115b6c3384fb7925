import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Save, Trash2 } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { CheckboxGroup } from '../../../components/checkbox.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { Section } from '../../../components/section.tsx'
import { Select } from '../../../components/select.tsx'
import { TagInput } from '../../../components/tag-input.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { useToasts } from '../../../components/toast.tsx'
import type { Caption } from '../../../../contract/library.ts'
import { platformIds, type PlatformId } from '../../../../contract/platforms.ts'
import { planKinds } from '../../../../contract/plans.ts'
import { useApi } from '../../../lib/api.tsx'
import { useLanguage } from '../../../lib/locale.tsx'
import { platformName } from '../../../../contract/platform-name.ts'
import { useSubmit } from '../../../lib/use-submit.ts'
import { UsesList } from '../uses-list.tsx'
import { draftOfCaption, emptyCaption, withWords, wordsFor } from './caption-draft.ts'
import { CaptionPreview } from './caption-preview.tsx'
import { CaptionProblemNote } from './caption-problem-note.tsx'
import { useCaptionCheck } from './use-caption-check.ts'
import { VariableBar } from './variable-bar.tsx'

const languages = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl'] as const
const none = 'none'
const all = 'all'

const UsedWhere = ({ caption: { id, creatorId } }: { caption: Caption }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const uses = useQuery(api.captions.uses.queryOptions({ input: { creatorId, captionId: id } }))
  return (
    <Section title={t('caption.usedWhere')}>
      {uses.isError && <ErrorNote error={uses.error} />}
      {uses.data?.length === 0 && <p className="text-muted">{t('uses.nowhere')}</p>}
      {uses.data && uses.data.length > 0 && <UsesList uses={uses.data} />}
    </Section>
  )
}

export interface CaptionEditorProps {
  creatorId: string
  /** Null: a new one. */
  caption: Caption | null
  onSaved: (caption: Caption) => void
  onGone: () => void
}

/** A caption with its alternatives, variables and hashtags; what it comes to is drawn beside it as one types. */
export const CaptionEditor = ({ creatorId, caption, onSaved, onGone }: CaptionEditorProps) => {
  const { t } = useTranslation('library')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const language = useLanguage()
  const [draft, setDraft] = useState(() => (caption ? draftOfCaption(caption) : emptyCaption(language)))
  const [platform, setPlatform] = useState<PlatformId | null>(null)
  const [from, setFrom] = useState(0)
  const area = useRef<HTMLTextAreaElement>(null)
  const words = wordsFor(draft, platform)
  const shown = words === '' ? draft.text : words
  const check = useCaptionCheck(creatorId, shown, platform, from)
  const problem = check.data?.problem ?? null
  const save = useSubmit(
    api.captions.save.mutationOptions({
      onSuccess: (saved) => {
        toasts.done(t('caption.saved'))
        onSaved(saved)
      },
    }),
  )
  const addAgain = useSubmit(
    api.captions.save.mutationOptions({ onSuccess: () => toasts.done(t('caption.restored')), onError: toasts.failed }),
  )
  const remove = useSubmit(
    api.captions.remove.mutationOptions({
      onSuccess: () => {
        const content = caption && draftOfCaption(caption)
        toasts.done(t('caption.removed'), { undo: content ? () => addAgain.mutate({ creatorId, content }) : undefined })
        onGone()
      },
      onError: toasts.failed,
    }),
  )
  const setWords = (text: string): void => setDraft((before) => withWords(before, platform, text))
  const insert = (text: string): void => {
    const [start, end] = [area.current?.selectionStart ?? shown.length, area.current?.selectionEnd ?? shown.length]
    setWords(`${shown.slice(0, start)}${text}${shown.slice(end)}`)
    area.current?.focus()
  }
  return (
    <form
      className="grid gap-x-8 gap-y-5 p-6 @3xl:grid-cols-[minmax(0,1fr)_minmax(15rem,22rem)]"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ creatorId, captionId: caption?.id, content: draft })
      }}
    >
      <div className="flex min-w-0 flex-col gap-4">
        <div className="flex items-end gap-3">
          <Select
            label={t('caption.textFor')}
            options={[
              { id: all, label: t('caption.allPlatforms') },
              ...platformIds.map((id) => ({
                id: id as string,
                label: platformName(id),
                icon: <PlatformGlyph platform={id} />,
                note: draft.platformTexts[id] === undefined ? t('caption.sameText') : t('caption.ownText'),
              })),
            ]}
            value={platform ?? all}
            onChange={(id) => setPlatform(platformIds.find((each) => each === id) ?? null)}
            className="w-64"
          />
          {platform !== null && words !== '' && (
            <Button variant="quiet" onPress={() => setWords('')}>
              {t('caption.backToCommon')}
            </Button>
          )}
        </div>
        <TextArea
          label={platform === null ? t('caption.text') : t('caption.textOn', { platform: platformName(platform) })}
          help={t('caption.syntax')}
          value={words}
          placeholder={platform === null ? t('caption.placeholder') : draft.text}
          onChange={setWords}
          rows={6}
          maxLength={10_000}
          areaRef={area}
        />
        {problem && shown.trim() !== '' && (
          <CaptionProblemNote
            problem={problem}
            text={shown}
            known={(check.data?.variables ?? []).map(({ name }) => name)}
            onGo={() => {
              area.current?.focus()
              area.current?.setSelectionRange(problem.at, problem.at + 1)
            }}
          />
        )}
        <VariableBar creatorId={creatorId} variables={check.data?.variables ?? []} onInsert={insert} />
        <div className="grid gap-4 @sm:grid-cols-2">
          <Select
            label={t('caption.language')}
            options={[
              { id: none, label: t('caption.noLanguage') },
              ...languages.map((id) => ({ id: id as string, label: new Intl.DisplayNames([language], { type: 'language' }).of(id) ?? id })),
            ]}
            value={draft.language ?? none}
            onChange={(id) => setDraft({ ...draft, language: id === none ? null : id })}
          />
          <TagInput
            label={t('field.tags')}
            value={draft.tags}
            onChange={(tags) => setDraft({ ...draft, tags })}
            max={20}
            maxLength={40}
            isOptional
          />
          <CheckboxGroup
            label={t('caption.kinds')}
            help={t('caption.anyHelp')}
            options={planKinds.map((id) => ({ id, label: t(`planKind.${id}`) }))}
            value={draft.kinds ?? []}
            onChange={(kinds) => setDraft({ ...draft, kinds: kinds.length === 0 ? null : kinds })}
          />
          <CheckboxGroup
            label={t('caption.platforms')}
            help={t('caption.anyHelp')}
            options={platformIds.map((id) => ({ id, label: platformName(id), icon: <PlatformGlyph platform={id} /> }))}
            value={draft.platforms ?? []}
            onChange={(platforms) => setDraft({ ...draft, platforms: platforms.length === 0 ? null : platforms })}
          />
        </div>
        <ErrorNote error={save.error} />
        <div className="flex items-center gap-2">
          <Button
            type="submit"
            variant="primary"
            icon={Save}
            isDisabled={draft.text.trim() === '' || problem !== null}
            isPending={save.isPending}
          >
            {ui('act.save')}
          </Button>
          {caption && (
            <Button
              variant="quiet"
              icon={Trash2}
              isPending={remove.isPending}
              onPress={() => remove.mutate({ creatorId, captionId: caption.id })}
            >
              {t('caption.remove')}
            </Button>
          )}
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        <CaptionPreview check={check.data} isEmpty={shown.trim() === ''} platform={platform} onMore={(step) => setFrom(from + step)} />
        {caption && <UsedWhere caption={caption} />}
      </div>
    </form>
  )
}
