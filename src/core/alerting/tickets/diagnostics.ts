/**
 * What goes with a report: what this Coulisse is, how much of everything it has, and what it last wrote to its log.
 * Of the log only what cannot be somebody's words goes: its own messages, figures, codes, ids. Pure.
 */
import type { Role } from '../../../contract/values.ts'
import type { Counted } from '../../store/ticket-reader.ts'
import { withholding } from './withhold.ts'

export interface DiagnosticFacts {
  version: string
  platform: string
  role: Role | 'cli'
  /** Where the person was: the path of a page. */
  page: string | undefined
  /** What went wrong there, as the page says it to be copied. */
  error: string | undefined
  counted: readonly Counted[]
  state: { isOnline: boolean; isVaultOpen: boolean; isStopped: boolean; queued: number; needPerson: number; storeBytes: number }
  lastBackupAt: number | null
  now: number
  /** Of the log, as it was written; empty for whoever is not told of the whole agency. */
  log: readonly string[]
  names: readonly string[]
}

const levels: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' }
const ourId = /^[a-z]{3}_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
const aCode = /^[A-Z][A-Z0-9_]{2,40}$/
const stackLines = 4

type Plain = number | boolean | string
const plain = (value: unknown): Plain | undefined => {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return typeof value === 'string' && (ourId.test(value) || aCode.test(value)) ? value : undefined
}

/** `at send (/home/lea/coulisse/out/core/core-host.cjs:12:3)`: where in our own files, not where those lie. */
const placeOf = (line: string): string => {
  const [, file] = /([\w.-]+\.[cm]?[jt]sx?:\d+(?::\d+)?)\)?$/.exec(line) ?? []
  return file ?? ''
}

const errorOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return ''
  const { type, errorCode, stack } = value as { type?: unknown; errorCode?: unknown; stack?: unknown }
  const places = Array.isArray(stack) ? stack.filter((line) => typeof line === 'string').map(placeOf) : []
  return [
    typeof type === 'string' && /^[A-Za-z]{1,40}$/.test(type) ? type : 'Error',
    ...(typeof errorCode === 'string' && aCode.test(errorCode) ? [errorCode] : []),
    ...places.filter((place) => place !== '').slice(0, stackLines),
  ].join(' ')
}

const aRule = /^[a-z_]+(?:\.[a-z_]+)*$/
const anInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z?$/
const gone = '[…]'

/** Fields whose words are ours. */
const ruled: ReadonlySet<string> = new Set(['budget', 'capability', 'platform', 'reason', 'rule', 'state', 'what'])

/** Of what a page says of a failure: figures, our ids and codes, rules' names, instants. What else there is may be anybody's words. */
const errorField = (name: string, value: unknown): unknown => {
  if (typeof value === 'string') {
    const isOurs = plain(value) !== undefined || anInstant.test(value) || (ruled.has(name) && aRule.test(value))
    return isOurs ? value : gone
  }
  return typeof value === 'object' && value !== null ? gone : value
}

const errorLine = (line: string): string => {
  if (/^Coulisse [A-Z_]+$/.test(line) || anInstant.test(line)) return line
  if (line.startsWith('{')) {
    try {
      const fields = Object.entries(JSON.parse(line) as Record<string, unknown>)
      return JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [name, errorField(name, value)])))
    } catch {
      // Not what a page of ours says.
      return gone
    }
  }
  const place = placeOf(line)
  if (place !== '') return `at ${place}`
  return /^([A-Z][A-Za-z]{0,30}Error)\b/.exec(line)?.[1] ?? gone
}

/** `/creators/crt_…`: words of ours and ids. */
const pageOf = (path: string): string =>
  path
    .split('/')
    .map((part) => (part === '' || /^[a-z-]{1,30}$/.test(part) || ourId.test(part) ? part : gone))
    .join('/')

const own: ReadonlySet<string> = new Set(['level', 'time', 'msg', 'err', 'error'])

/** Null for what is no line of a log. */
export const logLine = (json: string): string | null => {
  let fields: unknown
  try {
    fields = JSON.parse(json)
  } catch {
    // Not ours; what it says is unknown, so it is left out.
    return null
  }
  if (typeof fields !== 'object' || fields === null) return null
  const { level, time, msg, err, error } = fields as Record<string, unknown>
  const more = Object.entries(fields).flatMap(([name, value]) => {
    const said = own.has(name) || !/^[A-Za-z]{1,40}$/.test(name) ? undefined : plain(value)
    return said === undefined ? [] : [`${name}=${said}`]
  })
  const failure = errorOf(err ?? error)
  const at = typeof time === 'string' && /^[\d:.TZ-]{10,30}$/.test(time) ? time : ''
  const words = typeof msg === 'string' ? msg.replaceAll(/\s+/g, ' ').slice(0, 300) : ''
  return [at, levels[Number(level)] ?? '', words, failure, ...more].filter((part) => part !== '').join(' ')
}

const one = (label: string, value: string): { label: string; value: string } => ({ label, value })

/** One fact a line, `label: value`. Labels are ours; what is after them is withheld where it names anybody. */
export const diagnosticLines = (facts: DiagnosticFacts): string[] => {
  const withhold = withholding(facts.names)
  const { state } = facts
  const byWhat = Map.groupBy(facts.counted, ({ what }) => what)
  const said = [
    one('version', facts.version),
    one('platform', facts.platform),
    one('role', facts.role),
    one('time', new Date(facts.now).toISOString()),
    ...(facts.page === undefined ? [] : [one('page', pageOf(facts.page))]),
    ...(facts.error === undefined
      ? []
      : facts.error.split('\n').flatMap((line) => (line.trim() === '' ? [] : [one('error', errorLine(line.trim()))]))),
    ...[...byWhat].map(([what, all]) => one(what, all.map(({ of, count }) => `${of} ${count}`).join(', '))),
    one('queued', `${state.queued}, for a person ${state.needPerson}`),
    one('online', state.isOnline ? 'yes' : 'no'),
    one('vault', state.isVaultOpen ? 'open' : 'locked'),
    one('stopped', state.isStopped ? 'yes' : 'no'),
    one('store', `${Math.ceil(state.storeBytes / 1_000_000)} MB`),
    one('last backup', facts.lastBackupAt === null ? 'none' : new Date(facts.lastBackupAt).toISOString()),
    ...facts.log.flatMap((json) => {
      const line = logLine(json)
      return line === null ? [] : [one('log', line)]
    }),
  ]
  return said.map(({ label, value }) => `${label}: ${withhold(value)}`)
}
