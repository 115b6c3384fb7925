/** From how sure on something is said of a comment, creator by creator. */
import type { JudgedAspect } from '../../../contract/inbox.ts'
import type { Handler } from '../../procedure.ts'
import type { SureRow } from '../../store/inbox-reader.ts'
import { createCreatorReader } from '../../store/creator-reader.ts'
import { judgeAnew, setThresholds } from '../../store/inbox-writer.ts'
import type { Judging } from '../judging.ts'
import { judgedAnew } from './correct-item.ts'

/** As many as say what another threshold changes. */
const latestCount = 500
const least = 50

/** How many there are at each sureness, in hundredths from 50 on. What a person said stands whatever the threshold, and is in none. Pure. */
export const sureCounts = (rows: readonly SureRow[], aspect: JudgedAspect): number[] => {
  const counts = Array<number>(101 - least).fill(0)
  for (const row of rows) {
    const sure = row[aspect]
    if (sure === null) continue
    // Down, so that what is counted at 80 is at least as sure as that.
    const place = Math.min(100, Math.max(least, Math.floor(sure * 100 + 1e-9))) - least
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}

export const readThresholds =
  ({ rows, thresholdsOf }: Judging): Handler<'inbox.thresholds'> =>
  ({ input: { creatorId } }) => {
    const latest = rows.sureness(creatorId, latestCount)
    const counts = (aspect: JudgedAspect): number[] => sureCounts(latest, aspect)
    return {
      thresholds: thresholdsOf(creatorId),
      usual: rows.thresholds(creatorId) === undefined,
      corrections: rows.correctionCount(creatorId),
      latest: {
        of: latest.length,
        language: counts('language'),
        spam: counts('spam'),
        sentiment: counts('sentiment'),
        relevance: counts('relevance'),
      },
    }
  }

export const changeThresholds =
  ({ thresholdsOf, engine: { store } }: Judging): Handler<'inbox.setThresholds'> =>
  ({ input: { creatorId, thresholds }, call }) => {
    store.write((tx) => {
      const before = thresholdsOf(creatorId)
      setThresholds(tx, creatorId, thresholds)
      judgeAnew(tx, creatorId, judgedAnew)
      tx.emit({ kind: 'inbox.changed', creatorId })
      tx.audit({
        actor: call.actor,
        action: 'inbox.thresholds_changed',
        creatorId,
        subject: { kind: 'creator', id: creatorId, label: createCreatorReader(store).get(creatorId)?.name ?? '' },
        before: { ...before },
        after: { ...thresholdsOf(creatorId) },
      })
    })
    return {}
  }
