import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { commentLanguages, sentiments } from '../../../contract/inbox.ts'
import { platformName } from '../../../contract/platform-name.ts'
import type { Capabilities, PlatformId } from '../../../contract/platforms.ts'
import {
  actionsFor,
  isAboutPosts,
  isAboutWords,
  ruleTriggers,
  type RuleAction,
  type RuleConditions,
  type RuleSpec,
  type RuleTrigger,
} from '../../../contract/rules.ts'
import { markets } from '../../../contract/values.ts'
import { Callout } from '../../components/callout.tsx'
import { Checkbox, CheckboxGroup } from '../../components/checkbox.tsx'
import { ClockField } from '../../components/clock-field.tsx'
import { TextLink } from '../../components/link.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Select } from '../../components/select.tsx'
import { TagInput } from '../../components/tag-input.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { localeOf, useLanguage } from '../../lib/locale.tsx'
import type { RuleErrors } from './rule-errors.ts'

interface FieldsProps {
  spec: RuleSpec
  creatorId: string
  errors: RuleErrors
  change: (changes: Partial<RuleSpec>) => void
}

const Row = ({ children }: { children: ReactNode }) => <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">{children}</div>

const triggerOf = (on: RuleTrigger['on']): RuleTrigger => {
  if (on === 'score') return { on, least: 75 }
  return on === 'schedule' ? { on, at: '18:00', days: [1, 2, 3, 4, 5, 6, 7] } : { on }
}

/** Whether a platform tells a program of what sets a rule off. Pure. */
const tells = ({ inbox, replies }: Capabilities, on: RuleTrigger['on']): boolean => {
  if (isAboutPosts({ on })) return true
  if (on === 'follower') return inbox?.followers !== undefined
  if (on === 'message') return inbox?.messages !== undefined
  if (on === 'mention') return inbox?.mentions !== undefined
  const isCommented = replies || inbox?.comments !== undefined || inbox?.mentions !== undefined
  return on === 'comment' ? isCommented : isCommented || inbox?.messages !== undefined
}

/** Her accounts, and which of their platforms tell of what sets a rule off, and which do not. */
const useWhoIsTold = (creatorId: string) => {
  const api = useApi()
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const known = useQuery(api.platforms.list.queryOptions())
  const own = (accounts.data ?? []).filter((one) => one.creatorId === creatorId && one.state !== 'disconnected')
  const platforms = [...new Set(own.map(({ platform }) => platform))]
  const isTold = (on: RuleTrigger['on']) => (id: PlatformId) => {
    const one = known.data?.find((platform) => platform.id === id)
    return one !== undefined && tells(one.capabilities, on)
  }
  return {
    own,
    platforms,
    telling: (on: RuleTrigger['on']): PlatformId[] => platforms.filter(isTold(on)),
    untold: (on: RuleTrigger['on']): PlatformId[] => (known.data ? platforms.filter((id) => !isTold(on)(id)) : []),
  }
}

const useList = (): ((parts: readonly string[]) => string) => {
  const format = new Intl.ListFormat(localeOf(useLanguage()), { type: 'conjunction' })
  return (parts) => format.format(parts)
}

const TriggerFields = ({ spec, creatorId, errors, change }: FieldsProps) => {
  const { t } = useTranslation('rules')
  const { trigger } = spec
  const { own, platforms: there, telling, untold } = useWhoIsTold(creatorId)
  const list = useList()
  const isOffered = (id: RuleTrigger['on']) => telling(id).length > 0 || (id !== 'follower' && there.length === 0)
  const triggers = ruleTriggers.filter((id) => isOffered(id) || trigger.on === id)
  const silent = untold(trigger.on)
  const nameless = untold('follower')
  const help = [
    ...(trigger.on !== 'follower' && silent.length > 0
      ? [t('also.silent', { count: silent.length, list: list(silent.map(platformName)) })]
      : []),
    ...(nameless.length > 0 ? [t('also.follower', { count: nameless.length, list: list(nameless.map(platformName)) })] : []),
  ]
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ id: String(day), label: t(`days.d${day}`) }))
  return (
    <>
      <Row>
        <Select
          label={t('field.trigger')}
          help={help.length > 0 ? help.join(' ') : undefined}
          options={triggers.map((id) => ({ id, label: t(`whenOption.${id}`) }))}
          value={trigger.on}
          onChange={(on) => {
            const next = triggerOf(on)
            // What may not be done there is taken out.
            const fits = spec.actions.filter((one) => actionsFor(on).includes(one.do))
            const { platforms, accountIds } = spec.conditions
            const fitting = telling(on)
            const told = own.flatMap(({ id, platform }) => (fitting.includes(platform) ? [id] : []))
            change({
              trigger: next,
              actions: fits.length > 0 ? fits : [{ do: 'notify' }],
              conditions: {
                ...spec.conditions,
                platforms: platforms.filter((one) => fitting.includes(one)),
                accountIds: accountIds.filter((one) => told.includes(one)),
              },
            })
          }}
        />
        {trigger.on === 'score' && (
          <NumberField
            label={t('field.least')}
            value={trigger.least}
            onChange={(least) => change({ trigger: { ...trigger, least } })}
            min={1}
            max={100}
          />
        )}
        {trigger.on === 'schedule' && (
          <ClockField label={t('field.at')} value={trigger.at} onChange={(at) => change({ trigger: { ...trigger, at } })} />
        )}
      </Row>
      {trigger.on === 'schedule' && (
        <CheckboxGroup
          label={t('field.days')}
          orientation="horizontal"
          error={errors.days}
          options={days}
          value={trigger.days.map(String)}
          onChange={(chosen) => change({ trigger: { ...trigger, days: chosen.map(Number) } })}
        />
      )}
    </>
  )
}

type Tri = 'any' | 'yes' | 'no'
const asTri = (value: boolean | null): Tri => (value === null ? 'any' : value ? 'yes' : 'no')

const TriSelect = ({ label, value, onChange }: { label: string; value: boolean | null; onChange: (value: boolean | null) => void }) => {
  const { t } = useTranslation('rules')
  return (
    <Select<Tri>
      label={label}
      options={[
        { id: 'any', label: t('pick') },
        { id: 'yes', label: t('triTrue') },
        { id: 'no', label: t('triFalse') },
      ]}
      value={asTri(value)}
      onChange={(next) => onChange(next === 'any' ? null : next === 'yes')}
    />
  )
}

const SaidFields = ({ conditions, set }: { conditions: RuleConditions; set: (changes: Partial<RuleConditions>) => void }) => {
  const { t } = useTranslation('rules')
  return (
    <>
      <Row>
        <CheckboxGroup
          label={t('field.sentiments')}
          orientation="horizontal"
          options={sentiments.map((id) => ({ id, label: t(`sentiment.${id}`) }))}
          value={conditions.sentiments}
          onChange={(chosen) => set({ sentiments: chosen })}
        />
        <CheckboxGroup
          label={t('field.languages')}
          orientation="horizontal"
          options={commentLanguages.map((id) => ({ id, label: t(`language.${id}`) }))}
          value={conditions.languages}
          onChange={(languages) => set({ languages })}
        />
        <TriSelect label={t('field.spam')} value={conditions.spam} onChange={(spam) => set({ spam })} />
        <TriSelect label={t('field.relevant')} value={conditions.relevant} onChange={(relevant) => set({ relevant })} />
      </Row>
      <Checkbox isSelected={conditions.unanswered} onChange={(unanswered) => set({ unanswered })}>
        {t('field.unanswered')}
      </Checkbox>
    </>
  )
}

const PeopleFields = ({ conditions, set }: { conditions: RuleConditions; set: (changes: Partial<RuleConditions>) => void }) => {
  const { t } = useTranslation('rules')
  return (
    <>
      <TagInput
        label={t('field.authorsOnly')}
        isOptional
        value={conditions.authors.only}
        onChange={(only) => set({ authors: { ...conditions.authors, only } })}
      />
      <TagInput
        label={t('field.authorsNever')}
        isOptional
        value={conditions.authors.never}
        onChange={(never) => set({ authors: { ...conditions.authors, never } })}
      />
    </>
  )
}

const ConditionFields = ({ spec, creatorId, change }: FieldsProps) => {
  const { t } = useTranslation('rules')
  const { conditions, trigger } = spec
  const set = (changes: Partial<RuleConditions>) => change({ conditions: { ...conditions, ...changes } })
  const isFollower = trigger.on === 'follower'
  const told = useWhoIsTold(creatorId)
  const platforms = told.telling(trigger.on)
  const own = told.own.filter(({ platform }) => platforms.includes(platform))
  return (
    <>
      <p className="text-sm text-muted">{t(isFollower ? 'fieldsHelpFollower' : 'fieldsHelp')}</p>
      {isAboutWords(trigger) && <SaidFields conditions={conditions} set={set} />}
      <Row>
        {!isAboutPosts(trigger) && <PeopleFields conditions={conditions} set={set} />}
        <TagInput
          label={t(isFollower ? 'field.nameAny' : 'field.wordsAny')}
          isOptional
          max={30}
          value={conditions.words.any}
          onChange={(any) => set({ words: { ...conditions.words, any } })}
        />
        <TagInput
          label={t(isFollower ? 'field.nameNone' : 'field.wordsNone')}
          isOptional
          max={30}
          value={conditions.words.none}
          onChange={(none) => set({ words: { ...conditions.words, none } })}
        />
        <NumberField
          label={t(isFollower ? 'field.followedHours' : 'field.withinHours')}
          value={conditions.withinHours}
          onChange={(withinHours) => set({ withinHours })}
          min={1}
          max={168}
        />
        <CheckboxGroup
          label={t('field.markets')}
          orientation="horizontal"
          options={markets.map((id) => ({ id, label: t(`market.${id}`) }))}
          value={conditions.markets}
          onChange={(chosen) => set({ markets: chosen })}
        />
        {platforms.length > 1 && (
          <CheckboxGroup
            label={t('field.platforms')}
            orientation="horizontal"
            options={platforms.map((id) => ({ id, label: platformName(id) }))}
            value={conditions.platforms}
            onChange={(chosen) => set({ platforms: chosen })}
          />
        )}
        {own.length > 1 && (
          <CheckboxGroup
            label={t('field.accounts')}
            options={own.map(({ id, handle, platform }) => ({ id, label: `@${handle} (${platformName(platform)})` }))}
            value={conditions.accountIds}
            onChange={(accountIds) => set({ accountIds })}
          />
        )}
      </Row>
    </>
  )
}

const usualAction = (kind: RuleAction['do']): RuleAction => {
  if (kind === 'answer') return { do: kind, texts: [], savedReplyIds: [] }
  if (kind === 'tag') return { do: kind, tag: '' }
  if (kind === 'script') return { do: kind, script: '' }
  return kind === 'amplify' ? { do: kind, group: '' } : { do: kind }
}

const AnswerFields = ({
  action,
  creatorId,
  error,
  set,
}: {
  action: Extract<RuleAction, { do: 'answer' }>
  creatorId: string
  error: string | null
  set: (action: RuleAction) => void
}) => {
  const { t } = useTranslation('rules')
  const saved = useQuery(useApi().savedReplies.list.queryOptions({ input: { creatorId } }))
  return (
    <>
      <TextArea
        label={t('field.texts.label')}
        help={t('field.texts.help')}
        error={error}
        rows={4}
        value={action.texts.join('\n')}
        onChange={(text) => set({ ...action, texts: text.split('\n') })}
      />
      {(saved.data ?? []).length > 0 && (
        <CheckboxGroup
          label={t('field.saved')}
          isOptional
          options={(saved.data ?? []).map(({ id, name, text }) => ({ id, label: name, note: text }))}
          value={action.savedReplyIds}
          onChange={(savedReplyIds) => set({ ...action, savedReplyIds })}
        />
      )}
    </>
  )
}

interface NamedFieldProps<Kind extends RuleAction['do']> {
  action: Extract<RuleAction, { do: Kind }>
  creatorId: string
  error: string | null
  set: (action: RuleAction) => void
}

/** Why there is nothing to choose, and where it is made. */
const NoneYet = ({ children, link }: { children: ReactNode; link: ReactNode }) => (
  <Callout tone="warning">
    {children} {link}
  </Callout>
)

const ScriptField = ({ action, creatorId, error, set }: NamedFieldProps<'script'>) => {
  const { t } = useTranslation('rules')
  const scripts = useQuery(useApi().scripts.list.queryOptions({ input: { creatorId } }))
  if (scripts.data?.length === 0)
    return <NoneYet link={<TextLink to="/scripts">{t('noneYet.scriptAct')}</TextLink>}>{t('noneYet.script')}</NoneYet>
  return (
    <Select
      label={t('field.script')}
      error={error}
      options={(scripts.data ?? []).map(({ id, name }) => ({ id, label: name }))}
      value={action.script === '' ? null : action.script}
      onChange={(script) => set({ ...action, script })}
      className="max-w-80"
    />
  )
}

const GroupField = ({ action, creatorId, error, set }: NamedFieldProps<'amplify'>) => {
  const { t } = useTranslation('rules')
  const groups = useQuery(useApi().amplifiers.list.queryOptions({ input: { creatorId } }))
  if (groups.data?.length === 0)
    return <NoneYet link={<TextLink to="/amplifiers">{t('noneYet.groupAct')}</TextLink>}>{t('noneYet.group')}</NoneYet>
  return (
    <Select
      label={t('field.group')}
      error={error}
      options={(groups.data ?? []).map(({ id, name }) => ({ id, label: name }))}
      value={action.group === '' ? null : action.group}
      onChange={(group) => set({ ...action, group })}
      className="max-w-80"
    />
  )
}

const NotifyFields = ({
  action,
  creatorId,
  set,
}: {
  action: Extract<RuleAction, { do: 'notify' }>
  creatorId: string
  set: (action: RuleAction) => void
}) => {
  const { t } = useTranslation('rules')
  const people = useQuery(useApi().rules.people.queryOptions({ input: { creatorId } }))
  if ((people.data ?? []).length === 0) return null
  return (
    <CheckboxGroup
      label={t('field.tell.label')}
      help={t('field.tell.help')}
      orientation="horizontal"
      options={(people.data ?? []).map(({ id, name }) => ({ id, label: name }))}
      value={action.to ?? []}
      onChange={(to) => set({ do: 'notify', ...(to.length > 0 && { to }) })}
    />
  )
}

const ActionFields = ({ spec, creatorId, errors, change }: FieldsProps) => {
  const { t } = useTranslation('rules')
  const offered = actionsFor(spec.trigger.on)
  const set = (action: RuleAction) => change({ actions: spec.actions.map((one) => (one.do === action.do ? action : one)) })
  const answer = spec.actions.find((one) => one.do === 'answer')
  const notify = spec.actions.find((one) => one.do === 'notify')
  const tag = spec.actions.find((one) => one.do === 'tag')
  const script = spec.actions.find((one) => one.do === 'script')
  const amplify = spec.actions.find((one) => one.do === 'amplify')
  const isFollower = spec.trigger.on === 'follower'
  const label = (kind: RuleAction['do']) => t(`act.${kind === 'tag' ? (isFollower ? 'put_tag_follower' : 'put_tag') : kind}`)
  return (
    <>
      <CheckboxGroup<RuleAction['do']>
        label={t('field.acts')}
        orientation="horizontal"
        error={errors.acts}
        options={offered.map((id) => ({ id, label: label(id) }))}
        value={spec.actions.map((one) => one.do)}
        onChange={(kinds) =>
          change({
            actions: offered.filter((id) => kinds.includes(id)).map((id) => spec.actions.find((one) => one.do === id) ?? usualAction(id)),
          })
        }
      />
      {answer && <AnswerFields action={answer} creatorId={creatorId} error={errors.texts} set={set} />}
      {notify && <NotifyFields action={notify} creatorId={creatorId} set={set} />}
      {script && <ScriptField action={script} creatorId={creatorId} error={errors.script} set={set} />}
      {amplify && <GroupField action={amplify} creatorId={creatorId} error={errors.group} set={set} />}
      {tag && (
        <TextField
          label={t('field.tag')}
          help={isFollower ? t('field.tagFollower') : undefined}
          error={errors.tag}
          maxLength={40}
          value={tag.tag}
          onChange={(value) => set({ ...tag, tag: value })}
          className="max-w-80"
        />
      )}
      <div className="grid grid-cols-3 gap-4 max-md:grid-cols-1">
        <NumberField
          label={t('field.fromMinutes')}
          error={errors.delay}
          value={spec.delay.fromMinutes}
          onChange={(fromMinutes) => change({ delay: { ...spec.delay, fromMinutes } })}
          max={1440}
        />
        <NumberField
          label={t('field.toMinutes')}
          value={spec.delay.toMinutes}
          onChange={(toMinutes) => change({ delay: { ...spec.delay, toMinutes } })}
          max={1440}
        />
        <NumberField label={t('field.perDay')} value={spec.perDay} onChange={(perDay) => change({ perDay })} min={1} max={500} />
      </div>
    </>
  )
}

/** What sets it off, what has to hold, and what it does. */
export const RuleFields = (props: FieldsProps) => (
  <>
    <TriggerFields {...props} />
    <ConditionFields {...props} />
    <ActionFields {...props} />
  </>
)
