/** Bringing a CSV file in through the contract: what a row would do, its images uploaded, then applied. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import type { CoreClient } from '../core/index.ts'
import { knownFailure } from './say-error.ts'
import type { KnownFailure } from './say-error.ts'

type Preview = Awaited<ReturnType<CoreClient['imports']['preview']>>
type Applied = Awaited<ReturnType<CoreClient['imports']['apply']>>
export type Row = Preview['rows'][number]

export interface ImportFile {
  /** As it is: core finds its encoding out. */
  csv: File
  fileName: string
  /** Images lie beneath it. */
  folder: string
}

export const openImportFile = async (path: string): Promise<ImportFile> => ({
  csv: new File([await readFile(path)], basename(path)),
  fileName: basename(path),
  folder: await realpath(dirname(path)),
})

/** Where a relative path leads; undefined when there is no such file, or a link leads out of the folder. */
const locate = async (folder: string, path: string): Promise<string | undefined> => {
  try {
    const found = await realpath(join(folder, path))
    return found.startsWith(folder + sep) && (await stat(found)).isFile() ? found : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
    throw error
  }
}

/** Looked at twice: first to learn which files the rows name, then with those that are there. */
export const previewFile = async (client: CoreClient, { csv, fileName, folder }: ImportFile): Promise<Preview> => {
  const first = await client.imports.preview({ csv, fileName, files: [] })
  const named = [...new Set(first.rows.flatMap(({ images }) => images))]
  const files: string[] = []
  for (const path of named) if (await locate(folder, path)) files.push(path)
  return files.length === 0 ? first : await client.imports.preview({ csv, fileName, files })
}

export interface AppliedFile extends Applied {
  /** Images that could not be taken in, with why; their rows were left out. */
  refused: { path: string; failure: KnownFailure }[]
}

export const applyFile = async (
  client: CoreClient,
  { csv, fileName, folder }: ImportFile,
  { imagesNeeded }: Pick<Preview, 'imagesNeeded'>,
): Promise<AppliedFile> => {
  const images: { path: string; creatorId: string; assetId: string }[] = []
  const refused: AppliedFile['refused'] = []
  for (const { path, creatorId } of imagesNeeded) {
    const found = await locate(folder, path)
    if (!found) continue
    try {
      const file = new File([await readFile(found)], basename(path))
      const { id } = await client.media.upload({ creatorId, file, fileName: basename(path) })
      images.push({ path, creatorId, assetId: id })
    } catch (error) {
      const failure = knownFailure(error)
      if (failure?.code !== 'MEDIA_INVALID') throw error
      refused.push({ path, failure })
    }
  }
  return { ...(await client.imports.apply({ csv, fileName, images })), refused }
}
