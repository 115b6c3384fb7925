/** Reads what was dropped or chosen, folders with all that is in them. */
import { isDirectoryDropItem, isFileDropItem, type DirectoryDropItem, type DropZoneProps } from 'react-aria-components'
import type { OfferedFile } from './offered-files.ts'

type DropItems = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]['items']

/** As many as `imports.preview` takes. */
const most = 20_000

const isHidden = (name: string): boolean => name.startsWith('.')

const readFolder = async (folder: DirectoryDropItem, prefix: string, into: OfferedFile[]): Promise<void> => {
  for await (const entry of folder.getEntries()) {
    if (into.length >= most || isHidden(entry.name)) continue
    if (entry.kind === 'directory') await readFolder(entry, `${prefix}${entry.name}/`, into)
    else into.push({ path: `${prefix}${entry.name}`, file: await entry.getFile() })
  }
}

export const readDropped = async (items: DropItems): Promise<OfferedFile[]> => {
  const files: OfferedFile[] = []
  for (const item of items) {
    if (isDirectoryDropItem(item)) await readFolder(item, `${item.name}/`, files)
    else if (isFileDropItem(item)) files.push({ path: item.name, file: await item.getFile() })
  }
  return files
}

/** From a chooser: files by name, a folder's with their path in it. */
export const readChosen = (list: Iterable<File>): OfferedFile[] =>
  [...list].filter(({ name }) => !isHidden(name)).map((file) => ({ path: file.webkitRelativePath || file.name, file }))
