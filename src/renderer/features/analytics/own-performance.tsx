import { useState } from 'react'
import { useAddressWord } from '../../lib/address-word.ts'
import { useAgencyDay } from '../../lib/agency-day.ts'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { isPeriod, readPeriod } from '../../lib/period.ts'
import { Performance } from './performance.tsx'
import type { Look } from './performance.tsx'

/** One creator's figures, over the period that the page's address says. */
export const OwnPerformance = ({ creatorId }: { creatorId: CreatorId }) => {
  const period = readPeriod(useAddressWord('period').word, useAgencyDay())
  const [look, setLook] = useState<Look>({})
  if (!isPeriod(period)) return null
  return (
    <div className="flex max-w-300 flex-col gap-7">
      <Performance filter={{ creatorId, from: period.from, to: period.to }} look={look} onLook={(next) => setLook({ ...look, ...next })} />
    </div>
  )
}
