/** What stands against the frame chosen for a video's cover. Pure. */
import type { DraftMedia, DraftProblem } from './adapter.ts'

/** A video put in the place of a longer one may end before it. */
export function* coverProblems(media: readonly DraftMedia[], coverAtMs: number | undefined): Iterable<DraftProblem> {
  const video = media.find(({ kind }) => kind === 'video')
  if (coverAtMs === undefined || video === undefined || video.seconds === null || coverAtMs <= video.seconds * 1000) return
  yield { severity: 'error', rule: 'cover.past_end', data: { file: video.fileName, choice: 'coverAtMs' } }
}
