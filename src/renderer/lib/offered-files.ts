/** What a person dropped, pasted or chose: files, and folders with all that is in them; hidden files are left. */
import { isDirectoryDropItem, isFileDropItem, type DirectoryDropItem, type DropZoneProps } from 'react-aria-components'

export interface OfferedFile {
  /** With its folders as dropped or chosen: `november/images/a.jpg`. */
  path: string
  file: File
}

type DropItems = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]['items']

/** What systems leave in folders for themselves counts as hidden. */
const isHidden = (name: string): boolean => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini'

const readFolder = async (folder: DirectoryDropItem, prefix: string, into: OfferedFile[], most: number): Promise<void> => {
  for await (const entry of folder.getEntries()) {
    if (into.length >= most || isHidden(entry.name)) continue
    if (entry.kind === 'directory') await readFolder(entry, `${prefix}${entry.name}/`, into, most)
    else into.push({ path: `${prefix}${entry.name}`, file: await entry.getFile() })
  }
}

/** At most about `most` files: who drops a whole disk is told by the count, not by a page that stands still. */
export const readDropped = async (items: DropItems, most: number): Promise<OfferedFile[]> => {
  const files: OfferedFile[] = []
  for (const item of items) {
    if (isDirectoryDropItem(item)) await readFolder(item, `${item.name}/`, files, most)
    else if (isFileDropItem(item)) files.push({ path: item.name, file: await item.getFile() })
  }
  return files
}

/** From a chooser: files by name, a folder's with their path in it. */
export const readChosen = (list: Iterable<File>): OfferedFile[] =>
  [...list].filter(({ name }) => !isHidden(name)).map((file) => ({ path: file.webkitRelativePath || file.name, file }))
