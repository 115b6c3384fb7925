import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ExternalLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { ChosenOptions } from '../../../contract/platform-options.ts'
import type { Choice, Platform } from '../../../contract/platforms.ts'
import { askedOf, choose, isBarred, termsOf, valueOf } from '../../lib/choices.ts'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useChoiceText } from '../../lib/use-choice-text.ts'
import { fieldId } from './fields.ts'
import { FrameField, type FramedVideo } from './frame-field.tsx'
import type { AccountAnswer } from './use-posting-choices.ts'

export interface ChoicesFieldProps {
  account: Account
  platform: Platform
  list: readonly Choice[]
  chosen: ChosenOptions | undefined
  onChange: (chosen: ChosenOptions) => void
  /** Of the account itself, where it is asked. */
  answer: AccountAnswer | undefined
  /** Of the post, where it has one: a frame is chosen of it. */
  video: FramedVideo | undefined
  /** Of the post, in order. */
  photos: readonly { fileName: string; alt: string }[]
  /** What stands against a choice, in words, by its name. */
  errors: ReadonlyMap<string, string>
}

interface ControlProps<C extends Choice = Choice> extends Omit<ChoicesFieldProps, 'account' | 'onChange' | 'errors'> {
  choice: C
  set: (value: string | boolean | number | null) => void
  error: string | undefined
}

const twoAtMost = 2

const OneOf = ({ choice, platform, list, chosen, answer, set, error }: ControlProps<Extract<Choice, { kind: 'one_of' }>>) => {
  const { t } = useTranslation('composer')
  const words = useChoiceText()(choice, platform.name)
  const open = choice.fromAccount ? answer?.data?.values[choice.name] : undefined
  const isAwaited = choice.fromAccount === true && answer?.data === undefined
  const options = choice.values.map((value) => {
    const isClosed = open !== undefined && !open.includes(value.id)
    const note = isClosed
      ? t(answer?.data?.isUnaudited ? 'choices.unaudited' : 'choices.closed')
      : isBarred(list, value, chosen)
        ? t('choices.barred')
        : undefined
    return { id: value.id, label: words.value(value.id), isDisabled: note !== undefined, ...(note !== undefined && { note }) }
  })
  const value = valueOf(choice, chosen)
  const shared = {
    label: words.label,
    help: isAwaited && answer?.isPending ? t('choices.asking', { platform: platform.name }) : words.help,
    options,
    value: typeof value === 'string' ? value : null,
    onChange: set,
    isDisabled: isAwaited,
    error,
  }
  return choice.values.length <= twoAtMost ? (
    <RadioGroup {...shared} />
  ) : (
    <Select {...shared} placeholder={t('choices.choose')} className="max-w-80" />
  )
}

const Switched = ({ choice, platform, chosen, answer, set, error }: ControlProps<Extract<Choice, { kind: 'switch' }>>) => {
  const { t } = useTranslation('composer')
  const words = useChoiceText()(choice, platform.name)
  const isOff = answer?.data?.off.includes(choice.name) === true
  const isAwaited = choice.fromAccount === true && answer?.data === undefined
  return (
    <>
      <Checkbox
        isSelected={!isOff && valueOf(choice, chosen) === true}
        onChange={set}
        isDisabled={isOff || isAwaited}
        isInvalid={error !== undefined}
        note={isOff ? t('choices.off') : words.help}
      >
        {words.label}
      </Checkbox>
      <FieldErrorLine error={error} />
    </>
  )
}

const Agreed = ({ choice, platform, list, chosen, set, error }: ControlProps<Extract<Choice, { kind: 'agree' }>>) => {
  const terms = termsOf(list, choice, chosen)
  const words = useChoiceText()(
    choice,
    platform.name,
    terms.map(({ id }) => id),
  )
  return (
    <div className="flex flex-col gap-1 border-t border-line pt-3">
      <Checkbox isSelected={valueOf(choice, chosen) === true} onChange={set} isInvalid={error !== undefined}>
        {words.label}
      </Checkbox>
      <p className="flex flex-wrap gap-x-4 pl-6 text-sm">
        {terms.map(({ id, url }) => (
          <ExternalLink key={id} href={url}>
            {words.term(id)}
          </ExternalLink>
        ))}
      </p>
      <FieldErrorLine error={error} />
    </div>
  )
}

/** `12,50` or `12.5` → 1250. Null: nothing, or no amount. */
const centsOf = (text: string): number | null => {
  const found = /^\s*(\d{1,4})(?:[.,](\d{1,2}))?\s*$/.exec(text)
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) || null : null
}

const Amount = ({ choice, platform, chosen, set, error }: ControlProps<Extract<Choice, { kind: 'amount' }>>) => {
  const words = useChoiceText()(choice, platform.name)
  const { locale } = useFormat()
  const value = valueOf(choice, chosen)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typeof value === 'number' ? (value / 100).toLocaleString(locale, { minimumFractionDigits: value % 100 === 0 ? 0 : 2 }) : ''
  return (
    <TextField
      label={`${words.label} (${choice.currency})`}
      help={words.help}
      inputMode="decimal"
      value={typed ?? shown}
      onChange={(text) => {
        setTyped(text)
        set(centsOf(text))
      }}
      onBlur={() => setTyped(null)}
      error={error}
      className="max-w-48"
    />
  )
}

const Frame = ({ choice, platform, video, chosen, set, error }: ControlProps<Extract<Choice, { kind: 'frame' }>>) => {
  const { label, help } = useChoiceText()(choice, platform.name)
  const value = valueOf(choice, chosen)
  if (!video) return null
  return (
    <FrameField
      key={video.assetId}
      label={label}
      help={help}
      video={video}
      atMs={typeof value === 'number' ? value : null}
      onChange={set}
      error={error}
    />
  )
}

const Line = ({ choice, platform, chosen, set, error }: ControlProps<Extract<Choice, { kind: 'line' }>>) => {
  const words = useChoiceText()(choice, platform.name)
  const value = valueOf(choice, chosen)
  return (
    <TextField
      label={words.label}
      help={words.help}
      value={typeof value === 'string' ? value : ''}
      maxLength={choice.max}
      onChange={(text) => set(text.trim() === '' ? null : text)}
      error={error}
    />
  )
}

const Picture = ({ choice, platform, photos, chosen, set, error }: ControlProps<Extract<Choice, { kind: 'picture' }>>) => {
  const { t } = useTranslation('composer')
  const words = useChoiceText()(choice, platform.name)
  const value = valueOf(choice, chosen)
  // With one there is nothing to choose, unless the one chosen is gone.
  if (photos.length < twoAtMost && error === undefined) return null
  return (
    <Select
      label={words.label}
      help={words.help}
      options={photos.map(({ fileName, alt }, index) => ({
        id: String(index),
        label: t('choices.photo', { n: index + 1, name: alt.trim() || fileName }),
      }))}
      value={String(typeof value === 'number' ? value : 0)}
      onChange={(id) => set(Number(id))}
      error={error}
      className="max-w-80"
    />
  )
}

const FieldErrorLine = ({ error }: { error: string | undefined }) =>
  error === undefined ? null : <p className="pl-6 text-sm text-red">{error}</p>

const Control = (props: ControlProps) => {
  const { choice } = props
  switch (choice.kind) {
    case 'one_of':
      return <OneOf {...props} choice={choice} />
    case 'switch':
      return <Switched {...props} choice={choice} />
    case 'amount':
      return <Amount {...props} choice={choice} />
    case 'frame':
      return <Frame {...props} choice={choice} />
    case 'line':
      return <Line {...props} choice={choice} />
    case 'picture':
      return <Picture {...props} choice={choice} />
    case 'agree':
      return <Agreed {...props} choice={choice} />
  }
}

/** What is chosen for the post on one account: whatever its platform's capabilities ask for, in their order. */
export const ChoicesField = ({ account, platform, list, chosen, onChange, answer, video, photos, errors }: ChoicesFieldProps) => {
  const { t } = useTranslation('composer')
  const titleId = useId()
  const shows = video ? 'video' : photos.length > 0 ? 'photos' : null
  const asked = askedOf(list, chosen, shows).filter(({ kind }) => kind !== 'frame' || video !== undefined)
  const isSwitch = (name: string | undefined): boolean => list.some((one) => one.name === name && one.kind === 'switch')
  const needsAccount = asked.some(({ fromAccount }) => fromAccount)
  return (
    <section
      id={`${fieldId('choices')}-${account.id}`}
      aria-labelledby={titleId}
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <div>
        <h2 id={titleId} className="flex items-center gap-1.5 font-semibold">
          <PlatformGlyph platform={platform.id} />
          {t('choices.title', { handle: account.handle })}
        </h2>
        {answer?.data && <p className="text-muted">{t('choices.as', { platform: platform.name, nickname: answer.data.nickname })}</p>}
      </div>
      {needsAccount && answer?.error != null && (
        <div className="flex flex-col items-start gap-2">
          <ErrorNote error={answer.error} />
          <Button size="sm" onPress={answer.ask}>
            {t('choices.askAgain')}
          </Button>
        </div>
      )}
      {asked.map((choice) => (
        <div key={choice.name} className={cx('flex flex-col gap-1', isSwitch(choice.when?.choice) && 'ml-6')}>
          <Control
            choice={choice}
            platform={platform}
            list={list}
            chosen={chosen}
            answer={answer}
            video={video}
            photos={photos}
            set={(value) => onChange(choose(list, chosen, choice.name, value))}
            error={errors.get(choice.name)}
          />
        </div>
      ))}
    </section>
  )
}
