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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('-'))
  const unknown = asked.filter((name) => !(partNames as readonly string[]).includes(name))
  if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(', ')}. There are: ${partNames.join(', ')}`)
  const names = asked.length > 0 ? partNames.filter((name) => asked.includes(name)) : partNames
  try {
    await buildStale(names, { force: process.argv.includes('--force') })
  } catch (error) {
    // The bundler has printed where; its own stack helps nobody.
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
