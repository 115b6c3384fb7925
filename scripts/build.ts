/**
 * Builds what is stale into `out/`. `npm run build` builds everything; other scripts call `buildStale`
 * with the parts they need. Messages go to the error stream, so that a script's own output stays clean.
 */
import { pathToFileURL } from 'node:url'
import { buildParts, partNames, type PartName } from './build-parts.ts'
import { isFresh, remember } from './build-stamp.ts'

export const buildStale = async (names: readonly PartName[], { force = false } = {}): Promise<void> => {
  for (const name of names) {
    const part = buildParts[name]
    if (!force && (await isFresh(name, part.outputs))) continue
    const startedAt = performance.now()
    process.stderr.write(`Building ${name} … `)
    const inputs = await part.build()
    await remember(name, inputs)
    process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`)
  }
}

/** The same for scripts that go on only when it worked: says what is wrong, and false. */
export const buildOrExplain = async (names: readonly PartName[], options?: { force: boolean }): Promise<boolean> => {
  try {
    await buildStale(names, options)
    return true
  } catch (error) {
    // The bundler's own stack helps nobody.
    process.stderr.write(`failed\n${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
    return false
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('-'))
  const unknown = asked.filter((name) => !(partNames as readonly string[]).includes(name))
  if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(', ')}. There are: ${partNames.join(', ')}`)
  const names = asked.length > 0 ? partNames.filter((name) => asked.includes(name)) : partNames
  await buildOrExplain(names, { force: process.argv.includes('--force') })
}
