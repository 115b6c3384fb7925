/** A real SMTP server on this machine, that keeps what it takes and refuses what it is told to. */
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'

export interface TakenMail {
  from: string
  to: string[]
  /** As it came, headers and all. */
  raw: string
}

export interface TestSmtp extends AsyncDisposable {
  port: number
  taken: TakenMail[]
  /** What it says no to, while it is set; `drop`: it takes a message and hangs up without a word. */
  refuse: 'sign_in' | 'sender' | 'recipient' | 'message' | 'drop' | null
}

const no = (code: number): Error => Object.assign(new Error('no'), { responseCode: code })

export const smtpUser = { user: 'agence', password: 'mot de passe secret' }

export const startSmtp = async (options: SMTPServerOptions = {}, port = 0): Promise<TestSmtp> => {
  const open = new Set<{ destroy(): void }>()
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: false,
    disableReverseLookup: true,
    ...options,
    onAuth: ({ username, password }, _session, done) => {
      const isKnown = username === smtpUser.user && password === smtpUser.password && it.refuse !== 'sign_in'
      if (isKnown) done(null, { user: username })
      else done(no(535))
    },
    onMailFrom: (_address, _session, done) => done(it.refuse === 'sender' ? no(553) : null),
    onRcptTo: (_address, _session, done) => done(it.refuse === 'recipient' ? no(550) : null),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (it.refuse === 'message') return done(no(452))
        it.taken.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
        })
        if (it.refuse !== 'drop') return done(null)
        for (const socket of open) socket.destroy()
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  const it: TestSmtp = {
    port: typeof address === 'object' && address ? address.port : 0,
    taken: [],
    refuse: null,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(resolve)
        for (const socket of open) socket.destroy()
      }),
  }
  return it
}
