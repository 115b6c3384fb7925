/** Asking the platform whether a publication is out. Reads only. */
import { AppError } from '../app-error.ts'
import type { AccountSession, Lookup } from '../platforms/kit/adapter.ts'
import type { Engine } from './engine.ts'
import { partAt, progressOf } from './parts.ts'

/**
 * Of a thread, `which` part: the one in doubt, or all of them, last first, until one is not found. Throws NOT_SUPPORTED
 * where the platform cannot be asked, and whatever the adapter throws.
 */
export const lookUp = async (
  engine: Engine,
  id: string,
  which: 'in_doubt' | 'all' = 'in_doubt',
  opened?: AccountSession,
): Promise<Lookup> => {
  const row = engine.publications.get(id)
  const content = row && engine.posts.content(row.postId)
  if (!row || !content) throw new AppError('NOT_FOUND', { what: 'publication', id })
  const adapter = engine.adapterOf(row.platform)
  if (adapter.retrySafety === 'never') throw new AppError('NOT_SUPPORTED', { platform: row.platform, capability: 'look_up' })
  const session = opened ?? (await engine.accounts.open(row.accountId, engine.closing, 'look_up'))
  const progress = progressOf(engine, row, content)
  const find = (number: number): Promise<Lookup> =>
    adapter.findPublished(session, partAt(row, progress, number).operation, engine.io, row.handle ?? undefined)
  const last = Math.min(progress.out.length + 1, progress.drafts.length)
  let number = which === 'all' ? last : 1
  let answer = await find(last)
  while (number > 1 && answer.state === 'found') answer = await find((number -= 1))
  return answer
}
