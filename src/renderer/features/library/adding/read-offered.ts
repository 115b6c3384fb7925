/** Reads what was dropped, pasted or chosen: images and videos, folders with all that is in them; hidden files are left. */
import { isDirectoryDropItem, isFileDropItem, type DirectoryDropItem, type DropZoneProps } from 'react-aria-components'
import type { OfferedFile } from './add-queue.ts'

type DropItems = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]['items']

/** Whoever drops a whole disk is told so by the count, not by a page that stands still. */
const most = 50_000

const isHidden = (name: string): boolean => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini'

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

export const readChosen = (list: Iterable<File>): OfferedFile[] =>
  [...list].filter(({ name }) => !isHidden(name)).map((file) => ({ path: file.webkitRelativePath || file.name, file }))
