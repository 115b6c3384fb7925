import { useReducer, useState, type ClipboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Copy } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Select } from '../../components/select.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { Creator } from '../../../contract/creators.ts'
import type { Asset } from '../../../contract/media.ts'
import type { Platform } from '../../../contract/platforms.ts'
import type { Post, PostContent, Problem } from '../../../contract/posts.ts'
import { textOn } from '../../../contract/text-on.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { useStable } from '../../lib/use-stable.ts'
import { askedOf, withoutAgreements } from '../../lib/choices.ts'
import { useRuleText } from '../../lib/rule-text.ts'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { instantOf, wallOf } from '../../lib/wall-clock.ts'
import { accountHandle } from './account-handle.ts'
import { ChoicesField } from './choices-field.tsx'
import { changeDraft, contentOf, draftOf, emptyDraft, isBlank, mediaOf, type Draft } from './draft.ts'
import { CostNote } from './cost-note.tsx'
import { DraftList } from './draft-list.tsx'
import { fieldId } from './fields.ts'
import { firstOffer } from './first-offer.ts'
import { framedOf } from './frame-field.tsx'
import { keptCopy } from './kept-copy.ts'
import { QuotaNote } from './quota-note.tsx'
import { excessOf, roomFor, useExcessText } from './limits.ts'
import { LinkField } from './link-field.tsx'
import { LabelsField, LanguagesField } from './marks.tsx'
import { MediaField, useAddFiles } from './media-field.tsx'
import { PredictionNote } from './prediction-note.tsx'
import { PreviewPanel } from './preview/preview-panel.tsx'
import { ProblemPanel, useObstacles, type Obstacle } from './problem-panel.tsx'
import { SaveNote } from './save-note.tsx'
import { TargetField } from './target-field.tsx'
import { TextEditor } from './text-editor.tsx'
import { ThreadField } from './thread-field.tsx'
import { useAutosave } from './use-autosave.ts'
import { useCheck } from './use-check.ts'
import { useMentions } from './use-mentions.ts'
import { useCopy } from './use-copy.ts'
import { usePostingChoices } from './use-posting-choices.ts'
import { useSend } from './use-send.ts'
import { useUploads } from './use-uploads.ts'
import { WhenPanel, type WhenValue } from './when-panel.tsx'

export interface ComposerProps {
  /** The post to go on with; `null`: a new one. */
  post: Post | null
  /** Of the library, for a new post to begin with. */
  first?: Asset
  /** What a new post is for: one account, a day or a time on the clock of `zone` (absent: the creator's). */
  wanted?: { accountId?: string | undefined; at?: string | undefined; zone?: string | undefined }
  /** What it is written from, by its name. */
  trend?: string | undefined
  creatorId: string | undefined
  creators: readonly Creator[]
  accounts: readonly Account[]
  platforms: readonly Platform[]
  onCreated: (postId: string) => void
  /** Leaves for another post. */
  onOpen: (postId: string) => void
}

/** Pictures come from core; words that core does not have yet come from this tab. */
const withKept = (
  draft: Draft,
  { text, platformTexts = {}, thread = [], languages, labels, assets, options = {} }: PostContent,
): Draft => ({
  text,
  platformTexts,
  thread,
  languages,
  labels,
  options,
  media: draft.media.map((one) => ({ ...one, alt: assets.find(({ assetId }) => assetId === one.assetId)?.alt ?? one.alt })),
})

/** `.mkv`: a system may not know its type. */
const convertedTypes = ['video/quicktime', 'video/webm', 'video/x-matroska', '.mkv']
const noProblems: readonly Problem[] = []

/** What stands against a choice on one account, by the choice's name. */
const errorsOf = (problems: readonly Problem[], accountId: string, words: ReturnType<typeof useRuleText>): ReadonlyMap<string, string> =>
  new Map(
    problems.flatMap((problem): [string, string][] =>
      problem.accountId === accountId && problem.severity === 'error' && typeof problem.data['choice'] === 'string'
        ? [[problem.data['choice'], words(problem.rule, problem.data)]]
        : [],
    ),
  )

/** What stands against a part of a thread, by its place from 1 on. */
const partErrors = (problems: readonly Problem[], words: ReturnType<typeof useRuleText>): ReadonlyMap<string, string> =>
  new Map(
    problems.flatMap(({ severity, rule, data: { part, ...data } }): [string, string][] =>
      severity === 'error' && part !== undefined ? [[String(part), words(rule, data)]] : [],
    ),
  )

/** Writing a post: content on the left; what stands against it, how it looks and when it goes out on the right. */
export const Composer = (props: ComposerProps) => {
  const { post, first, wanted = {}, trend, creatorId: initialCreatorId, creators, accounts, platforms, onCreated, onOpen } = props
  const { t } = useTranslation('composer')
  const toasts = useToasts()
  const language = useLanguage()
  const viewerZone = useFormat().zone
  const now = useCoreNow(15_000)
  const [kept] = useState(() => keptCopy(post?.id))
  const [creatorId, setCreatorId] = useState(post?.creatorId ?? initialCreatorId ?? kept?.creatorId)
  const creator = creators.find(({ id }) => id === creatorId)
  const [draft, change] = useReducer(changeDraft, null, () => {
    const begun = post ? draftOf(post) : emptyDraft([language])
    const whole = kept ? withKept(begun, kept.content) : begun
    return first ? changeDraft(whole, { do: 'add', media: [mediaOf(first)] }) : whole
  })
  const own = accounts.filter((account) => account.creatorId === creatorId && account.state !== 'disconnected')
  const usable = own.filter(({ state, platform }) => state === 'connected' && !creator?.constraints.platformsNotAllowed.includes(platform))
  const [chosen, setChosen] = useState<readonly string[] | null>(() => {
    const only = usable.find(({ id }) => id === wanted.accountId)
    return only ? [only.id] : null
  })
  const targets = own.filter(({ id }) => (chosen ?? usable.map((account) => account.id)).includes(id))
  const accountIds = targets.map(({ id }) => id)
  const capabilities = platforms
    .filter(({ id }) => targets.some(({ platform }) => platform === id))
    .map((platform) => platform.capabilities)
  const offerOn = (zone: string): WhenValue['at'] => firstOffer(now, wanted.zone ?? zone, wanted.at)
  const [when, setWhen] = useState<WhenValue>(() => ({
    when: 'schedule',
    at: creator ? offerOn(creator.zone) : null,
    zone: wanted.zone ?? creator?.zone ?? viewerZone,
    missed: 'auto',
  }))
  const chooseCreator = (id: string): void => {
    const zone = creators.find((one) => one.id === id)?.zone ?? when.zone
    setCreatorId(id)
    setChosen(null)
    change({ do: 'set', changes: { options: {} } })
    setWhen({ ...when, zone: wanted.zone ?? zone, at: offerOn(zone) })
  }

  const content = contentOf(draft)
  const excess = excessOf(draft)
  const isTooLong = excess !== null
  const uploads = useUploads(change)
  const addFiles = useAddFiles(creatorId, uploads, roomFor(draft))
  const autosave = useAutosave({ post, creatorId, content, isBlank: isBlank(draft), isTooLong, onCreated })
  const check = useCheck(creatorId, content, accountIds, isTooLong)
  const found = useObstacles(check.data?.problems ?? [], own, draft)
  const [wasSent, setWasSent] = useState(false)
  const send = useSend(autosave.flush)
  const choosing = targets.flatMap((account) => {
    const platform = platforms.find(({ id }) => id === account.platform)
    const list = platform?.capabilities.choices?.list
    return platform && list ? [{ account, platform, list }] : []
  })
  const answers = usePostingChoices(choosing.flatMap(({ account, list }) => (list.some(({ fromAccount }) => fromAccount) ? [account] : [])))
  const copied = Object.fromEntries(
    Object.entries(content.options ?? {}).map(([id, options]) => {
      const platform = accounts.find((account) => account.id === id)?.platform
      const list = platforms.find((one) => one.id === platform)?.capabilities.choices?.list ?? []
      return [id, withoutAgreements(list, options)]
    }),
  )
  const copy = useCopy(creatorId, { ...content, options: copied }, onOpen)
  const ruleText = useRuleText()

  const isPast = when.when === 'schedule' && (when.at === null || instantOf(when.at).getTime() <= now)
  const here = (id: string, text: string, field: Obstacle['field']): Obstacle => ({ id, text, field, severity: 'error' })
  const blank = isBlank(draft)
  const excessText = useExcessText(excess)
  const [firstTarget] = targets
  const firstText = firstTarget ? textOn(draft, firstTarget.platform) : draft.text
  const mentions = useMentions(firstTarget?.id, firstText)
  const unknown = [...(mentions ?? [])].flatMap(([handle, exists]) =>
    exists === false && firstText.includes(`@${handle}`) ? [handle] : [],
  )
  const obstacles: Obstacle[] = [
    ...(creator && own.length > 0 && accountIds.length === 0 ? [here('accounts', t('problems.noAccount'), 'accounts')] : []),
    ...(draft.media.some(({ state }) => state === 'failed') ? [here('failed', t('problems.uploadFailed'), 'media')] : []),
    ...(draft.media.some(({ state }) => state === 'uploading') ? [here('uploading', t('problems.uploading'), 'media')] : []),
    ...(excess && excessText !== null
      ? [here('excess', excessText, excess.of === 'alt' ? 'media' : excess.platform ? `text-${excess.platform}` : 'text')]
      : []),
    // Core would say so only once the countdown is over.
    ...(creator && creator.approval !== 'none' && when.when === 'now' ? [here('approval', t('problems.needsApproval'), 'when')] : []),
    ...(isPast && when.at !== null ? [here('time', t('problems.noTime'), 'when')] : []),
    ...choosing.flatMap(({ account, list }): Obstacle[] => {
      const allowed = answers.get(account.id)?.data
      if (!allowed) return []
      const isDirect = askedOf(list, draft.options[account.id], null).some(({ fromAccount }) => fromAccount)
      const tooLong =
        isDirect && allowed.maxVideoSeconds !== null
          ? draft.media.filter(({ kind, seconds }) => kind === 'video' && (seconds ?? 0) > (allowed.maxVideoSeconds ?? 0))
          : []
      return tooLong.map(({ key, fileName, seconds }) =>
        here(
          `long ${account.id} ${key}`,
          t('problems.on', {
            accounts: `@${accountHandle(account, own)}`,
            reason: ruleText('video.too_long', { file: fileName, actual: Math.ceil(seconds ?? 0), allowed: allowed.maxVideoSeconds ?? 0 }),
          }),
          'media',
        ),
      )
    }),
    // A page still blank is not scolded for it.
    ...(blank || isTooLong ? [] : found),
    ...unknown.map((handle): Obstacle => ({
      id: `mention ${handle}`,
      severity: 'warning',
      text: t('problems.unknownMention', { handle }),
      field: 'text',
    })),
  ]
  const isReady =
    creator !== undefined &&
    accountIds.length > 0 &&
    !blank &&
    !isPast &&
    check.isSettled &&
    obstacles.every(({ severity }) => severity !== 'error') &&
    autosave.state.is !== 'frozen'
  const problems = blank || isTooLong ? noProblems : (check.data?.problems ?? noProblems)
  const imageLimits = capabilities.flatMap(({ images }) => (images ? [images.max] : []))
  const accept = [
    ...new Set(
      capabilities.flatMap(({ images, animatedGif, video }) => [
        ...(images?.types ?? []),
        ...(animatedGif ? ['image/gif'] : []),
        // What none of them takes as it is, is converted.
        ...(video ? [...video.types, ...convertedTypes] : []),
      ]),
    ),
  ]

  const onPaste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    addFiles(files)
  }
  const sendNow = useStable(() =>
    send.mutate({
      accountIds,
      names: targets.map((account) => accountHandle(account, targets)),
      text: firstText,
      at: when.when === 'now' ? null : when.at,
      missed: when.missed,
    }),
  )
  const saveDraft = useStable(
    () =>
      void autosave.flush().then(
        (id) => (id === null ? toasts.info(t('saved.blank')) : toasts.done(t('saved.kept'))),
        // The note beside the title says that it failed, and offers to try again.
        () => setWasSent(true),
      ),
  )
  return (
    <Page
      header={
        <PageHeader
          title={post ? t('titleEdit') : t('titleNew')}
          note={<SaveNote state={autosave.state} onRetry={() => void autosave.flush().catch(() => null)} />}
        />
      }
    >
      <div
        onPaste={onPaste}
        className="grid max-w-320 grid-cols-[minmax(0,1fr)_minmax(19rem,24rem)] gap-x-8 gap-y-6 p-6 max-lg:grid-cols-[minmax(0,1fr)_19rem] max-lg:gap-x-5 max-lg:p-4 max-md:grid-cols-1"
      >
        <div className="flex flex-col gap-5">
          {autosave.state.is === 'frozen' && (
            <Callout
              tone="warning"
              title={t('frozen.title')}
              action={
                <Button size="sm" icon={Copy} isPending={copy.isPending} onPress={() => copy.mutate()}>
                  {t('frozen.act')}
                </Button>
              }
            >
              {t('frozen.text')}
            </Callout>
          )}
          {post && post.publications.open > 0 && <Callout>{t('open', { count: post.publications.open })}</Callout>}
          {trend !== undefined && <Callout>{t('trend', { name: trend })}</Callout>}
          <Select
            label={t('creator.label')}
            placeholder={t('creator.choose')}
            options={creators.map(({ id, name }) => ({ id, label: name }))}
            value={creatorId ?? null}
            onChange={chooseCreator}
            isDisabled={post !== null || autosave.state.is !== 'blank' || draft.media.length > 0}
            help={post !== null || autosave.state.is !== 'blank' ? t('creator.locked') : undefined}
            className="max-w-80"
          />
          {creator && (
            <TargetField
              creator={creator}
              accounts={own}
              value={accountIds}
              onChange={setChosen}
              error={wasSent && accountIds.length === 0 ? t('accounts.choose') : undefined}
            />
          )}
          <TextEditor
            draft={draft}
            change={change}
            creatorId={creatorId}
            accounts={targets}
            platforms={platforms}
            counts={check.data?.counts ?? []}
            problems={problems}
            excess={excess}
          />
          <ThreadField
            thread={draft.thread}
            change={change}
            accounts={targets}
            platforms={platforms}
            counts={check.data?.counts ?? []}
            errors={partErrors(problems, ruleText)}
          />
          <MediaField
            creatorId={creatorId}
            media={draft.media}
            add={addFiles}
            excess={excess?.of === 'alt' ? { index: excess.index, text: excessText } : undefined}
            change={change}
            uploads={uploads}
            maxImages={imageLimits.length > 0 ? Math.min(...imageLimits) : undefined}
            accept={accept.length > 0 ? accept : ['image/*', 'video/*']}
            problems={check.data?.problems ?? []}
            showMissing={check.isSettled && found.some(({ field }) => field === 'media')}
          />
          {creator && (
            <LinkField
              postId={post?.id}
              creatorId={creator.id}
              own={own}
              targets={targets}
              platforms={platforms}
              isBlank={blank}
              text={draft.text}
              onText={(text) => change({ do: 'set', changes: { text } })}
              savePost={autosave.flush}
            />
          )}
          <LanguagesField value={draft.languages} onChange={(languages) => change({ do: 'set', changes: { languages } })} />
          <LabelsField
            value={draft.labels}
            onChange={(labels) => change({ do: 'set', changes: { labels } })}
            known={capabilities.flatMap(({ labels }) => labels)}
          />
          {choosing.length > 0 && (
            <div id={fieldId('choices')} className="flex flex-col gap-4">
              {choosing.map(({ account, platform, list }) => (
                <ChoicesField
                  key={account.id}
                  account={account}
                  platform={platform}
                  list={list}
                  chosen={draft.options[account.id]}
                  onChange={(options) => change({ do: 'set', changes: { options: { ...draft.options, [account.id]: options } } })}
                  answer={answers.get(account.id)}
                  video={framedOf(draft.media)}
                  photos={draft.media.filter(({ kind }) => kind === 'image')}
                  errors={errorsOf(problems, account.id, ruleText)}
                />
              ))}
            </div>
          )}
        </div>
        <div className="flex flex-col gap-6">
          <WhenPanel
            value={when}
            onChange={setWhen}
            min={wallOf(new Date(now), when.at?.zone ?? when.zone)}
            accounts={accountIds.length}
            timeError={isPast && when.at !== null ? t('problems.noTime') : undefined}
            isReady={isReady}
            isPending={send.isPending}
            error={send.error}
            onSend={sendNow}
            onSaveDraft={saveDraft}
            cost={
              blank ? undefined : (
                <>
                  <CostNote costs={check.data?.costs ?? []} accounts={targets} />
                  <QuotaNote accounts={targets} />
                  {!isTooLong && (
                    <PredictionNote
                      draft={draft}
                      accounts={targets.filter(({ id }) => !problems.some((one) => one.accountId === id && one.severity === 'error'))}
                      at={when.when === 'schedule' && when.at ? instantOf(when.at) : null}
                    />
                  )}
                </>
              )
            }
          />
          {!blank && <ProblemPanel obstacles={obstacles} isSettled={check.isSettled} />}
          {blank ? <DraftList creatorId={creatorId} /> : null}
          <PreviewPanel
            draft={draft}
            accounts={targets}
            platforms={platforms}
            mentions={mentions}
            counts={check.data?.counts ?? []}
            problems={problems}
            isBlank={blank}
            isSettled={check.isSettled}
          />
        </div>
      </div>
    </Page>
  )
}
