import type { PlatformId } from './platforms.ts'

/** What a post says on a platform: the text written for it, else the common one. */
export const textOn = (
  { text, platformTexts }: { text: string; platformTexts?: Readonly<Partial<Record<PlatformId, string>>> | undefined },
  platform: PlatformId,
): string => platformTexts?.[platform] ?? text
