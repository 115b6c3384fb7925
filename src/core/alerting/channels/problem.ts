/** What went wrong with something that was to go out, and whether it may be tried again. Pure. */
import type { AlertChannelProblem } from '../../../contract/errors.ts'
import type { MailOutcome } from '../../ports.ts'

export interface Trouble {
  problem: AlertChannelProblem
  /** False: it may have arrived, and is not to arrive twice. */
  mayRetry: boolean
}

const unknownHost = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EDNS'])
const isCertificate = (code: string): boolean => /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ALTNAME/.test(code)

export const mailTrouble = ({ at, reply, code }: Extract<MailOutcome, { sent: false }>): Trouble => {
  const again = (problem: AlertChannelProblem): Trouble => ({ problem, mayRetry: true })
  if (isCertificate(code)) return again('mail.certificate')
  switch (at) {
    case 'connect':
      return again(unknownHost.has(code) ? 'mail.unknown_host' : 'mail.no_answer')
    case 'tls':
      return again('mail.tls')
    case 'sign_in':
      return again('mail.sign_in')
    case 'sender':
      return again('mail.sender')
    case 'recipient':
      return again('mail.recipient')
    case 'message':
      // Only what the server said no to is known not to have arrived.
      return reply === null || reply < 400 ? { problem: 'mail.broke_off', mayRetry: false } : again('mail.refused')
  }
}

/** Null: it was taken. */
export const answerProblem = (status: number): AlertChannelProblem | null => {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return 'webhook.moved'
  return status >= 500 || status === 429 || status === 408 ? 'webhook.down' : 'webhook.refused'
}

/** Where there was no answer; `code` is the system's. */
export const silenceProblem = (code: string): AlertChannelProblem => {
  if (isCertificate(code)) return 'webhook.certificate'
  return unknownHost.has(code) ? 'webhook.unknown_host' : 'webhook.no_answer'
}

const minute = 60_000
const pauses = [1, 5, 15, 60, 120, 240, 480].map((minutes) => minutes * minute)

/** How long after so many attempts it is tried again; null: no more. */
export const pauseAfter = (attempts: number): number | null => pauses[attempts - 1] ?? null
