import { useEffect } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Asset } from '../../contract/media.ts'
import { useApi, useApiClient } from './api.tsx'
import { useCan } from './me.tsx'
import { largestRead, makePoster } from './video-posters.ts'

/** Has a picture drawn of a video that has none, once it stays in view. */
export const useVideoPoster = ({ id, kind }: Pick<Asset, 'id' | 'kind'>, isInView: boolean, onDrawn?: (id: string) => void): void => {
  const api = useApi()
  const client = useApiClient()
  const queries = useQueryClient()
  const can = useCan()
  const mayBe = kind === 'video' && can('media.setPoster')
  const known = useQuery(api.media.hasPoster.queryOptions({ input: { assetId: id }, enabled: mayBe && isInView, staleTime: Infinity }))
  const isMissing = mayBe && known.data?.has === false
  useEffect(() => {
    if (!isMissing) return
    const draw = async (): Promise<void> => {
      const { bytes } = await client.media.get({ assetId: id })
      if (bytes > largestRead) return
      const isThere = await makePoster(client, id, () => client.media.read({ assetId: id, size: 'original' }))
      if (!isThere) return
      onDrawn?.(id)
      await queries.invalidateQueries({ queryKey: api.media.hasPoster.key({ input: { assetId: id } }) })
      await queries.invalidateQueries({ queryKey: api.media.read.key({ input: { assetId: id, size: 'thumb' } }) })
    }
    // What fails is shown where it is looked at: the plate stays.
    void draw().catch(() => null)
  }, [isMissing, id, client, queries, api, onDrawn])
}
