/** In development: tells when core was built again. */
import { watch } from 'node:fs'
import { after } from '../host/timer.ts'

/** A bundle is written in several pieces. */
const settleMs = 300

export const onCoreRebuilt = (dir: string, fn: () => void): void => {
  let cancel = () => {}
  watch(dir, (_, name) => {
    if (name?.endsWith('.map')) return
    cancel()
    cancel = after(settleMs, fn)
  })
}
