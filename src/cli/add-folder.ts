/** Bringing the images and videos of a folder into a creator's library through the contract. */
import { openAsBlob } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { CoreClient } from '../core/index.ts'
import { partBytes } from '../contract/media.ts'
import { knownFailure } from './say-error.ts'
import type { KnownFailure } from './say-error.ts'

export interface FolderFile {
  path: string
  name: string
  /** Where in the folder, as the library names it: `Mars/Plage`. */
  folder: string
  /** Another size or time is another file: one that was still being written is looked at again. */
  state: string
}

const taken: ReadonlySet<string> = new Set(['.jpg', '.jpeg', '.png', '.webp', '.gif', '.avif', '.mp4', '.mov'])

/** Images and videos in the folder and below, by name; hidden ones and links are left alone. */
export const filesIn = async (root: string): Promise<FolderFile[]> => {
  const found: FolderFile[] = []
  const look = async (dir: string, folder: string): Promise<void> => {
    const entries = await readdir(dir, { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue
      const path = join(dir, entry.name)
      if (entry.isDirectory()) await look(path, folder === '' ? entry.name : `${folder}/${entry.name}`)
      else if (entry.isFile() && taken.has(extname(entry.name).toLowerCase())) {
        const { size, mtimeMs } = await stat(path)
        if (size > 0) found.push({ path, name: entry.name, folder, state: `${path} ${size} ${mtimeMs}` })
      }
    }
  }
  await look(root, '')
  return found
}

export interface FolderCounts {
  added: number
  /** Of those, so many that show the same as a picture already there. */
  lookAlikes: number
  known: number
  refused: number
}

export const noCounts = (): FolderCounts => ({ added: 0, lookAlikes: 0, known: 0, refused: 0 })

const upload = async (client: CoreClient, creatorId: string, { path, name }: FolderFile) => {
  const data = await openAsBlob(path)
  if (data.size <= partBytes) return await client.media.upload({ creatorId, file: new File([data], name), fileName: name })
  const { uploadId } = await client.media.beginUpload({ creatorId, fileName: name, bytes: data.size })
  for (let at = 0; at < data.size; at += partBytes)
    await client.media.uploadPart({ uploadId, at, part: new File([data.slice(at, at + partBytes)], name) })
  return await client.media.finishUpload({ uploadId })
}

/** Everything the creator's library knows already, also what was taken out of it. */
export const knownAssets = async (client: CoreClient, creatorId: string): Promise<Set<string>> => {
  const known = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await client.assets.list({ creatorId, limit: 500, cursor })
    for (const { id } of page.items) known.add(id)
    cursor = page.next
  } while (cursor !== undefined)
  return known
}

export interface AddTo {
  client: CoreClient
  creatorId: string
  known: Set<string>
  /** Told of each file that could not be taken in, and why. */
  refused(file: FolderFile, failure: KnownFailure): void
}

/** Adds one file; what was there already keeps its folder. Throws what is no fault of the file. */
export const addFile = async ({ client, creatorId, known, refused }: AddTo, file: FolderFile, counts: FolderCounts): Promise<void> => {
  try {
    const { id, lookAlikes = [] } = await upload(client, creatorId, file)
    if (known.has(id)) {
      counts.known += 1
      return
    }
    known.add(id)
    counts.added += 1
    if (lookAlikes.length > 0) counts.lookAlikes += 1
    if (file.folder !== '') await client.assets.update({ assetIds: [id], changes: { folder: file.folder.slice(0, 200) } })
  } catch (error) {
    const failure = knownFailure(error)
    if (failure?.code !== 'MEDIA_INVALID') throw error
    counts.refused += 1
    refused(file, failure)
  }
}
