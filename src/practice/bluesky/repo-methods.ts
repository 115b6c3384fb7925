/** `com.atproto.repo.*` and `com.atproto.sync.getBlob`: records and files. */
import { randomInt } from 'node:crypto'
import * as z from 'zod'
import { Refusal } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { cidOfRecord } from './cid.ts'
import { limitParam, param, procedure, query, readJson, signedIn, takeUpload, takeWrite, type BlueskyParts } from './methods.ts'
import type { PracticeAccount, RecordValue, StoredRecord } from './network.ts'
import { checkRecord, checkRecordKey } from './record-rules.ts'
import { sniffType } from '../sniff-type.ts'

const collection = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z0-9-]+){2,}$/)
  .max(317)
const record = z.record(z.string(), z.unknown())
const createInput = z.object({ repo: z.string(), collection, rkey: z.string().optional(), record, validate: z.boolean().optional() })
const putInput = createInput.extend({ rkey: z.string(), swapRecord: z.string().nullable().optional() })
const deleteInput = z.object({ repo: z.string(), collection, rkey: z.string(), swapRecord: z.string().optional() })

export const repoMethods = (parts: BlueskyParts): Route[] => [
  procedure(parts, 'com.atproto.repo.createRecord', (request) => {
    const input = readJson(request, createInput)
    const account = ownRepo(parts, request, input.repo)
    const headers = takeWrite(parts, account, 3)
    const rkey = input.rkey ?? newTid(parts.network.clock.now())
    const value = checked(parts, input.collection, rkey, input.record)
    // The real server fails on its own constraint here and says no more than this.
    if (account.collections.get(input.collection)?.has(rkey))
      throw new Refusal(500, 'InternalServerError', 'Internal Server Error', headers)
    return { headers, body: written(account, parts.network.put(account, input.collection, rkey, value)) }
  }),
  procedure(parts, 'com.atproto.repo.putRecord', (request) => {
    const input = readJson(request, putInput)
    const account = ownRepo(parts, request, input.repo)
    const headers = takeWrite(parts, account, 2)
    const value = checked(parts, input.collection, input.rkey, input.record)
    const current = account.collections.get(input.collection)?.get(input.rkey)
    const isSame = current !== undefined && current.cid === cidOfRecord(value)
    if (!isSame && input.swapRecord !== undefined && input.swapRecord !== (current?.cid ?? null)) {
      throw new Refusal(400, 'InvalidSwap', `Record was at ${current?.cid ?? 'null'}`, headers)
    }
    return { headers, body: written(account, parts.network.put(account, input.collection, input.rkey, value)) }
  }),
  procedure(parts, 'com.atproto.repo.deleteRecord', (request) => {
    const input = readJson(request, deleteInput)
    const account = ownRepo(parts, request, input.repo)
    const headers = takeWrite(parts, account, 1)
    const removed = parts.network.remove(account, input.collection, input.rkey)
    return { headers, body: removed ? { commit: commitOf(account) } : {} }
  }),
  query(parts, 'com.atproto.repo.getRecord', (request) => {
    const account = parts.network.findAccount(param(request, 'repo'))
    if (!account) throw new Refusal(502, 'UpstreamFailure', 'Upstream service unreachable')
    const [name, rkey] = [param(request, 'collection'), param(request, 'rkey')]
    const found = account.collections.get(name)?.get(rkey)
    if (!found) throw new Refusal(400, 'RecordNotFound', `Could not locate record: at://${account.did}/${name}/${rkey}`)
    return shown(found)
  }),
  query(parts, 'com.atproto.repo.listRecords', (request) => {
    const account = parts.network.findAccount(param(request, 'repo'))
    if (!account) throw new Refusal(400, 'InvalidRequest', `Could not find repo: ${param(request, 'repo')}`)
    const page = pageOf(account, param(request, 'collection'), {
      cursor: request.query.get('cursor'),
      limit: limitParam(request, 50),
      reverse: request.query.get('reverse') === 'true',
    })
    const last = page.at(-1)
    return { records: page.map(shown), ...(last && { cursor: last.rkey }) }
  }),
  query(parts, 'com.atproto.repo.describeRepo', (request) => {
    const account = parts.network.findAccount(param(request, 'repo'))
    if (!account) throw new Refusal(400, 'InvalidRequest', `Could not find user: ${param(request, 'repo')}`)
    return { handle: account.handle, did: account.did, didDoc: {}, collections: [...account.collections.keys()], handleIsCorrect: true }
  }),
  procedure(
    parts,
    'com.atproto.repo.uploadBlob',
    (request) => {
      const headers = takeUpload(parts, signedIn(parts, request))
      const named = request.headers['content-type'] ?? 'application/octet-stream'
      const { cid, mimeType, size } = parts.network.addBlob(request.body, sniffType(request.body) ?? named)
      return { headers, body: { blob: { $type: 'blob', ref: { $link: cid }, mimeType, size } } }
    },
    parts.uploadMaxBytes,
  ),
  {
    method: 'GET',
    path: '/xrpc/com.atproto.sync.getBlob',
    handle: (request) => {
      const blob = parts.network.findBlob(param(request, 'cid'))
      if (!blob) throw new Refusal(400, 'BlobNotFound', 'Blob not found')
      return {
        status: 200,
        headers: {
          'content-type': blob.mimeType,
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; sandbox",
        },
        body: blob.data,
      }
    },
  },
]

const ownRepo = (parts: BlueskyParts, request: PracticeRequest, repo: string): PracticeAccount => {
  const account = signedIn(parts, request)
  if (parts.network.findAccount(repo) !== account) throw new Refusal(401, 'AuthenticationRequired', 'Authentication Required')
  return account
}

const checked = (parts: BlueskyParts, name: string, rkey: string, value: Record<string, unknown>): RecordValue => {
  const $type = value['$type'] ?? name
  if ($type !== name) throw new Refusal(400, 'InvalidRequest', `Invalid $type: expected ${name}, got another`)
  checkRecordKey(name, rkey)
  const typed: RecordValue = { ...value, $type: name }
  checkRecord(parts.network, typed, parts.media)
  return typed
}

const written = (account: PracticeAccount, { record: stored, committed }: { record: StoredRecord; committed: boolean }): object => ({
  uri: stored.uri,
  cid: stored.cid,
  ...(committed && { commit: commitOf(account) }),
  validationStatus: 'valid',
})

const commitOf = (account: PracticeAccount): object => ({
  cid: cidOfRecord({ did: account.did, commits: account.commits }),
  rev: newTid(account.commits),
})

const shown = ({ uri, cid, value }: StoredRecord): object => ({ uri, cid, value })

/** Newest key first, as the real server lists them. */
const pageOf = (
  account: PracticeAccount,
  name: string,
  { cursor, limit, reverse }: { cursor: string | null; limit: number; reverse: boolean },
): StoredRecord[] => {
  const records = [...(account.collections.get(name)?.values() ?? [])].toSorted((a, b) => (a.rkey < b.rkey === reverse ? -1 : 1))
  const after = records.filter(({ rkey }) => cursor === null || (reverse ? rkey > cursor : rkey < cursor))
  return after.slice(0, limit)
}

const letters = '234567abcdefghijklmnopqrstuvwxyz'
let lastTid = 0n
/** A time-sorted key, never the same twice in this process. */
const newTid = (ms: number): string => {
  const now = (BigInt(Math.trunc(ms)) * 1000n) << 10n
  lastTid = now > lastTid ? now | BigInt(randomInt(1024)) : lastTid + 1024n
  let rest = lastTid
  let key = ''
  for (let digit = 0; digit < 13; digit += 1) {
    key = `${letters[Number(rest & 31n)] ?? '2'}${key}`
    rest >>= 5n
  }
  return key
}
