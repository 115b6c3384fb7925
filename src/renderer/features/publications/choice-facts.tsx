import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Facts, Section } from '../../components/section.tsx'
import { VideoFrame } from '../../components/video-frame.tsx'
import type { ChosenOptions } from '../../../contract/platform-options.ts'
import type { Platform } from '../../../contract/platforms.ts'
import { askedOf, termsOf, valueOf } from '../../lib/choices.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useChoiceText } from '../../lib/use-choice-text.ts'

interface ChoiceFactsProps {
  platform: Platform
  chosen: ChosenOptions
  /** The post's video. */
  video: string | undefined
}

const CoverFrame = ({ assetId, seconds }: { assetId: string | undefined; seconds: number }) => {
  const { t } = useTranslation('publications')
  const format = useFormat()
  const [isShown, setShown] = useState(false)
  return (
    <span className="flex flex-col items-start gap-1.5">
      <span className="inline-flex flex-wrap items-center gap-x-3">
        {format.seconds(seconds)}
        {assetId !== undefined && !isShown && (
          <Button size="sm" onPress={() => setShown(true)}>
            {t('choices.showFrame')}
          </Button>
        )}
      </span>
      {assetId !== undefined && isShown && <VideoFrame assetId={assetId} seconds={seconds} />}
    </span>
  )
}

/** What was chosen for the post on this account. */
export const ChoiceFacts = ({ platform, chosen, video }: ChoiceFactsProps) => {
  const { t } = useTranslation('publications')
  const words = useChoiceText()
  const format = useFormat()
  const list = platform.capabilities.choices?.list ?? []
  const items = askedOf(list, chosen, video === undefined ? 'photos' : 'video')
    .filter((choice) => choice.kind !== 'frame' || video !== undefined)
    .map((choice) => {
      const terms = choice.kind === 'agree' ? termsOf(list, choice, chosen).map(({ id }) => id) : []
      const { label, value, term } = words(choice, platform.name, terms)
      const stands = valueOf(choice, chosen)
      const money = (cents: number, currency: string): string =>
        new Intl.NumberFormat(format.locale, { style: 'currency', currency }).format(cents / 100)
      return {
        name: choice.kind === 'agree' ? terms.map(term).join(', ') : label,
        value:
          choice.kind === 'amount'
            ? typeof stands === 'number' && money(stands, choice.currency)
            : choice.kind === 'frame'
              ? typeof stands === 'number' && <CoverFrame assetId={video} seconds={stands / 1000} />
              : typeof stands === 'string'
                ? choice.kind === 'line'
                  ? stands
                  : value(stands)
                : choice.kind === 'picture'
                  ? String((typeof stands === 'number' ? stands : 0) + 1)
                  : stands === null
                    ? null
                    : t(stands ? 'choices.yes' : 'choices.no'),
      }
    })
  if (items.length === 0) return null
  return (
    <Section title={t('choices.title')}>
      <Facts items={items} />
    </Section>
  )
}
