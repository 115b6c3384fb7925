/** Which of a draft's videos go out converted: those that the platform does not take as they are, where there is such a one. */
import { mendedByConverting } from '../../contract/media.ts'
import type { AnyPlatform, Draft, DraftMedia, DraftProblem } from '../platforms/kit/adapter.ts'

type Videos = Pick<AnyPlatform, 'capabilities'>

/** What is packed in a way that the platform does not play. Pure. */
export const codecProblems = ({ capabilities }: Videos, media: readonly DraftMedia[]): DraftProblem[] => {
  const { codecs } = capabilities.video ?? {}
  if (!codecs) return []
  return media
    .filter(({ kind, codec }) => kind === 'video' && typeof codec === 'string' && !codecs.includes(codec))
    .map(({ codec, fileName: file }) => ({ severity: 'error', rule: 'video.codec', data: { actual: codec ?? '', file } }))
}

const refusedFiles = (adapter: AnyPlatform, draft: Draft): Set<unknown> =>
  new Set(
    [...adapter.check(draft), ...codecProblems(adapter, draft.media)]
      .filter(({ rule }) => (mendedByConverting as readonly string[]).includes(rule))
      .map(({ data }) => data['file']),
  )

export const takeConverted = <D extends Draft>(adapter: AnyPlatform | undefined, draft: D): D => {
  if (!adapter || !draft.media.some(({ kind }) => kind === 'video')) return draft
  const refused = refusedFiles(adapter, draft)
  if (refused.size === 0) return draft
  const media = draft.media.map((one) => (one.kind === 'video' && refused.has(one.fileName) ? (one.converted?.() ?? one) : one))
  return { ...draft, media }
}
