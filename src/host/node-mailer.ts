/** Mail under Node: nodemailer, one connection a message. Says how far it came; what the server wrote is not passed on. */
import { Readable } from 'node:stream'
import type { Mailer, MailOutcome, OutgoingMail } from '../core/ports.ts'

const connectMs = 15_000
const silenceMs = 30_000

interface SmtpError extends Error {
  code?: string
  responseCode?: number
  command?: string
  /** The system's, where `code` is nodemailer's own. */
  originalCode?: string
}

type Step = Extract<MailOutcome, { sent: false }>['at']

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ALTNAME/

/** By the command that failed (nodemailer's name of it) and, before any, by what the connection said. */
const stepOf = ({ command = '', code = '' }: SmtpError, cause: string): Step => {
  if (command.startsWith('AUTH') || code === 'EAUTH' || code === 'ENOAUTH') return 'sign_in'
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipient'
  if (command === 'DATA') return 'message'
  if (command === 'STARTTLS' || code === 'ETLS' || certificate.test(cause) || cause.startsWith('ERR_SSL')) return 'tls'
  return command === 'CONN' || command === '' || command === 'EHLO' || command === 'HELO' ? 'connect' : 'message'
}

/** nodemailer puts its own name over the system's; the system's stands in what it says, or further down. */
const systemCode = (error: SmtpError): string => {
  if (error.originalCode) return error.originalCode
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : ''
    if (code !== '' && !['ESOCKET', 'ECONNECTION', 'EDNS', 'ETLS'].includes(code)) return code
  }
  if (/self[- ]signed/i.test(error.message)) return 'SELF_SIGNED_CERT'
  return /\b(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|E(?:NET|HOST)\w+|ERR_SSL\w*|\w*CERT\w*)\b/.exec(error.message)?.[1] ?? error.code ?? ''
}

const failureOf = (error: SmtpError, hasBegun: boolean): MailOutcome => {
  const code = systemCode(error)
  const at = stepOf(error, code)
  // A line that broke is called a failed connection by nodemailer, whenever it broke.
  return { sent: false, at: hasBegun && at === 'connect' ? 'message' : at, reply: error.responseCode ?? null, code }
}

/** `ca`: whom to trust besides the machine's own list. */
export const createNodeMailer = ({ ca }: { ca?: string } = {}): Mailer => ({
  send: async (mail: OutgoingMail): Promise<MailOutcome> => {
    // Loaded when first needed: most agencies send none.
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      host: mail.host,
      port: mail.port,
      secure: mail.security === 'tls',
      requireTLS: mail.security === 'starttls',
      ignoreTLS: mail.security === 'none',
      ...(mail.auth && { auth: { user: mail.auth.user, pass: mail.auth.password } }),
      ...(ca !== undefined && { tls: { ca } }),
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      socketTimeout: silenceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    let hasBegun = false
    const { promise: aborted, reject } = Promise.withResolvers<never>()
    const abort = (): void => reject(new Error('broken off'))
    mail.signal.addEventListener('abort', abort)
    if (mail.signal.aborted) abort()
    try {
      const text = Readable.from(
        (function* () {
          // Read once the server knows us: from here on the message may arrive.
          hasBegun = true
          yield mail.text
        })(),
      )
      const sending = transport.sendMail({
        from: { name: 'Coulisse', address: mail.from },
        to: mail.to,
        subject: mail.subject,
        text,
        messageId: mail.messageId,
        headers: { 'auto-submitted': 'auto-generated' },
      })
      await Promise.race([sending, aborted])
      return { sent: true }
    } catch (error) {
      // How far it had come is not known.
      if (mail.signal.aborted) return { sent: false, at: 'message', reply: null, code: 'ABORTED' }
      return failureOf(error as SmtpError, hasBegun)
    } finally {
      mail.signal.removeEventListener('abort', abort)
      transport.close()
    }
  },
})
