import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useApiClient } from '../../../lib/api.tsx'
import { createListPictures, type ListPictures } from './list-pictures.ts'
import { squareSide } from './use-columns.ts'

/** The small pictures of a list whose pictures are `side` pixels wide. */
export const useListPictures = (side: number): ListPictures => {
  const client = useApiClient()
  const size = side * window.devicePixelRatio > squareSide ? 'thumb' : 'square'
  const pictures = useMemo(
    () =>
      createListPictures(async (ids) => {
        const read = await client.media.readMany({ assetIds: ids, size })
        return new Map(read.map(({ assetId, url }) => [assetId, url]))
      }),
    [client, size],
  )
  useEffect(() => pictures.clear, [pictures])
  useSyncExternalStore(pictures.subscribe, pictures.version)
  return pictures
}
