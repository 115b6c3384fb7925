/** What core keeps of a post at most (`contract/posts.ts`), whatever a platform takes. */
import { useTranslation } from 'react-i18next'
import { platformIds, type PlatformId } from '../../../contract/platforms.ts'
import { altMax, mediaMax, textMax } from '../../../contract/posts.ts'
import { useFormat } from '../../lib/locale.tsx'
import type { Draft } from './draft.ts'

/** Why core could not keep a draft as it stands; `null` when it can. Only the first is told: one thing at a time. */
export type Excess =
  | { of: 'text'; platform?: PlatformId; actual: number; max: number }
  | { of: 'alt'; index: number; actual: number; max: number }
  | null

export const excessOf = ({ text, platformTexts, thread, media }: Pick<Draft, 'text' | 'platformTexts' | 'thread' | 'media'>): Excess => {
  const longest = [text, ...thread].find((part) => part.length > textMax)
  if (longest !== undefined) return { of: 'text', actual: longest.length, max: textMax }
  const platform = platformIds.find((id) => (platformTexts[id]?.length ?? 0) > textMax)
  if (platform) return { of: 'text', platform, actual: platformTexts[platform]?.length ?? 0, max: textMax }
  const index = media.findIndex(({ alt }) => alt.trim().length > altMax)
  const long = media[index]
  return long ? { of: 'alt', index, actual: long.alt.trim().length, max: altMax } : null
}

/** How many more pictures or videos a draft holds. */
export const roomFor = ({ media }: Pick<Draft, 'media'>): number => Math.max(0, mediaMax - media.length)

/**
 * As core takes it: a soft line break (Word) and a page break (PDF) become line breaks, other invisible control
 * characters go. Nothing that can be seen is lost.
 */
export const cleanText = (typed: string): string =>
  typed.replaceAll(/[\u000b\u000c]/g, '\n').replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')

/** An excess in the reader's language, with what can be done. */
export const useExcessText = (excess: Excess): string | null => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  if (excess === null) return null
  const figures = { actual: format.number(excess.actual), max: format.number(excess.max) }
  return excess.of === 'text' ? t('problems.textExcess', figures) : t('problems.altExcess', { ...figures, n: excess.index + 1 })
}
