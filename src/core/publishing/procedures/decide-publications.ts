/** A person's word on what waits for one: it may go out, it does not go out, or not yet after all. Many at once. */
import { AppError } from '../../app-error.ts'
import type { Call, Handler, ProcedureInput } from '../../procedure.ts'
import type { PublicationRow } from '../../store/publication-reader.ts'
import type { WriteTx } from '../../store/store.ts'
import { approve, undoApproval, undoVeto, veto } from '../approval.ts'
import type { Engine } from '../engine.ts'

type Chosen = ProcedureInput<'publications.approve'>
type State = 'awaiting_approval' | 'scheduled' | 'vetoed'

/** Each once; those named by a day are the ones that wait in `state`. */
const rowsOf = (engine: Engine, chosen: Chosen, state: State): PublicationRow[] => {
  const ids =
    'publicationIds' in chosen ? [...new Set(chosen.publicationIds)] : engine.approvals.onDay(chosen.creatorId, chosen.day, [state])
  return ids.flatMap((id) => engine.publications.get(id) ?? [])
}

/** A manager's word is not the model's to give. */
const assertMayDecide = (engine: Engine, rows: readonly PublicationRow[], { user }: Call): void => {
  if (user?.role !== 'model') return
  if (rows.some(({ creatorId }) => engine.approvalOf(creatorId) === 'manager')) throw new AppError('FORBIDDEN', {})
}

const decide = (
  engine: Engine,
  chosen: Chosen,
  state: State,
  act: (tx: WriteTx, row: PublicationRow) => boolean,
  check: (rows: readonly PublicationRow[]) => void = () => undefined,
): { done: string[]; left: string[] } =>
  engine.store.write((tx) => {
    const rows = rowsOf(engine, chosen, state)
    check(rows)
    const { done = [], left = [] } = Object.groupBy(rows, (row) => (act(tx, row) ? 'done' : 'left'))
    return { done: done.map(({ id }) => id), left: left.map(({ id }) => id) }
  })

export const approvePublications =
  (engine: Engine): Handler<'publications.approve'> =>
  ({ input, call }) =>
    decide(
      engine,
      input,
      'awaiting_approval',
      (tx, row) => approve(engine, tx, row, call.actor),
      (rows) => assertMayDecide(engine, rows, call),
    )

/** Anybody who reaches the creator may say no: the model also where it is a manager who says yes. */
export const vetoPublications =
  (engine: Engine): Handler<'publications.veto'> =>
  ({ input, call }) =>
    decide(engine, input, 'awaiting_approval', (tx, row) => veto(engine, tx, row, input.reason, call.actor))

export const undoApprovals =
  (engine: Engine): Handler<'publications.undoApproval'> =>
  ({ input, call }) =>
    decide(engine, input, 'scheduled', (tx, row) => undoApproval(engine, tx, row, call.actor))

export const undoVetoes =
  (engine: Engine): Handler<'publications.undoVeto'> =>
  ({ input, call }) =>
    decide(engine, input, 'vetoed', (tx, row) => undoVeto(engine, tx, row, call.actor))
