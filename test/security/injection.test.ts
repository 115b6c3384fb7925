/** What is typed stays text: no markup, no SQL, no path, wherever it is put in and wherever it comes out. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../harness/code-of.ts'
import { startTestCore, testPassword } from '../harness/start-test-core.ts'
import type { TestCore } from '../harness/start-test-core.ts'
import { realImage } from '../seed/images.ts'
import { ownHeaders, rawHttp } from './raw-http.ts'

let test: TestCore
let creatorId = ''
beforeAll(async () => {
  test = await startTestCore()
  creatorId = (await makeCreator('First')).id
})
afterAll(() => test[Symbol.asyncDispose]())

const makeCreator = (name: string, over: Record<string, unknown> = {}) =>
  test.admin.client.creators.create({
    name,
    pseudonyms: [],
    platforms: ['bluesky'],
    zone: 'Europe/Paris',
    market: 'france',
    notes: '',
    constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
    ...over,
  })

const markup = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "javascript:alert('1')",
  '<svg/onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '</title><script>1</script>',
  '\u202Eevil\u2066',
  '&lt;b&gt; &amp; é 🎭',
]

describe('markup', () => {
  it.each(markup)('%s comes back from every text field as it was put in', async (text) => {
    const { client } = test.admin
    const number = markup.indexOf(text)
    const creator = await makeCreator(text, {
      pseudonyms: [text],
      notes: `${text}\n${text}`,
      constraints: { neverShow: [text], neverMention: [text], platformsNotAllowed: [], free: text },
    })
    expect(await client.creators.get({ creatorId: creator.id })).toMatchObject({
      name: text,
      pseudonyms: [text],
      notes: `${text}\n${text}`,
      constraints: { neverShow: [text], neverMention: [text], free: text },
    })
    expect((await client.creators.list({ search: text })).map(({ id }) => id)).toContain(creator.id)

    const image = await realImage()
    const asset = await client.media.upload({
      creatorId: creator.id,
      file: new File([new Uint8Array(image)], `${text}.jpg`, { type: 'image/jpeg' }),
      fileName: `${text}.jpg`,
    })
    expect((await client.media.setAlt({ assetId: asset.id, alt: text })).alt).toBe(text)
    const post = await client.posts.create({
      creatorId: creator.id,
      content: { text, assets: [{ assetId: asset.id, alt: text }], languages: [], labels: [] },
    })
    const read = await client.posts.get({ postId: post.id })
    expect([read.text, read.assets[0]?.alt]).toEqual([text, text])
    expect((await client.posts.list({ search: text })).items.map(({ id }) => id)).toContain(post.id)

    await client.agency.update({ name: text, language: 'fr', zone: 'Europe/Paris' })
    expect((await client.agency.get()).name).toBe(text)
    const { member } = await client.team.invite({
      name: text,
      email: `markup-${number}@example.test`,
      role: 'manager',
      creatorIds: [creator.id],
    })
    expect(member.name).toBe(text)
    const history = await client.history.list({ limit: 5 })
    expect(history.items.map(({ subject }) => subject.label)).toContain(text)
  })

  it('never makes an answer something else than data', async () => {
    await makeCreator('<script>alert(2)</script>')
    const answer = await rawHttp(test.url, {
      path: '/rpc/creators/list',
      headers: { ...ownHeaders, cookie: test.admin.cookie() },
      body: '{"json":{}}',
    })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    })
  })

  it('in the header that names a browser is kept as text, and cut', async () => {
    const body = JSON.stringify({ json: { email: test.admin.email, password: testPassword } })
    await rawHttp(test.url, { path: '/rpc/session/signIn', headers: { ...ownHeaders, 'user-agent': `<script>${'x'.repeat(5000)}` }, body })
    const agents = (await test.admin.client.session.list()).map(({ agent }) => agent)
    expect(agents.find((agent) => agent.startsWith('<script>'))).toHaveLength(300)
  })

  it('that would split lines or headers is refused where a line is asked for', async () => {
    for (const name of ['a\r\nSet-Cookie: x=1', 'a\u0000b', 'a\u001b[31m']) {
      expect(await codeOf(makeCreator(name))).toBe('BAD_INPUT')
      expect(await codeOf(test.admin.client.team.invite({ name, email: 'split@example.test', role: 'admin', creatorIds: [] }))).toBe(
        'BAD_INPUT',
      )
    }
    expect(
      await codeOf(
        test.admin.client.team.invite({ name: 'x', email: 'a@example.test\r\nBcc: b@example.test', role: 'admin', creatorIds: [] }),
      ),
    ).toBe('BAD_INPUT')
  })
})

describe('file names', () => {
  const names = [
    '../../../../tmp/planted.jpg',
    '..\\..\\planted.jpg',
    '/etc/planted.jpg',
    'C:\\planted.jpg',
    'planted\u0000.jpg',
    '.',
    '..',
    'CON',
    'a/b/c.jpg',
    '"; rm -rf ~; ".jpg',
    '-rf.jpg',
    `${'x'.repeat(250)}.jpg`,
  ]

  it.each(names)('%j name nothing on disk', async (fileName) => {
    const image = new Uint8Array(await realImage())
    const file = new File([image], fileName, { type: 'image/jpeg' })
    const code = await codeOf(test.admin.client.media.upload({ creatorId, file, fileName }))
    expect(['ok', 'BAD_INPUT', 'MEDIA_INVALID']).toContain(code)
    const written = readdirSync(test.dataDir, { recursive: true, encoding: 'utf8' })
    expect(written.filter((path) => path.includes('planted') || path.includes('rm -rf'))).toEqual([])
    expect(existsSync('/tmp/planted.jpg') || existsSync('/etc/planted.jpg') || existsSync(join(test.dataDir, '..', 'planted.jpg'))).toBe(
      false,
    )
  })

  it('of an import read nothing from disk', async () => {
    const csv = 'creator,account,at,text,images\nFirst,,,hello,../../../../etc/passwd\n'
    const preview = await test.admin.client.imports.preview({ csv, fileName: '../../etc/passwd', files: ['../../../../etc/passwd'] })
    expect(JSON.stringify(preview)).not.toContain('root:')
  })

  it('do not make a picture of what is none', async () => {
    for (const [bytes, type, name] of [
      ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/svg+xml', 'x.svg'],
      ['<html><script>1</script></html>', 'image/png', 'x.png'],
      ['#!/bin/sh\nid', 'image/jpeg', 'x.jpg'],
    ] as const) {
      expect(await codeOf(test.admin.client.media.upload({ creatorId, file: new File([bytes], name, { type }), fileName: name }))).toBe(
        'MEDIA_INVALID',
      )
    }
  })
})

const sqlStrings = [
  "' OR '1'='1",
  "'; DROP TABLE user; --",
  '" OR ""="',
  "%' OR 1=1 --",
  "') UNION SELECT id, password_hash FROM user --",
  '\\',
  "'",
  '%',
  '_',
  '*',
  'a" OR rowid > 0 --',
  'NEAR(a b)',
  'x AND (y OR',
  '\u0000',
  "x'; ATTACH DATABASE '/tmp/planted.db' AS p; --",
]

describe('SQL', () => {
  const nothing = (result: { items: unknown[] } | unknown[]): number => (Array.isArray(result) ? result : result.items).length

  it.each(sqlStrings)('%j in a search or filter finds what it says, and breaks nothing', async (text) => {
    const { client } = test.admin
    const before = (await client.team.list()).length
    const named = (await makeCreator(`needle ${sqlStrings.indexOf(text)}`)).id
    const control = text === '\u0000'
    const searches: [string, Promise<{ items: unknown[] } | unknown[]>][] = [
      ['creators.list', client.creators.list({ search: text })],
      ['posts.list', client.posts.list({ search: text })],
      ['publications.list', client.publications.list({ search: text })],
      ['publications.count', client.publications.count({ search: text })],
      ['history.list', client.history.list({ action: text })],
    ]
    for (const [path, call] of searches) {
      const found = nothing(await call)
      // None of these stands in any name or text of this agency, a bare letter or wildcard apart.
      if (!control && text.length > 1) expect(found, path).toBe(0)
    }
    for (const call of [
      client.posts.list({ cursor: text }),
      client.publications.list({ cursor: text }),
      client.history.list({ cursor: text }),
      client.posts.list({ creatorId: text }),
      client.publications.list({ accountIds: [text] }),
      client.history.list({ userId: text }),
      client.creators.get({ creatorId: text }),
      client.posts.get({ postId: text }),
      client.media.get({ assetId: text }),
    ]) {
      expect(await codeOf(call)).toBe('BAD_INPUT')
    }
    expect(await codeOf(test.asNobody().client.session.signIn({ email: 'x@example.test', password: text }))).toMatch(
      /^(WRONG_CREDENTIALS|TOO_MANY_ATTEMPTS)$/,
    )
    expect(await codeOf(test.asNobody().client.session.redeemLink({ token: text }))).toMatch(/^(LINK_INVALID|TOO_MANY_ATTEMPTS)$/)
    expect((await client.team.list()).length).toBe(before)
    expect((await client.creators.get({ creatorId: named })).id).toBe(named)
    expect(existsSync('/tmp/planted.db')).toBe(false)
  })

  it('wildcards are letters', async () => {
    await makeCreator('100% sure_thing')
    const found = async (search: string) => (await test.admin.client.creators.list({ search })).map(({ name }) => name)
    expect(await found('0% s')).toEqual(['100% sure_thing'])
    expect(await found('sure_t')).toEqual(['100% sure_thing'])
    expect(await found('1%sure')).toEqual([])
    expect(await found('100_')).toEqual([])
    await test.admin.client.posts.create({ creatorId, content: { text: 'half_off 50% today', assets: [], languages: [], labels: [] } })
    const posts = async (search: string) => (await test.admin.client.posts.list({ search })).items.map(({ text }) => text)
    expect(await posts('50%')).toEqual(['half_off 50% today'])
    expect(await posts('half_off')).toEqual(['half_off 50% today'])
    // Words are looked for here; what stands between them is no pattern.
    expect(await posts('h%day')).toEqual([])
    expect(await posts('hal__ff')).toEqual([])
    expect(await posts('half_off NOT 50')).toEqual([])
  })

  it('in every text that is stored changes nothing of the store', async () => {
    const { client } = test.admin
    for (const text of sqlStrings.filter((candidate) => candidate !== '\u0000')) {
      const creator = await makeCreator(`sql ${text}`, { notes: text })
      const post = await client.posts.create({ creatorId: creator.id, content: { text, assets: [], languages: [], labels: [] } })
      expect((await client.posts.get({ postId: post.id })).text).toBe(text)
    }
    expect(await client.history.verify()).toMatchObject({ intact: true })
  })
})
