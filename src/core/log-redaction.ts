/**
 * What may not stand in a log: secrets, what people wrote, who they are. Redacted by the name of the field at any
 * depth, and by the look of the text wherever it stands.
 */

/** Names of fields, without case or separators. */
const secretFields = new Set(
  [
    'password',
    'current',
    'next',
    'token',
    'accessJwt',
    'refreshJwt',
    'jwt',
    'secret',
    'passphrase',
    'vaultPassphrase',
    'recoveryCode',
    'recoveryCodes',
    'authorization',
    'cookie',
    'setCookie',
    'credentials',
    'credential',
    'apiKey',
    'totp',
    'code',
    'uri',
    'text',
    'caption',
    'message',
    'body',
    'email',
    'name',
    'adminName',
    'agencyName',
    'handle',
    'displayName',
    'label',
    'notes',
    'alt',
    'fileName',
    'title',
    'pseudonyms',
    'constraints',
    'author',
    'agent',
    'csv',
    'input',
    'before',
    'after',
    'actor',
  ].map((name) => name.toLowerCase()),
)

const looks: readonly [pattern: RegExp, replacement: string][] = [
  // A JSON web token, a bearer header.
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(Bearer|DPoP|Basic)\s+[\w.~+/=-]+/gi, '$1 [token]'],
  // A Bluesky app password, a recovery code.
  [/\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/g, '[secret]'],
  [/\b[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}\b/g, '[secret]'],
  // 256 bits in base64url or base64: our own tokens and keys.
  [/(?<![\w+/=-])[\w+/-]{43}=?(?![\w+/=-])/g, '[secret]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
]

export const redactText = (text: string): string => looks.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text)

const plainName = (field: string): string => field.toLowerCase().replaceAll(/[-_\s]/g, '')

/** Errors keep what helps to find them (kind, code, where) and lose what may quote data (the message). */
export const safeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { type: typeof error }
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
    .map((line) => line.trim())
  const errorCode = 'code' in error ? String(error.code).slice(0, 60) : undefined
  return { type: error.name, errorCode, stack, cause: error.cause === undefined ? undefined : safeError(error.cause) }
}

const maxDepth = 8

/** A copy that may be logged. */
export const redact = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return redactText(value)
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' || typeof value === 'symbol' ? `[${typeof value}]` : value
  if (value instanceof Error) return safeError(value)
  if (value instanceof Date) return value
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Blob) return '[bytes]'
  if (depth >= maxDepth) return '[deeper]'
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [
      field,
      secretFields.has(plainName(field)) && item !== undefined && item !== null ? '[redacted]' : redact(item, depth + 1),
    ]),
  )
}
