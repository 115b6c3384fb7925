/** From how sure on something is said of a comment, creator by creator. */
import type { Handler } from '../../procedure.ts'
import { createCreatorReader } from '../../store/creator-reader.ts'
import { judgeAnew, setThresholds } from '../../store/inbox-writer.ts'
import type { Judging } from '../judging.ts'
import { judgedAnew } from './correct-item.ts'

export const readThresholds =
  ({ rows, thresholdsOf }: Judging): Handler<'inbox.thresholds'> =>
  ({ input: { creatorId } }) => ({
    thresholds: thresholdsOf(creatorId),
    usual: rows.thresholds(creatorId) === undefined,
    corrections: rows.correctionCount(creatorId),
  })

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
