/** Which ffmpeg is used: the one an admin names for this machine, else the one that is found. */
import { basename, isAbsolute } from 'node:path'
import type { EncoderStatus } from '../../contract/encoder.ts'
import { AppError } from '../app-error.ts'
import type { Clock, Encoder } from '../ports.ts'
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import type { Actor, Store } from '../store/store.ts'

/** As conversions use it. */
export interface EncoderHere {
  isThere(): boolean
  threads: number
  run(args: readonly string[], how: Parameters<Encoder['run']>[2]): ReturnType<Encoder['run']>
}

export interface EncoderDesk extends EncoderHere {
  status(): Promise<EncoderStatus>
  /** Throws BAD_INPUT with what is wrong with it. */
  save(path: string | null, actor: Actor): Promise<EncoderStatus>
}

interface Deps {
  store: Pick<Store, 'db' | 'write'>
  encoder: Encoder | undefined
  clock: Clock
}

type Problem = NonNullable<EncoderStatus['problem']>

/** Not replicated: of this machine. */
const pathKey = 'ffmpeg_path'
/** It says who it is at once. */
const patienceMs = 10_000

/** What runs by a setting is called what it should be: nobody points it at something else by mistake. Pure. */
export const refusedPath = (path: string): Problem | null => {
  if (!isAbsolute(path)) return 'not_absolute'
  return /^ffmpeg[\w.-]*$/i.test(basename(path)) ? null : 'not_named_so'
}

/** Of what `-version` prints. Pure. */
export const versionIn = (line: string): string | null => /^ffmpeg version (\S{1,80})/.exec(line)?.[1] ?? null

export const createEncoderDesk = ({ store, encoder, clock }: Deps): EncoderDesk => {
  const named = (): string | null => readMeta(store, pathKey) ?? null
  const here = (): string | null => encoder?.find(named()) ?? null

  const versionOf = async (file: string): Promise<string | null> => {
    if (!encoder) return null
    const late = new AbortController()
    using _limit = clock.at(clock.now() + patienceMs, () => late.abort())
    let version: string | null = null
    try {
      const { code } = await encoder.run(file, ['-version'], {
        signal: late.signal,
        onLine: (line) => {
          version ??= versionIn(line)
        },
      })
      return code === 0 ? version : null
    } catch {
      // That it does not run is the finding.
      return null
    }
  }

  const examined = async (name: string | null): Promise<EncoderStatus> => {
    const nothing = { named: name, path: null, version: null }
    const refused = name === null ? null : refusedPath(name)
    if (refused) return { ...nothing, problem: refused }
    const path = encoder?.find(name) ?? null
    if (path === null) return { ...nothing, problem: name === null ? 'none' : 'not_there' }
    const version = await versionOf(path)
    return version === null ? { ...nothing, problem: 'not_ffmpeg' } : { named: name, path, version, problem: null }
  }

  return {
    isThere: () => here() !== null,
    threads: encoder?.threads ?? 1,
    run: (args, how) => {
      const file = here()
      return encoder && file !== null ? encoder.run(file, args, how) : Promise.reject(new Error('no ffmpeg'))
    },
    status: () => examined(named()),
    save: async (path, actor) => {
      const next = await examined(path)
      if (path !== null && next.problem !== null) throw new AppError('BAD_INPUT', { issues: [{ path: 'path', code: next.problem }] })
      const before = named()
      store.write((tx) => {
        writeMeta(tx, pathKey, path)
        tx.emit({ kind: 'encoder.changed' })
        tx.audit({
          actor,
          action: 'encoder.set',
          subject: { kind: 'encoder', id: 'encoder', label: path ?? '' },
          before: { path: before },
          after: { path },
        })
      })
      return next
    },
  }
}
