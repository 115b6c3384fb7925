import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowLeft, Plus, Save } from 'lucide-react'
import { platformName } from '../../../contract/platform-name.ts'
import { platformIds } from '../../../contract/platforms.ts'
import { scriptTriggers, type Script, type ScriptDraft, type ScriptFinding, type ScriptTrigger } from '../../../contract/scripts.ts'
import { languages } from '../../../contract/values.ts'
import { Button } from '../../components/button.tsx'
import { CheckboxGroup } from '../../components/checkbox.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Menu } from '../../components/menu.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { TagInput } from '../../components/tag-input.tsx'
import { useLeaveGuard } from '../../components/use-leave-guard.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { after } from '../../lib/clock.ts'
import { useLanguage } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { parseUrl } from '../../lib/parse-url.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { FindingLine } from './findings.tsx'
import { Preview } from './preview.tsx'
import { Rehearsal } from './rehearsal.tsx'
import { draftOfScript, emptyDraft, movedStep, newStep, withoutStep, withStep } from './script-draft.ts'
import { StepCard, stepIcons } from './step-card.tsx'

const restMs = 250
const agency = 'agency'
const any = 'any'

/** As core takes it. */
const isLink = (link: string): boolean => /^https?:\/\//.test(link) && parseUrl(link) !== null

/** What is wrong with it, asked once the fingers rest. A name that is not there yet is no matter. */
const useFindings = (draft: ScriptDraft): { findings: readonly ScriptFinding[]; isUnchecked: boolean } => {
  const api = useApi()
  const client = useApiClient()
  const written = JSON.stringify(draft.name.trim() === '' ? { ...draft, name: '…' } : draft)
  const [rested, setRested] = useState(written)
  useEffect(() => (rested === written ? undefined : after(restMs, () => setRested(written))), [rested, written])
  const settled = useMemo(() => JSON.parse(rested) as ScriptDraft, [rested])
  const isAskable = settled.platforms.length > 0
  const found = useQuery({
    queryKey: [...api.scripts.check.queryKey({ input: { draft: settled } }), 'or null'],
    // What could not be looked at is null, and not what was found before.
    queryFn: ({ signal }) => client.scripts.check({ draft: settled }, { signal }).catch(() => null),
    placeholderData: keepPreviousData,
    enabled: isAskable,
  })
  return { findings: isAskable ? (found.data?.findings ?? []) : [], isUnchecked: isAskable && found.data === null }
}

const triggerOf = (kind: ScriptTrigger['kind']): ScriptTrigger => (kind === 'keyword' ? { kind, words: [] } : { kind })

interface EditorProps {
  /** Null: a new one. */
  script: Script | null
  creatorId: string | undefined
  onSaved: (script: Script) => void
  onClose: () => void
}

export const ScriptEditor = ({ script, creatorId, onSaved, onClose }: EditorProps) => {
  const { t } = useTranslation('scripts')
  const api = useApi()
  const toasts = useToasts()
  const language = useLanguage()
  const { role } = useMe()
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const [begun] = useState<ScriptDraft>(() => (script ? draftOfScript(script) : emptyDraft(creatorId ?? null)))
  const [chosen, setDraft] = useState(begun)
  const guard = useLeaveGuard(JSON.stringify({ ...chosen, creatorId: null }) !== JSON.stringify({ ...begun, creatorId: null }))
  // What is the agency's is an admin's to write.
  const mine = chosen.creatorId ?? (role === 'admin' ? null : (creators.data?.[0]?.id ?? null))
  const draft = { ...chosen, creatorId: mine }
  const set = (changes: Partial<ScriptDraft>): void => setDraft({ ...draft, ...changes })
  const { findings, isUnchecked } = useFindings(draft)
  const save = useSubmit(
    api.scripts.save.mutationOptions({
      onSuccess: (saved) => {
        guard.letGo()
        toasts.done(t('saved'))
        onSaved(saved)
      },
    }),
  )
  const { trigger, steps } = draft
  const isLinkWrong = draft.link !== null && !isLink(draft.link)
  const whole = findings.filter(({ step }) => step === null)
  const creatorName = creators.data?.find(({ id }) => id === draft.creatorId)?.name ?? creators.data?.[0]?.name ?? 'Léa'
  return (
    <form
      className="grid gap-x-8 gap-y-6 px-6 pt-4 pb-12 max-md:px-3 @3xl:grid-cols-[minmax(0,1fr)_minmax(16rem,26rem)]"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ ...(script && { scriptId: script.id }), draft })
      }}
    >
      {guard.dialog}
      <div className="flex min-w-0 flex-col gap-6">
        <div className="flex items-center gap-2">
          <Button variant="quiet" icon={ArrowLeft} onPress={onClose}>
            {t('act.back')}
          </Button>
        </div>
        <div className="grid gap-4 @xl:grid-cols-2">
          <TextField label={t('editor.name')} value={draft.name} onChange={(name) => set({ name })} maxLength={80} />
          <Select
            label={t('editor.whose')}
            options={[
              ...(role === 'admin' ? [{ id: agency, label: t('agency') }] : []),
              ...(creators.data ?? []).map(({ id, name }) => ({ id, label: name })),
            ]}
            value={draft.creatorId ?? agency}
            onChange={(id) => set({ creatorId: id === agency ? null : id })}
          />
          <Select
            label={t('triggerLabel')}
            options={scriptTriggers.map((id) => ({ id, label: t(`trigger.${id}`) }))}
            value={trigger.kind}
            onChange={(kind) => set({ trigger: triggerOf(kind) })}
          />
          <Select
            label={t('editor.language')}
            help={t('editor.languageHelp')}
            options={[
              { id: any, label: t('anyLanguage') },
              ...languages.map((id) => ({ id: id as string, label: new Intl.DisplayNames([language], { type: 'language' }).of(id) ?? id })),
            ]}
            value={draft.language ?? any}
            onChange={(id) => set({ language: languages.find((one) => one === id) ?? null })}
          />
          {trigger.kind === 'keyword' && (
            <TagInput
              label={t('triggerWords')}
              value={trigger.words}
              onChange={(words) => set({ trigger: { kind: 'keyword', words } })}
              max={30}
              maxLength={40}
            />
          )}
          <TextField
            label={t('editor.link')}
            help={t('editor.linkHelp')}
            error={isLinkWrong ? t('editor.linkWrong') : null}
            value={draft.link ?? ''}
            onChange={(link) => set({ link: link.trim() === '' ? null : link.trim() })}
            placeholder="https://"
            isOptional
          />
          <TagInput
            label={t('editor.stopWords')}
            help={t('editor.stopWordsHelp')}
            value={draft.stopWords}
            onChange={(stopWords) => set({ stopWords })}
            max={30}
            maxLength={40}
            isOptional
          />
          <CheckboxGroup
            label={t('editor.platforms')}
            orientation="horizontal"
            options={platformIds
              .filter((id) => id !== 'tiktok')
              .map((id) => ({ id, label: platformName(id), icon: <PlatformGlyph platform={id} /> }))}
            value={draft.platforms.filter((id) => id !== 'tiktok')}
            onChange={(platforms) => set({ platforms })}
          />
        </div>
        {whole.map((finding) => (
          <FindingLine key={`${finding.rule} ${finding.of}`} finding={finding} />
        ))}
        {isUnchecked && <p className="text-sm text-muted">{t('editor.unchecked')}</p>}
        <Section title={t('editor.steps')}>
          <ol className="flex flex-col gap-3">
            {steps.map((step, index) => (
              <StepCard
                key={step.id}
                draft={draft}
                index={index}
                findings={findings.filter((finding) => finding.step === step.id)}
                onChange={(changed) => setDraft(withStep(draft, changed))}
                onMove={(by) => setDraft(movedStep(draft, index, by))}
                onRemove={steps.length > 1 ? () => setDraft(withoutStep(draft, step.id)) : null}
              />
            ))}
          </ol>
          <Menu
            label={t('step.add')}
            trigger={
              <Button icon={Plus} className="self-start" isDisabled={steps.length >= 40}>
                {t('step.add')}
              </Button>
            }
            acts={(['say', 'wait', 'listen'] as const).map((kind) => ({
              id: kind,
              label: t(`kind.${kind}`),
              icon: stepIcons[kind],
              onAct: () => set({ steps: [...steps, newStep(kind, steps)] }),
            }))}
          />
        </Section>
        <ErrorNote error={save.error} />
        <Button
          type="submit"
          variant="primary"
          icon={Save}
          className="self-start"
          isPending={save.isPending}
          isDisabled={draft.name.trim() === '' || draft.platforms.length === 0 || isLinkWrong}
        >
          {t('act.save')}
        </Button>
      </div>
      <div className="flex min-w-0 flex-col gap-6 @3xl:sticky @3xl:top-4 @3xl:self-start">
        <Preview draft={draft} creatorName={creatorName} />
        <Rehearsal draft={draft} />
      </div>
    </form>
  )
}
