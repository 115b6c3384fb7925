/** A folder of a measurement's own, on the disk whose flushes are measured; gone with it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const tempDir = (): Disposable & { path: string } => {
  const path = mkdtempSync(join(tmpdir(), 'coulisse-bench-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) }
}
