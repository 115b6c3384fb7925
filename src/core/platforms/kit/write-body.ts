/**
 * The body of a write that makes something public, produced only when the connection stands, so that the last
 * check before it leaves is synchronous and as late as a program can make it.
 */
import { AppError } from '../../app-error.ts'

export interface WriteBody {
  init: RequestInit & { duplex: 'half' }
  headers: Record<string, string>
  /** Whether any of it was handed to the network. */
  began(): boolean
  /** Why it was broken off before it left, when it was. */
  refusal(): AppError | null
}

export const writeBody = (data: Uint8Array, stillMine: (() => boolean) | undefined): WriteBody => {
  let began = false
  let refusal: AppError | null = null
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (stillMine && !stillMine()) {
          refusal = new AppError('STATE_CHANGED', { what: 'lease', state: 'lost' })
          throw refusal
        }
        began = true
        controller.enqueue(data)
        controller.close()
      },
    },
    // Nothing is produced ahead of being asked for.
    { highWaterMark: 0 },
  )
  return {
    // Node's fetch copies a request that may be redirected or shown in a window, and the copy reads the body before
    // there is a connection. `redirect: 'error'` with no window is the case in which the standard makes no copy.
    init: { body, redirect: 'error', duplex: 'half', window: null },
    // A length, so that no server sees chunks and a body that was broken off is never taken for whole.
    headers: { 'content-length': String(data.byteLength) },
    began: () => began,
    refusal: () => refusal,
  }
}
