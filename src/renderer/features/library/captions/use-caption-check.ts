import { useEffect, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PlatformId } from '../../../../contract/platforms.ts'
import { useApi } from '../../../lib/api.tsx'
import { after } from '../../../lib/clock.ts'

const restMs = 250
export const shownDraws = 4

/** What a template comes to, asked once the fingers rest. `from`: which draws. */
export const useCaptionCheck = (creatorId: string, text: string, platform: PlatformId | null, from: number) => {
  const api = useApi()
  const [settled, setSettled] = useState(text)
  useEffect(() => (settled === text ? undefined : after(restMs, () => setSettled(text))), [settled, text])
  return useQuery(
    api.captions.check.queryOptions({
      input: { creatorId, text: settled, platform: platform ?? undefined, variant: from, count: shownDraws },
      placeholderData: keepPreviousData,
    }),
  )
}
