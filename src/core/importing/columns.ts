/** The columns of an import file, as `contract/imports.ts` says. */
import { platformIds, type PlatformId } from '../../contract/platforms.ts'

/** Those that an export has: another text for a platform is a row of its own there. */
export const columns = ['creator', 'account', 'at', 'zone', 'text', 'images', 'alts', 'languages', 'labels'] as const
type TextColumn = `text_${PlatformId}`
export type Column = (typeof columns)[number] | TextColumn

export const textColumnOf = (platform: PlatformId): TextColumn => `text_${platform}`
const textColumns = platformIds.map(textColumnOf)
export const allColumns: readonly Column[] = [...columns, ...textColumns]

/** Without these a row says nothing. The others may be left out. */
export const requiredColumns: readonly Column[] = ['creator', 'account', 'at', 'text']

export const isColumn = (name: string): name is Column => (allColumns as readonly string[]).includes(name)
