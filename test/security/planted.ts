/** Looks for secrets in bytes, in each form in which somebody could have written them down. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A secret as it is, in base64, base64url and hexadecimal, and as UTF-16. */
const formsOf = (secret: string): Buffer[] => {
  const bytes = Buffer.from(secret)
  const base64 = bytes.toString('base64')
  // The last group depends on what follows it, so it is left out.
  const inside = (text: string): string => text.slice(0, Math.floor(bytes.length / 3) * 4)
  return [
    secret,
    inside(base64),
    inside(base64.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]
    .filter((text) => text.length >= 8)
    .map((text) => Buffer.from(text))
    .concat(Buffer.from(secret, 'utf16le'))
}

/** The names of the secrets that stand in `bytes`. */
export const foundIn = (bytes: Uint8Array | string, secrets: Readonly<Record<string, string>>): string[] => {
  const haystack = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Object.entries(secrets).flatMap(([name, secret]) => (formsOf(secret).some((form) => haystack.includes(form)) ? [name] : []))
}

/** Every file of a folder with the secrets that stand in it. */
export const foundOnDisk = (dir: string, secrets: Readonly<Record<string, string>>): { files: string[]; found: string[] } => {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(dir, path)).isFile())
  const found = files.flatMap((path) => foundIn(readFileSync(join(dir, path)), secrets).map((name) => `${name} in ${path}`))
  return { files, found }
}
