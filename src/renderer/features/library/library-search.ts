/** What the library shows, as it stands in the address: shareable, and back works. Nonsense is left out, never an error. */
import * as z from 'zod'
import { platformIds } from '../../../contract/platforms.ts'

export const libraryTabs = ['media', 'captions', 'hashtags', 'folders'] as const
export type LibraryTab = (typeof libraryTabs)[number]

export const unusedDays = [7, 30, 90] as const

const flag = z.boolean().optional().catch(undefined)

export const librarySearch = z.object({
  tab: z.enum(libraryTabs).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  /** '': those in none. */
  folder: z.string().max(200).optional().catch(undefined),
  tag: z.string().max(40).optional().catch(undefined),
  kind: z.enum(['image', 'video']).optional().catch(undefined),
  suits: z.enum(platformIds).optional().catch(undefined),
  /** For so many days. */
  unused: z.literal(unusedDays).optional().catch(undefined),
  consent: z.enum(['missing', 'refused']).optional().catch(undefined),
  sensitive: flag,
  paid: flag,
  removed: flag,
})
export type LibrarySearch = z.infer<typeof librarySearch>

/** Without what says nothing, so that the address stays short. An empty folder says something. */
export const tidyLibrarySearch = (search: LibrarySearch): LibrarySearch =>
  Object.fromEntries(Object.entries(search).filter(([key, value]) => value !== undefined && (value !== '' || key === 'folder')))

/** Whether anything but the folder narrows the list down. */
export const isNarrowed = ({ q, tag, kind, suits, unused, consent, sensitive, paid }: LibrarySearch): boolean =>
  [q, tag, kind, suits, unused, consent, sensitive, paid].some((value) => value !== undefined && value !== '')

/** Everything but the tab, the folder and the bin is let go. */
export const withoutFilters = ({ tab, folder, removed }: LibrarySearch): LibrarySearch => tidyLibrarySearch({ tab, folder, removed })
