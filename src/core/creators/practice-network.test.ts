import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { present } from '../../../test/harness/present.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { createPracticeHost } from '../../host/practice-host.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })
/** The network goes by the machine's time, as real ones do. */
const lent = { ports: { practice: createPracticeHost(), clock: new FakeClock(Date.now()) } }

/** An account there, as its page makes them. */
const newAccount = async (url: string, handle: string): Promise<{ identifier: string; password: string; service: string }> => {
  const credentials = { identifier: handle, password: 'practice-password', service: url }
  const { status } = await fetch(`${url}/_control/accounts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle, password: credentials.password }),
  })
  expect(status).toBe(200)
  return credentials
}

describe('trying on the practice network', () => {
  it('is not offered where none is lent', async () => {
    await using test = await startTestCore()
    const { practice } = test.admin.client
    expect(await practice.status()).toEqual({ state: 'unavailable', url: null, problem: null, accounts: 0 })
    await expect(practice.start()).rejects.toEqual(failsWith('CONFLICT', { what: 'practice_unavailable' }))
  })

  it('starts with one call, comes back at its address, and ends once nobody is connected there', async () => {
    await using test = await startTestCore(lent)
    const { client } = test.admin
    expect(await client.practice.status()).toEqual({ state: 'off', url: null, problem: null, accounts: 0 })
    const [started] = await Promise.all([client.practice.start(), client.practice.start()])
    expect(started).toMatchObject({ state: 'running', problem: null, accounts: 0 })
    const url = present(started.url)
    expect((await client.developerApps.list()).map(({ platform, service }) => [platform, service])).toEqual(
      expect.arrayContaining([
        ['x', `${url}/x`],
        ['tiktok', `${url}/tiktok`],
        ['instagram', `${url}/instagram`],
        ['instagram', `${url}/facebook`],
      ]),
    )
    expect(await client.developerApps.list()).toHaveLength(4)
    expect(await client.mediaHost.test()).toEqual({ isLocal: true })

    const { id: creatorId } = await client.creators.create({
      name: 'Léa',
      pseudonyms: [],
      platforms: ['bluesky'],
      zone: 'Europe/Paris',
      market: 'france',
      constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
      notes: '',
    })
    const credentials = await newAccount(url, 'lea.test')
    const account = await client.accounts.connect({ creatorId, platform: 'bluesky', credentials })
    await expect(client.practice.stop()).rejects.toEqual(failsWith('CONFLICT', { what: 'practice_in_use', items: ['lea.test'] }))

    await test.restart()
    await test.settle()
    expect(await client.practice.status()).toEqual({ state: 'running', url, problem: null, accounts: 1 })
    expect(await client.accounts.check({ accountId: account.id })).toMatchObject({ state: 'connected' })

    await client.accounts.disconnect({ accountId: account.id })
    expect(await client.practice.stop()).toEqual({ state: 'off', url: null, problem: null, accounts: 0 })
    expect(await client.developerApps.list()).toEqual([])
    expect(await client.mediaHost.get()).toBeNull()
    const acts = (await client.history.list({})).items.map(({ action }) => action)
    expect(acts.filter((action) => action.startsWith('practice.'))).toEqual(['practice.stopped', 'practice.started'])
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  it('leaves the agency’s own media host and applications', async () => {
    await using test = await startTestCore(lent)
    const { client } = test.admin
    const own = { endpoint: 'https://s3.example.test', region: 'eu', bucket: 'agence', prefix: '', accessKeyId: 'AK' }
    await client.mediaHost.save({ ...own, secretAccessKey: 'secret' })
    await client.developerApps.save({ platform: 'x', creatorId: null, name: 'Ours', clientId: 'ours' })
    await client.practice.start()
    await client.practice.stop()
    expect(await client.mediaHost.get()).toEqual(own)
    expect((await client.developerApps.list()).map(({ name }) => name)).toEqual(['Ours'])
  })

  it('says when another program has its address, and comes back once that is gone', async () => {
    using dir = tempDir()
    const { url } = await (async () => {
      await using first = await startTestCore({ ...lent, dataDir: dir.path })
      return await first.admin.client.practice.start()
    })()
    const other = createServer().listen(Number(new URL(present(url)).port), '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    await using test = await startTestCore({ ...lent, dataDir: dir.path, fresh: true })
    await test.settle()
    const { practice } = test.client
    expect(await practice.status()).toEqual({ state: 'failed', url, problem: 'port_taken', accounts: 0 })
    expect(await practice.start()).toMatchObject({ state: 'failed', problem: 'port_taken' })
    await new Promise((resolve) => other.close(resolve))
    expect(await practice.start()).toEqual({ state: 'running', url, problem: null, accounts: 0 })
  })
})
