/** The time that a new post is offered. Pure. */
import type { WallTime } from '../../../contract/values.ts'
import { instantOf, wallOf } from '../../lib/wall-clock.ts'

const hourMs = 3_600_000
/** Of a day that comes without a time: when most people look. */
const evening = '18:00'

/** The next full hour that is at least half an hour away, on that clock. */
const soon = (nowMs: number, zone: string): WallTime => ({
  wall: wallOf(new Date(Math.ceil((nowMs + hourMs / 2) / hourMs) * hourMs), zone),
  zone,
})

/** `wanted`: a day, or a day and a time on the clock of `zone`. What of it is past gives way to what is soon. */
export const firstOffer = (nowMs: number, zone: string, wanted: string | undefined): WallTime => {
  const next = soon(nowMs, zone)
  if (wanted === undefined) return next
  const at = { wall: wanted.includes('T') ? wanted : `${wanted}T${evening}`, zone }
  return instantOf(at).getTime() > nowMs ? at : next
}
