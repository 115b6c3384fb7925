/** Remembers, per part, what it was built from, so that a build whose inputs have not changed is skipped. */
import { createHash } from 'node:crypto'
import { access, glob, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

export const root = dirname(import.meta.dirname)

/** What every part depends on. */
const always = ['package-lock.json', 'package.json', 'scripts/build-parts.ts', 'scripts/build-stamp.ts']

const stampFile = (name: string): string => join(root, 'out', '.stamps', `${name}.json`)

/** Files and folders, relative to the root. A folder stands for every file in it, also those that come later. */
interface Stamp {
  inputs: string[]
  hash: string
}

const filesUnder = async (path: string): Promise<string[]> => {
  const found = await stat(join(root, path)).catch(() => undefined)
  if (!found) return []
  if (!found.isDirectory()) return [path]
  const files: string[] = []
  for await (const entry of glob(`${path}/**/*`, { cwd: root, withFileTypes: true })) {
    if (entry.isFile()) files.push(relative(root, join(entry.parentPath, entry.name)))
  }
  return files
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

const hashOf = async (inputs: readonly string[]): Promise<string> => {
  const lists = await Promise.all([...always, ...inputs].map(filesUnder))
  const files = [...new Set(lists.flat())].filter((file) => !isTest(file)).toSorted()
  const hash = createHash('sha256')
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))))
  for (const [index, content] of contents.entries()) hash.update(`${files[index]}\0${content.length}\0`).update(content)
  return hash.digest('hex')
}

const readStamp = async (name: string): Promise<Stamp | undefined> => {
  try {
    return JSON.parse(await readFile(stampFile(name), 'utf8')) as Stamp
  } catch {
    // Absent or damaged: then the part is stale, which is all that is asked.
    return undefined
  }
}

export const isFresh = async (name: string, outputs: readonly string[]): Promise<boolean> => {
  const stamp = await readStamp(name)
  if (!stamp) return false
  const present = await Promise.all(
    outputs.map((file) =>
      access(join(root, file)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return present.every(Boolean) && (await hashOf(stamp.inputs)) === stamp.hash
}

/** `inputs`: what the part was built from. Packages count by the lock file. */
export const remember = async (name: string, inputs: readonly string[]): Promise<void> => {
  const own = inputs.filter((file) => !file.startsWith('node_modules/') && !file.includes(':'))
  const stamp: Stamp = { inputs: own, hash: await hashOf(own) }
  await mkdir(dirname(stampFile(name)), { recursive: true })
  await writeFile(stampFile(name), JSON.stringify(stamp, null, 1))
}
