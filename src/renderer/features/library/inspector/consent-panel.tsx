import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Ban, CircleCheck, Minus, PencilLine } from 'lucide-react'
import { Button as PlainButton } from 'react-aria-components'
import { Dialog as AriaDialog, DialogTrigger, Popover } from 'react-aria-components'
import { hueText } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { Section } from '../../../components/section.tsx'
import { menuBox } from '../../../components/styles.ts'
import { TextArea } from '../../../components/text-area.tsx'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { platformIds, type PlatformId } from '../../../../contract/platforms.ts'
import type { Role } from '../../../../contract/values.ts'
import { cx } from '../../../lib/cx.ts'
import { useFormat } from '../../../lib/locale.tsx'
import { useCan, useMe } from '../../../lib/me.tsx'
import { platformName } from '../../../../contract/platform-name.ts'
import { useAssetActs } from '../use-asset-acts.ts'

export type Topic = LibraryAsset['words'][number]['topic']
type Answer = 'yes' | 'no' | 'none'

export const answerOf = (allowed: boolean | null | undefined): Answer => (allowed === true ? 'yes' : allowed === false ? 'no' : 'none')
export const allowedOf = (answer: Answer): boolean | null => (answer === 'none' ? null : answer === 'yes')

const looks = {
  yes: { icon: CircleCheck, hue: hueText.green },
  no: { icon: Ban, hue: hueText.red },
  none: { icon: Minus, hue: 'text-muted' },
}

/** A model is spoken to of her own word. */
const isHers = (topic: Topic, role: Role): boolean => topic === 'consent' && role === 'model'

const Editor = ({
  asset,
  topic,
  platform,
  onClose,
}: {
  asset: LibraryAsset
  topic: Topic
  platform: PlatformId | null
  onClose: () => void
}) => {
  const { t } = useTranslation('library')
  const { t: ui } = useTranslation('ui')
  const { role } = useMe()
  const word = asset.words.find((each) => each.topic === topic && each.platform === platform)
  const [answer, setAnswer] = useState<Answer>(answerOf(word?.allowed))
  const [note, setNote] = useState(word?.note ?? '')
  const { act, isPending } = useAssetActs(new Map([[asset.id, asset.creatorId]]), { onDone: onClose })
  const where = platform === null ? t('consent.everywhere') : platformName(platform)
  return (
    <div className="flex w-72 flex-col gap-3">
      <RadioGroup
        label={t(isHers(topic, role) ? 'consent.hers.ask' : `consent.${topic}.ask`, { where })}
        options={(['yes', 'no', 'none'] as const).map((id) => ({ id, label: t(`consent.${topic}.${id}`) }))}
        value={answer}
        onChange={setAnswer}
      />
      {answer !== 'none' && <TextArea label={t('consent.note')} value={note} onChange={setNote} rows={2} maxLength={1000} isOptional />}
      <div className="flex justify-end gap-2">
        <Button size="sm" onPress={onClose}>
          {ui('act.cancel')}
        </Button>
        <Button
          size="sm"
          variant="primary"
          isPending={isPending}
          onPress={() =>
            act(
              {
                do: topic === 'consent' ? 'consent' : 'release',
                platform,
                allowed: allowedOf(answer),
                note: answer === 'none' ? '' : note.trim(),
              },
              () => t('consent.kept', { where }),
            )
          }
        >
          {ui('act.save')}
        </Button>
      </div>
    </div>
  )
}

const Row = ({
  asset,
  topic,
  platform,
  mayChange,
}: {
  asset: LibraryAsset
  topic: Topic
  platform: PlatformId | null
  mayChange: boolean
}) => {
  const { t } = useTranslation('library')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const word = asset.words.find((each) => each.topic === topic && each.platform === platform)
  const general = asset.words.find((each) => each.topic === topic && each.platform === null)
  const answer = answerOf(word?.allowed)
  const { icon: Icon, hue } = looks[answer]
  const where = platform === null ? t('consent.everywhere') : platformName(platform)
  const says = word
    ? t(`consent.${topic}.${answer}`)
    : platform !== null && general
      ? t('consent.asEverywhere', { answer: t(`consent.${topic}.${answerOf(general.allowed)}`) })
      : t(`consent.${topic}.none`)
  return (
    <li className="flex items-start gap-2 py-1.5">
      <span className="flex w-28 shrink-0 items-center gap-1.5">
        {platform !== null && <PlatformGlyph platform={platform} className="size-4" />}
        <span className="truncate">{where}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <Icon aria-hidden className={cx('size-4 shrink-0', hue)} strokeWidth={2} />
          <span className={word ? '' : 'text-muted'}>{says}</span>
        </span>
        {word && (
          <span className="block text-sm text-muted">
            {t(word.byRole === 'model' ? 'consent.byHer' : 'consent.by', { name: word.by, at: format.date(word.at) })}
            {word.note !== '' && ` · ${word.note}`}
          </span>
        )}
      </span>
      {mayChange && (
        <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
          <PlainButton
            aria-label={t('consent.change', { where })}
            className="inline-flex size-7 items-center justify-center rounded-lg text-muted outline-none data-hovered:bg-hover data-hovered:text-text data-focus-visible:ring-focus"
          >
            <PencilLine aria-hidden className="size-4" strokeWidth={1.8} />
          </PlainButton>
          <Popover offset={4} placement="bottom end" className={cx(menuBox, 'p-3')}>
            <AriaDialog aria-label={t('consent.change', { where })} className="outline-none">
              <Editor asset={asset} topic={topic} platform={platform} onClose={() => setOpen(false)} />
            </AriaDialog>
          </Popover>
        </DialogTrigger>
      )}
    </li>
  )
}

/** Whose word there is for each platform: the model's own, or as a manager heard it; of paid ones, whether they may be shown for nothing. */
export const ConsentPanel = ({ asset, topic }: { asset: LibraryAsset; topic: Topic }) => {
  const { t } = useTranslation('library')
  const can = useCan()
  const { role } = useMe()
  const mayChange = can(topic === 'consent' ? 'assets.setConsent' : 'assets.releasePaid')
  // A paid one is at home on OnlyFans: nothing is shown for nothing there.
  const platforms = platformIds.filter((id) => topic === 'consent' || id !== 'onlyfans')
  return (
    <Section title={t(`consent.${topic}.title`)} note={t(isHers(topic, role) ? 'consent.hers.note' : `consent.${topic}.note`)}>
      <ul className="divide-y divide-line">
        {[null, ...platforms].map((platform) => (
          <Row key={platform ?? 'all'} asset={asset} topic={topic} platform={platform} mayChange={mayChange} />
        ))}
      </ul>
    </Section>
  )
}
