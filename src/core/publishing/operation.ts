/** A publication as the adapter sees it. */
import { textOn } from '../../contract/text-on.ts'
import { AppError } from '../app-error.ts'
import type { Draft, Operation } from '../platforms/kit/adapter.ts'
import type { PostContentRow } from '../store/post-reader.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { Media } from './engine.ts'

/** With the text of that platform and the choices of that account. */
export const draftOf = (
  media: Media,
  content: PostContentRow,
  { accountId, platform }: Pick<PublicationRow, 'accountId' | 'platform'>,
): Draft => ({
  kind: content.kind,
  text: textOn(content, platform),
  languages: content.languages,
  labels: content.labels,
  media: content.media.map(({ assetId, alt }) => media.draftMedia(assetId, alt)),
  options: content.options?.[accountId],
})

/** The operation of a publication that was claimed at least once: the same over all its attempts. */
export const operationOf = ({ id, operationKey, operationAt }: PublicationRow, draft: Draft): Operation => {
  if (operationKey === null || operationAt === null)
    throw new AppError('STATE_CHANGED', { what: `publication ${id}`, state: 'never claimed' })
  return { key: operationKey, createdAt: operationAt, draft }
}

/** From when on its tries and looks are counted, ms UTC. */
export const sinceOf = ({ dueAt, operationAt }: Pick<PublicationRow, 'dueAt' | 'operationAt'>): number => Math.max(dueAt, operationAt ?? 0)
