/** Asking the platform whether a publication is out. Reads only. */
import { AppError } from '../app-error.ts'
import type { AccountSession, Lookup, Operation } from '../platforms/kit/adapter.ts'
import type { Engine } from './engine.ts'
import { draftOf, operationOf } from './operation.ts'

/** Throws NOT_SUPPORTED where the platform cannot be asked, and whatever the adapter throws. */
export const lookUp = async (engine: Engine, id: string, opened?: { session: AccountSession; operation: Operation }): Promise<Lookup> => {
  const row = engine.publications.get(id)
  const content = row && engine.posts.content(row.postId)
  if (!row || !content) throw new AppError('NOT_FOUND', { what: 'publication', id })
  const adapter = engine.adapterOf(row.platform)
  if (adapter.retrySafety === 'never') throw new AppError('NOT_SUPPORTED', { platform: row.platform, capability: 'look_up' })
  const session = opened?.session ?? (await engine.accounts.open(row.accountId, engine.closing, 'look_up'))
  const operation = opened?.operation ?? operationOf(row, draftOf(engine.media, content, row.accountId))
  return adapter.findPublished(session, operation, engine.io, row.handle ?? undefined)
}
