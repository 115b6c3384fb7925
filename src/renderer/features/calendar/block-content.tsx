/** An hour, or a day of a month, that is told as one: how many, what of them wants a person, whose. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDate } from '@internationalized/date'
import { hueText } from '../../components/badge.tsx'
import { lookOf } from '../../components/state-badge.tsx'
import type { PublicationState } from '../../../contract/publications.ts'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import type { Block } from './density.ts'
import { useHourWords } from './use-hour-words.ts'

/** What goes on without anybody is not said. */
const toLookAt: readonly PublicationState[] = ['failed', 'ambiguous', 'needs_person', 'missed', 'awaiting_approval']

const wanted = ({ states }: Block): Block['states'] =>
  toLookAt.flatMap((state) => states.find((one) => one.state === state && one.count > 0) ?? [])

/** How full it is beside the fullest: 1 to 4. */
export const loadOf = ({ count }: Block, all: readonly Block[]): number => {
  const fullest = all.reduce((most, one) => Math.max(most, one.count), 1)
  return Math.max(1, Math.ceil((4 * count) / fullest))
}

type CreatorName = (id: string) => string | undefined

const useWhose = (creatorName: CreatorName): ((block: Block) => string) => {
  const { t } = useTranslation('calendar')
  return useCallback(
    ({ whose }) => {
      if (!whose) return ''
      const named = whose.creators.flatMap(({ creatorId, count }) => {
        const name = creatorName(creatorId)
        return name === undefined ? [] : [t('block.one', { name, count })]
      })
      const more = whose.creatorCount - named.length
      return [...named, ...(more > 0 && named.length > 0 ? [t('block.others', { count: more })] : [])].join(', ')
    },
    [creatorName, t],
  )
}

/** For readers, and under the pointer. */
export const useBlockLabel = (creatorName: CreatorName): ((block: Block) => string) => {
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const wordsOf = useHourWords()
  const whoseOf = useWhose(creatorName)
  return (block) => {
    return [
      block.whose ? t('block.hour', wordsOf(block.of)) : format.longDay(parseDate(block.of).toDate('UTC'), 'UTC'),
      t('count', { count: block.count }),
      ...wanted(block).map(({ state, count }) => `${ui(`state.${state}`)} × ${count}`),
      whoseOf(block),
    ]
      .filter(Boolean)
      .join(', ')
  }
}

export const BlockContent = ({ block, creatorName }: { block: Block | undefined; creatorName: CreatorName }) => {
  const { t } = useTranslation('calendar')
  const whoseOf = useWhose(creatorName)
  if (!block) return null
  const whose = whoseOf(block)
  return (
    <span className="@container flex min-w-0 flex-1 flex-col leading-4">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2">
        <span className="tnum font-semibold">
          {block.count}
          <span className="font-normal @max-[7.5rem]:hidden"> {t('block.publications', { count: block.count })}</span>
        </span>
        {wanted(block).map(({ state, count }) => {
          const { icon: Icon, hue } = lookOf(state)
          return (
            <span key={state} className="tnum inline-flex items-center gap-0.5 font-medium">
              <Icon aria-hidden className={cx('size-3.5 shrink-0', hueText[hue])} strokeWidth={2.2} />
              {count}
            </span>
          )
        })}
      </span>
      {whose !== '' && <span className="truncate text-muted @max-[4rem]:hidden">{whose}</span>}
    </span>
  )
}
