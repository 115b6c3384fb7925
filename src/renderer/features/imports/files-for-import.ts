/** The files on offer for an import: which one is the CSV, and under which relative paths it may name the others. Pure. */
import type { OfferedFile } from '../../lib/offered-files.ts'

const isCsv = ({ path }: OfferedFile): boolean => path.toLowerCase().endsWith('.csv')
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

/** The CSV: of several, the one nearest to the top. */
export const csvOf = (files: readonly OfferedFile[]): OfferedFile | null =>
  files.filter(isCsv).toSorted((a, b) => a.path.split('/').length - b.path.split('/').length || a.path.localeCompare(b.path))[0] ?? null

export const countCsv = (files: readonly OfferedFile[]): number => files.filter(isCsv).length

/**
 * Relative path → file. A path counts from the CSV's folder; a folder dropped beside the CSV may be named or not.
 * The nearest reading wins when two files could be meant.
 */
export const filesByPath = (files: readonly OfferedFile[], csv: OfferedFile): Map<string, File> => {
  const base = folderOf(csv.path)
  const found = new Map<string, File>()
  const offer = (path: string, file: File): void => {
    if (path !== '' && !found.has(path)) found.set(path, file)
  }
  const others = files.filter((one) => !isCsv(one))
  for (const { path, file } of others) if (path.startsWith(base)) offer(path.slice(base.length), file)
  for (const { path, file } of others) offer(path, file)
  for (const { path, file } of others) offer(path.slice(path.indexOf('/') + 1), file)
  return found
}

/** The same path dropped again replaces the former. */
export const mergeFiles = (before: readonly OfferedFile[], added: readonly OfferedFile[]): OfferedFile[] => [
  ...new Map([...before, ...added].map((one) => [one.path, one])).values(),
]
