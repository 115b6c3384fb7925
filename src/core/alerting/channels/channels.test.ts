/** Alerts by e-mail and to an address, through the whole core, a real SMTP server and a real HTTP listener. */
import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../../test/harness/temp-dir.ts'
import { parseDeepLink } from '../../../main/deep-link.ts'
import type { OutgoingMail } from '../../ports.ts'
import { smtpUser, startSmtp } from '../../../../test/harness/smtp-server.ts'
import type { TestSmtp } from '../../../../test/harness/smtp-server.ts'
import { testCertificate } from '../../../../test/harness/test-certificate.ts'
import { startOneCreator } from '../../planning/testing/one-creator.ts'
import type { OneCreator } from '../../planning/testing/one-creator.ts'
import { somePlan } from '../../planning/testing/plans.ts'

const minute = 60_000
const failsWith = (rule: string) => expect.objectContaining({ code: 'ALERT_CHANNEL_FAILED', data: { rule } })
const aTextADay = somePlan({ obligations: [{ kind: 'text', count: 1, per: 'day', by: 'account' }] })
const secret = 'a key that both sides know'

const mail = ({ port }: Pick<TestSmtp, 'port'>) => ({
  host: '127.0.0.1',
  port,
  security: 'none' as const,
  user: smtpUser.user,
  password: smtpUser.password,
  from: 'coulisse@agence.test',
})

/** 18:00 in Paris on the 2nd: tomorrow's text is missing. */
const raiseOne = async (one: OneCreator): Promise<void> => {
  await one.schedule('today', '2026-03-02T12:00')
  await one.save(aTextADay)
  await one.goPast('2026-03-02T11:00:00Z')
  await one.goPast('2026-03-02T17:00:00Z')
}

const subjects = ({ taken }: TestSmtp): string[] =>
  taken.map(({ raw }) => Buffer.from(/^Subject: ([\s\S]*?)\r\n(?!\s)/m.exec(raw)?.[1] ?? '').toString())

interface Called {
  headers: Record<string, string | string[] | undefined>
  body: string
}

const startListener = async () => {
  const calls: Called[] = []
  const it = {
    status: 204,
    calls,
    url: '',
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') })
      answer.writeHead(it.status, it.status === 302 ? { location: 'http://127.0.0.1/' } : { connection: 'close' }).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  it.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=hidden`
  return it
}

describe('alerts by e-mail', () => {
  it('go to whoever asked for them, once for one cause, and nobody else', async () => {
    await using smtp = await startSmtp()
    await using one = await startOneCreator()
    const { client } = one
    await client.alertChannels.saveMail(mail(smtp))
    const manager = await one.test.asUser('manager', [one.creatorId])
    const stranger = await one.test.asUser('manager', [])
    await manager.client.alertChannels.setMine({ byMail: true })
    await stranger.client.alertChannels.setMine({ byMail: true })
    await raiseOne(one)
    expect(smtp.taken.map(({ from, to }) => ({ from, to }))).toEqual([{ from: 'coulisse@agence.test', to: [manager.email] }])
    await one.test.restart()
    await one.test.advance(30 * minute)
    expect(smtp.taken).toHaveLength(1)
    // Gone up: the admin is told too, and did not ask for e-mails; the manager is told that nobody has seen to it.
    await one.goPast('2026-03-02T19:00:00Z')
    expect(smtp.taken.map(({ to }) => to)).toEqual([[manager.email], [manager.email]])
    expect(subjects(smtp)).toHaveLength(2)
  })

  it('are tried again, less and less often and over a restart, until the server takes them', async () => {
    await using smtp = await startSmtp()
    await using one = await startOneCreator()
    await one.client.alertChannels.saveMail(mail(smtp))
    await one.client.alertChannels.setMine({ byMail: true })
    smtp.refuse = 'message'
    await raiseOne(one)
    expect(smtp.taken).toHaveLength(0)
    expect((await one.client.alertChannels.get()).mail?.trouble).toMatchObject({ problem: 'mail.refused' })
    await one.test.restart()
    smtp.refuse = null
    await one.test.advance(10 * minute)
    expect(smtp.taken).toHaveLength(1)
    expect((await one.client.alertChannels.get()).mail?.trouble).toBeNull()
  })

  it('are not handed over twice where the line broke after the message', async () => {
    await using smtp = await startSmtp()
    await using one = await startOneCreator()
    await one.client.alertChannels.saveMail(mail(smtp))
    await one.client.alertChannels.setMine({ byMail: true })
    smtp.refuse = 'drop'
    await raiseOne(one)
    expect(smtp.taken).toHaveLength(1)
    expect((await one.client.alertChannels.get()).mail?.trouble).toMatchObject({ problem: 'mail.broke_off' })
    smtp.refuse = null
    await one.test.advance(60 * minute)
    expect(smtp.taken).toHaveLength(1)
  })

  it('lead to the alert in the application, by a link that it opens', async () => {
    await using smtp = await startSmtp()
    await using one = await startOneCreator()
    await one.client.alertChannels.saveMail(mail(smtp))
    await one.client.alertChannels.setMine({ byMail: true })
    await raiseOne(one)
    const [alert] = (await one.client.alerts.list({})).items
    const [, body = ''] = smtp.taken[0]?.raw.split('\r\n\r\n') ?? []
    const text = body.replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const [link = ''] = /coulisse:\/\/\S+/.exec(text) ?? []
    expect(link).toBe(`coulisse://alerts/${alert?.id ?? ''}`)
    expect(parseDeepLink(link)).toBe(`/alerts/${alert?.id ?? ''}`)
  })

  it('are not sent twice where core was killed between handing one over and hearing what became of it, which is said', async () => {
    await using smtp = await startSmtp()
    await using one = await startOneCreator()
    using elsewhere = tempDir()
    const { ports, dataDir } = one.test
    await one.client.alertChannels.saveMail(mail(smtp))
    await one.client.alertChannels.setMine({ byMail: true })
    const send = ports.mailer?.send.bind(ports.mailer)
    let handedOver = 0
    Object.assign(ports.mailer ?? {}, {
      send: async (message: OutgoingMail) => {
        const outcome = await send?.(message)
        // The server has it, and core has not heard: what is on disk now is what a kill leaves.
        handedOver += 1
        if (handedOver === 1) {
          const file = new Database(join(dataDir, 'store.sqlite'))
          file.exec(`VACUUM INTO '${join(elsewhere.path, 'store.sqlite')}'`)
          file.close()
        }
        return outcome
      },
    })
    await raiseOne(one)
    expect(smtp.taken).toHaveLength(1)
    expect((await one.client.alertChannels.get()).mail?.trouble).toBeNull()
    Object.assign(ports.mailer ?? {}, { send })
    const left = new Database(join(elsewhere.path, 'store.sqlite'))
    expect(left.prepare('SELECT state FROM alert_delivery').pluck().all()).toEqual(['sending'])
    // The dead process holds it no longer.
    left.prepare('DELETE FROM core_lease').run()
    left.close()
    const clock = new FakeClock(ports.clock.now())
    await using next = await startTestCore({ dataDir: elsewhere.path, fresh: true, ports: { clock, keychain: ports.keychain } })
    await next.settle()
    expect((await next.client.alertChannels.get()).mail?.trouble).toMatchObject({ problem: 'mail.broke_off' })
    await next.advance(30 * minute)
    expect(smtp.taken).toHaveLength(1)
    // What is told from then on goes out as ever.
    await next.client.alertChannels.testMail()
    expect(smtp.taken).toHaveLength(2)
    expect((await next.client.alertChannels.get()).mail?.trouble).toBeNull()
  })

  it('say nothing of what somebody has in hand meanwhile, and wait for the end of quiet hours', async () => {
    await using smtp = await startSmtp()
    await using one = await startOneCreator()
    const { client } = one
    await client.alertChannels.saveMail(mail(smtp))
    await client.alertChannels.setMine({ byMail: true })
    await client.alertChannels.setQuiet({ quiet: { from: '17:30', to: '18:30' } })
    await raiseOne(one)
    expect(smtp.taken).toHaveLength(0)
    await one.goPast('2026-03-02T17:30:00Z')
    expect(smtp.taken).toHaveLength(1)
    await client.alertChannels.setQuiet({ quiet: { from: '19:30', to: '21:30' } })
    await one.goPast('2026-03-02T19:00:00Z')
    const { items } = await client.alerts.list({})
    await client.alerts.acknowledge({ alertIds: items.map(({ id }) => id) })
    await one.goPast('2026-03-02T20:30:00Z')
    expect(smtp.taken).toHaveLength(1)
  })

  it('keep the password from answers, history, logs and the file, and from any other server', async () => {
    await using smtp = await startSmtp()
    await using one = await startOneCreator()
    const { client, test } = one
    await client.alertChannels.saveMail(mail(smtp))
    await client.alertChannels.testMail()
    smtp.refuse = 'sign_in'
    await expect(client.alertChannels.testMail()).rejects.toEqual(failsWith('mail.sign_in'))
    const { password: _, ...rest } = mail(smtp)
    await client.alertChannels.saveMail({ ...rest, from: 'other@agence.test' })
    await expect(client.alertChannels.saveMail({ ...rest, host: 'localhost' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(client.alertChannels.saveMail({ ...mail(smtp), host: 'smtp.example.test' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const seen = JSON.stringify([await client.alertChannels.get(), await client.history.list({}), test.ports.log.lines])
    expect(seen).not.toContain(smtpUser.password)
    for (const name of readdirSync(test.dataDir).filter((file) => file.startsWith('store.sqlite')))
      expect(readFileSync(join(test.dataDir, name)).includes(smtpUser.password)).toBe(false)
  })

  it.each(['sign_in', 'sender', 'recipient'] as const)('name what the server says no to: %s', async (refused) => {
    await using smtp = await startSmtp()
    await using one = await startOneCreator()
    await one.client.alertChannels.saveMail(mail(smtp))
    smtp.refuse = refused
    await expect(one.client.alertChannels.testMail()).rejects.toEqual(failsWith(`mail.${refused}`))
    smtp.refuse = null
    expect(await one.client.alertChannels.testMail()).toEqual({ to: 'admin@example.test' })
  })

  it('name a server that is not there, speaks no TLS, or shows a certificate nobody knows', async () => {
    await using smtp = await startSmtp()
    await using own = await startSmtp({ ...testCertificate, secure: true })
    await using one = await startOneCreator()
    const { client } = one
    await expect(client.alertChannels.testMail()).rejects.toEqual(failsWith('mail.missing'))
    await client.alertChannels.saveMail({ ...mail(smtp), port: 9 })
    await expect(client.alertChannels.testMail()).rejects.toEqual(failsWith('mail.no_answer'))
    await client.alertChannels.saveMail({ ...mail(smtp), security: 'starttls' })
    await expect(client.alertChannels.testMail()).rejects.toEqual(failsWith('mail.tls'))
    await client.alertChannels.saveMail({ ...mail(smtp), security: 'tls' })
    await expect(client.alertChannels.testMail()).rejects.toEqual(failsWith('mail.tls'))
    await client.alertChannels.saveMail({ ...mail(own), security: 'tls' })
    await expect(client.alertChannels.testMail()).rejects.toEqual(failsWith('mail.certificate'))
    expect(smtp.taken).toEqual([])
  })
})

describe('alerts to an address', () => {
  it('are signed, with their time and one delivery id, and called again under it until they are taken', async () => {
    await using listener = await startListener()
    await using one = await startOneCreator()
    await one.client.alertChannels.saveWebhook({ url: listener.url, secret })
    listener.status = 503
    await raiseOne(one)
    expect((await one.client.alertChannels.get()).webhook?.trouble).toMatchObject({ problem: 'webhook.down' })
    listener.status = 204
    await one.test.restart()
    await one.test.advance(20 * minute)
    const ids = listener.calls.map(({ headers }) => headers['x-coulisse-delivery'])
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
    const { headers, body } = listener.calls.at(-1) ?? { headers: {}, body: '' }
    const signed = `${String(headers['x-coulisse-timestamp'])}.${String(headers['x-coulisse-delivery'])}.${body}`
    expect(headers['x-coulisse-signature']).toBe(`v1=${createHmac('sha256', secret).update(signed).digest('hex')}`)
    expect(Math.abs(Number(headers['x-coulisse-timestamp']) * 1000 - one.test.ports.clock.now())).toBeLessThan(20 * minute)
    expect(JSON.parse(body)).toMatchObject({
      type: 'alert',
      why: 'raised',
      alert: { kind: 'obligation.missing', level: 1, creator: 'Léa', says: 'Léa : il manque 1 texte pour mardi 3 mars' },
    })
    const count = ids.length
    await one.test.advance(60 * minute)
    expect(listener.calls).toHaveLength(count)
  })

  it.each([
    [404, 'webhook.refused'],
    [500, 'webhook.down'],
    [302, 'webhook.moved'],
  ])('a test that is answered with %i says so', async (status, rule) => {
    await using listener = await startListener()
    await using one = await startOneCreator()
    const { client } = one
    await expect(client.alertChannels.testWebhook()).rejects.toEqual(failsWith('webhook.missing'))
    await client.alertChannels.saveWebhook({ url: listener.url, secret })
    expect(await client.alertChannels.testWebhook()).toEqual({ status: 204 })
    listener.status = status
    await expect(client.alertChannels.testWebhook()).rejects.toEqual(failsWith(rule))
    const seen = JSON.stringify([await client.history.list({}), one.test.ports.log.lines])
    expect(seen).not.toContain(secret)
    expect(seen).not.toContain('key=hidden')
    await expect(client.alertChannels.saveWebhook({ url: 'http://hooks.example.test/' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await expect(client.alertChannels.saveWebhook({ url: 'https://hooks.example.test/' })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await client.alertChannels.removeWebhook()
    expect((await client.alertChannels.get()).webhook).toBeNull()
  })
})
