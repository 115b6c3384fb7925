/** Mail over encrypted lines, to a real SMTP server whose certificate is trusted for the test. */
import { expect, it } from 'vitest'
import { smtpUser, startSmtp } from '../../test/harness/smtp-server.ts'
import { testCertificate } from '../../test/harness/test-certificate.ts'
import type { OutgoingMail } from '../core/ports.ts'
import { createNodeMailer } from './node-mailer.ts'

const mailTo = (port: number, security: OutgoingMail['security']): OutgoingMail => ({
  host: 'localhost',
  port,
  security,
  auth: smtpUser,
  from: 'coulisse@agence.test',
  to: 'ada@example.test',
  subject: 'Léa : un compte est à reconnecter',
  text: 'Reconnectez-le ; ce qui attend partira ensuite.\n',
  messageId: '<dlv_1@agence.test>',
  signal: new AbortController().signal,
})

it('goes over TLS from the first byte and over STARTTLS to a server that is trusted, with its id, and to no other', async () => {
  await using secure = await startSmtp({ ...testCertificate, secure: true })
  await using starting = await startSmtp({ ...testCertificate, disabledCommands: [], allowInsecureAuth: false })
  const trusting = createNodeMailer({ ca: testCertificate.cert })
  expect(await trusting.send(mailTo(secure.port, 'tls'))).toEqual({ sent: true })
  expect(await trusting.send(mailTo(starting.port, 'starttls'))).toEqual({ sent: true })
  for (const { taken } of [secure, starting]) {
    expect(taken).toMatchObject([{ from: 'coulisse@agence.test', to: ['ada@example.test'] }])
    expect(taken[0]?.raw).toContain('Message-ID: <dlv_1@agence.test>')
  }
  const strict = createNodeMailer()
  expect(await strict.send(mailTo(secure.port, 'tls'))).toMatchObject({ sent: false, at: 'tls' })
  expect(await strict.send(mailTo(starting.port, 'starttls'))).toMatchObject({ sent: false, at: 'tls' })
  expect([...secure.taken, ...starting.taken]).toHaveLength(2)
})

it('is given up at once when it is to end', async () => {
  await using smtp = await startSmtp()
  const signal = AbortSignal.abort()
  expect(await createNodeMailer().send({ ...mailTo(smtp.port, 'none'), signal })).toMatchObject({ sent: false, at: 'message' })
})
