/** The facets of a text, its mentions resolved to who they are. */
import { isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo } from '../kit/adapter.ts'
import { resolvedHandle } from './answers.ts'
import { call } from './client.ts'
import { findFacets, toFacets, type Facet } from './facets.ts'

/** A handle nobody has stays plain text; a server that cannot say now throws, so that a retry makes the same record. */
export const resolveFacets = async (session: AccountSession, text: string, io: AdapterIo): Promise<Facet[]> => {
  const found = findFacets(text)
  const handles = new Set(mentionsIn(text))
  const dids = new Map<string, string | null>()
  for (const handle of handles) dids.set(handle, await resolveHandle(session, handle, io))
  return toFacets(text, found, (handle) => dids.get(handle) ?? null)
}

export const mentionsIn = (text: string): string[] =>
  findFacets(text).flatMap(({ feature }) => (feature.kind === 'mention' ? [feature.handle] : []))

export const knowsHandle = async (session: AccountSession, handle: string, io: AdapterIo): Promise<boolean> =>
  (await resolveHandle(session, handle, io)) !== null

const resolveHandle = async (session: AccountSession, handle: string, io: AdapterIo): Promise<string | null> => {
  try {
    const { did } = await call(session, io, { method: 'com.atproto.identity.resolveHandle', query: { handle }, answer: resolvedHandle })
    return did
  } catch (error) {
    // HandleNotFound, or something that looked like a handle and is none.
    if (isAppError(error, 'PLATFORM_REJECTED')) return null
    throw error
  }
}
