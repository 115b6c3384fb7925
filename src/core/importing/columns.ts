/** The columns of an import file, as `contract/imports.ts` says. */
export const columns = ['creator', 'account', 'at', 'zone', 'text', 'images', 'alts', 'languages', 'labels'] as const
export type Column = (typeof columns)[number]

/** Without these a row says nothing. The others may be left out. */
export const requiredColumns: readonly Column[] = ['creator', 'account', 'at', 'text']

export const isColumn = (name: string): name is Column => (columns as readonly string[]).includes(name)
