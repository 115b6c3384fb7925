/** Brings the images in, then the rows. Can be stopped while images are on their way: nothing is made before the last step. */
import { useRef, useState } from 'react'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../contract/index.ts'
import { useApiClient } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { uploadFile } from '../../lib/upload-file.ts'
import { useSubmit } from '../../lib/use-submit.ts'

export type Preview = InferContractRouterOutputs<Contract>['imports']['preview']
export type Applied = InferContractRouterOutputs<Contract>['imports']['apply'] & { failedImages: { path: string; error: unknown }[] }

export interface ApplyInput {
  csv: File
  fileName: string
  needed: Preview['imagesNeeded']
  files: ReadonlyMap<string, File>
}

export interface ApplyProgress {
  step: 'images' | 'rows'
  done: number
  total: number
}

/** At a time: core reads each picture, and has other things to do. */
const lanes = 3

export const useApplyImport = (onApplied: (applied: Applied) => void) => {
  const client = useApiClient()
  const [progress, setProgress] = useState<ApplyProgress | null>(null)
  const stopping = useRef<AbortController | null>(null)
  const apply = useSubmit({
    mutationFn: async ({ csv, fileName, needed, files }: ApplyInput): Promise<Applied> => {
      const controller = new AbortController()
      stopping.current = controller
      const { signal } = controller
      const images: { path: string; creatorId: string; assetId: string }[] = []
      const failedImages: Applied['failedImages'] = []
      const queue = [...needed]
      let done = 0
      setProgress({ step: 'images', done, total: needed.length })
      const lane = async (): Promise<void> => {
        for (let next = queue.shift(); next !== undefined && !signal.aborted; next = queue.shift()) {
          const { path, creatorId } = next
          const file = files.get(path)
          try {
            if (file)
              images.push({
                path,
                creatorId,
                assetId: (await uploadFile(client, { creatorId, file, fileName: path.split('/').at(-1) ?? path }, { signal })).id,
              })
          } catch (error) {
            // A picture that core cannot take leaves its row out and is named afterwards; anything else ends the import.
            if (codeOf(error) !== 'MEDIA_INVALID') throw error
            failedImages.push({ path, error })
          }
          done += 1
          setProgress({ step: 'images', done, total: needed.length })
        }
      }
      await Promise.all(Array.from({ length: lanes }, lane))
      signal.throwIfAborted()
      setProgress({ step: 'rows', done: 0, total: 0 })
      return { ...(await client.imports.apply({ csv, fileName, images })), failedImages }
    },
    onSuccess: onApplied,
    onSettled: () => setProgress(null),
  })
  return { apply, progress, stop: () => stopping.current?.abort(new DOMException('stopped by a person', 'AbortError')) }
}
