import type { PlatformId } from './platforms.ts'

/** Proper names, the same in every language. For platforms without an adapter too (a creator may be on them). */
const names: Record<PlatformId, string> = { onlyfans: 'OnlyFans', instagram: 'Instagram', tiktok: 'TikTok', x: 'X', bluesky: 'Bluesky' }

export const platformName = (id: string): string => (Object.hasOwn(names, id) ? names[id as PlatformId] : id)
