/** A port as typed. */
import type { CliTexts } from './texts.ts'
import { UsageError } from './usage-error.ts'

/** 0 takes a free one. Throws UsageError. */
export const readPort = (typed: string | undefined, otherwise: number, t: CliTexts): number => {
  if (typed === undefined) return otherwise
  const port = Number(typed)
  if (!/^\d{1,5}$/.test(typed) || port > 65_535) throw new UsageError(t.badNumber('--port', typed))
  return port
}
