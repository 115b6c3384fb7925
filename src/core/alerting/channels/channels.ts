/**
 * Alerts that leave this machine. What is to go out is written with the telling itself, so none is lost and none is there
 * twice; it waits in the due queue, over restarts too. What is told a person together is one e-mail.
 *
 * An e-mail that was handed over without an answer is not handed over again: it may have arrived. A call to an address is
 * made again, under the same delivery id, by which whoever gets it knows it.
 */
import type { AlertChannels, MailServer, QuietHours } from '../../../contract/alert-channels.ts'
import { alertSeverity } from '../../../contract/alerts.ts'
import type { AlertTelling } from '../../../contract/alerts.ts'
import { alertText } from '../../../contract/alert-text.ts'
import type { AlertChannelProblem } from '../../../contract/errors.ts'
import type { Language } from '../../../contract/values.ts'
import { AppError, isAppError } from '../../app-error.ts'
import type { DueEntry } from '../../due/due-queue.ts'
import { newId } from '../../ids.ts'
import { networkCode } from '../../platforms/kit/http.ts'
import type { Mailer, Network } from '../../ports.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import { createAgencyReader } from '../../store/agency-reader.ts'
import { createAlertChannelReader } from '../../store/alert-channel-reader.ts'
import type { ChannelKind, ChannelRow, DeliveryRow } from '../../store/alert-channel-reader.ts'
import {
  deleteChannel,
  insertDelivery,
  noteProblem,
  putChannel,
  putQuiet,
  setByMail,
  updateDelivery,
} from '../../store/alert-channel-writer.ts'
import { createAlertReader } from '../../store/alert-reader.ts'
import type { ListedAlert } from '../../store/alert-reader.ts'
import type { Actor, WriteTx } from '../../store/store.ts'
import { createUserReader } from '../../store/user-reader.ts'
import type { UserRow } from '../../store/user-reader.ts'
import type { Vault } from '../../vault/vault.ts'
import { alertLink } from '../alert-link.ts'
import { answerProblem, mailTrouble, pauseAfter, silenceProblem } from './problem.ts'
import type { Trouble } from './problem.ts'
import { quietEnd } from './quiet.ts'
import { signedHeaders } from './sign.ts'
import { writeMail, writeTestMail } from './write-mail.ts'

export interface AlertChannelDesk {
  settings(): AlertChannels
  /** Throws VAULT_LOCKED; BAD_INPUT where a password is missing. */
  saveMail(content: MailServer & { password?: string | undefined }, actor: Actor): void
  saveWebhook(content: { url: string; secret?: string | undefined }, actor: Actor): void
  remove(kind: ChannelKind, actor: Actor): void
  setQuiet(quiet: QuietHours | null, actor: Actor): void
  mine(userId: string | null): { byMail: boolean; isSet: boolean }
  setMine(userId: string, byMail: boolean, actor: Actor): void
  /** Throws ALERT_CHANNEL_FAILED, VAULT_LOCKED. */
  testMail(to: { email: string; language: Language } | null): Promise<{ to: string }>
  testWebhook(): Promise<{ status: number }>
  /** In the transaction of the telling. */
  deliver(tx: WriteTx, telling: { alertId: string; at: number; why: AlertTelling['why']; people: AlertTelling['people'] }): void
}

interface Deps {
  publishing: Pick<Publishing, 'engine' | 'timer'>
  vault: Pick<Vault, 'seal' | 'read' | 'remove'>
  network: Network
  mailer: Mailer | undefined
}

type Result = 'sent' | Trouble

/** What is told within this time is one message. */
const togetherMs = 5_000
const callMs = 20_000
const maxAnswerBytes = 100_000
const subject = (kind: string) => ({ kind: 'alert_channel', id: kind, label: '' })
/** Of an address no more than its server is kept in the history: the rest is often a key. */
const originOf = (url: string): string => new URL(url).origin

export const createAlertChannels = ({ publishing: { engine, timer }, vault, network, mailer }: Deps): AlertChannelDesk => {
  const { store, queue, clock, logger, closing } = engine
  const reader = createAlertChannelReader(store)
  const alerts = createAlertReader(store)
  const users = createUserReader(store)
  const agency = createAgencyReader(store)
  const sending = new Set<string>()

  const mailOf = (row: ChannelRow): MailServer => row.settings as MailServer
  const urlOf = (row: ChannelRow): string => String(row.settings.url)
  const troubleOf = ({ problem, problemAt }: ChannelRow) => (problem && problemAt !== null ? { problem, at: new Date(problemAt) } : null)
  const agencyLanguage = (): Language => (agency.get()?.language === 'en' ? 'en' : 'fr')

  const sendMail = async (
    row: ChannelRow,
    to: string,
    id: string,
    { subject: title, text }: ReturnType<typeof writeMail>,
  ): Promise<Result> => {
    if (!mailer) return { problem: 'mail.missing', mayRetry: true }
    const { host, port, security, user, from } = mailOf(row)
    const auth = user !== null && row.secretId !== null ? { user, password: vault.read(row.secretId, 'alert-channel') } : null
    const messageId = `<${id}@${from.split('@')[1] ?? 'coulisse'}>`
    const outcome = await mailer.send({ host, port, security, auth, from, to, subject: title, text, messageId, signal: closing })
    return outcome.sent ? 'sent' : mailTrouble(outcome)
  }

  const call = async (row: ChannelRow, id: string, content: object): Promise<{ status: number } | { problem: AlertChannelProblem }> => {
    const secret = vault.read(row.secretId ?? '', 'alert-channel')
    const body = JSON.stringify(content)
    const stop = new AbortController()
    using _deadline = clock.at(clock.now() + callMs, () => stop.abort(new DOMException('timed out', 'TimeoutError')))
    try {
      const { status } = await network.exchange({
        url: new URL(urlOf(row)),
        method: 'POST',
        headers: signedHeaders(body, { id, at: clock.now(), secret }),
        body: new TextEncoder().encode(body),
        signal: AbortSignal.any([stop.signal, closing]),
        maxAnswerBytes,
      })
      const problem = answerProblem(status)
      return problem ? { problem } : { status }
    } catch (error) {
      return { problem: silenceProblem(networkCode(error)) }
    }
  }

  const contentOf = ({ id, why, toldAt }: DeliveryRow, alert: ListedAlert): object => ({
    type: 'alert',
    delivery: id,
    why,
    at: new Date(toldAt).toISOString(),
    alert: {
      id: alert.id,
      kind: alert.kind,
      level: alert.level,
      creatorId: alert.creatorId,
      creator: alert.creatorName,
      account: alert.accountHandle,
      publicationId: alert.publicationId,
      raisedAt: new Date(alert.raisedAt).toISOString(),
      link: alertLink(alert),
      severity: alertSeverity[alert.kind],
      ...alertText(alert, agencyLanguage(), agency.get()?.zone),
    },
  })

  const forget = (tx: WriteTx, { id, nextAt }: DeliveryRow): void => {
    if (nextAt !== null) queue.remove(tx, { dueAt: nextAt, kind: 'alert_delivery', id })
  }
  const drop = (tx: WriteTx, row: DeliveryRow): void => {
    forget(tx, row)
    updateDelivery(tx, row.id, { state: 'dropped', nextAt: null })
  }
  const putOff = (tx: WriteTx, row: DeliveryRow, nextAt: number, attempts: number): void => {
    forget(tx, row)
    queue.add(tx, { dueAt: nextAt, kind: 'alert_delivery', id: row.id })
    updateDelivery(tx, row.id, { state: 'waiting', nextAt, attempts })
  }
  const note = (tx: WriteTx, kind: ChannelKind, problem: AlertChannelProblem | null): void => {
    const before = reader.channel(kind)
    if (!before || before.problem === problem) return
    noteProblem(tx, kind, problem, problem && tx.now)
    tx.emit({ kind: 'alert_channels.changed' })
  }

  const conclude = async (kind: ChannelKind, rows: readonly DeliveryRow[], result: Result): Promise<void> => {
    await store.writeSoon((tx) => {
      for (const row of rows) {
        const attempts = row.attempts + 1
        const pause = result !== 'sent' && result.mayRetry ? pauseAfter(attempts) : null
        if (pause !== null) {
          putOff(tx, row, tx.now + pause, attempts)
          continue
        }
        forget(tx, row)
        updateDelivery(tx, row.id, { state: result === 'sent' ? 'sent' : 'dropped', attempts, nextAt: null })
      }
      note(tx, kind, result === 'sent' ? null : result.problem)
    })
  }

  /** Of these, what still waits for somebody; the rest is said no more. */
  const stillOpen = async (rows: readonly DeliveryRow[]): Promise<{ row: DeliveryRow; alert: ListedAlert }[]> => {
    const known = rows.map((row) => ({ row, alert: alerts.get(row.alertId) }))
    const open = known.flatMap(({ row, alert }) => (alert && (alert.resolvedAt ?? alert.acknowledgedAt) === null ? [{ row, alert }] : []))
    const over = rows.filter((row) => !open.some(({ row: { id } }) => id === row.id))
    if (over.length > 0)
      await store.writeSoon((tx) => {
        for (const row of over) drop(tx, row)
      })
    return open
  }

  const guarded = async (send: () => Promise<Result>, locked: AlertChannelProblem): Promise<Result> => {
    try {
      return await send()
    } catch (error) {
      if (isAppError(error) && error.code === 'VAULT_LOCKED') return { problem: locked, mayRetry: true }
      throw error
    }
  }

  const mailTo = async (user: UserRow, channel: ChannelRow, rows: readonly DeliveryRow[]): Promise<void> => {
    const zone = user.zone ?? agency.get()?.zone ?? 'UTC'
    const later = quietEnd(clock.now(), reader.quiet(), zone)
    if (later !== null) {
      await store.writeSoon((tx) => {
        for (const row of rows) putOff(tx, row, later, row.attempts)
      })
      return
    }
    const open = await stillOpen(rows)
    const [first] = open
    if (!first) return
    // From here on a crash leaves it in doubt, and what is in doubt does not go out again.
    await store.writeSoon((tx) => {
      for (const { row } of open) updateDelivery(tx, row.id, { state: 'sending' })
    })
    // A cause that was told twice while it waited is said once.
    const said = [...new Map(open.map(({ alert }) => [alert.id, alert])).values()]
    const text = writeMail(said, user.language ?? agencyLanguage(), zone)
    const result = await guarded(() => sendMail(channel, user.email, first.row.id, text), 'mail.no_vault')
    await conclude(
      'mail',
      open.map(({ row }) => row),
      result,
    )
  }

  const callWith = async (channel: ChannelRow, rows: readonly DeliveryRow[]): Promise<void> => {
    for (const { row, alert } of await stillOpen(rows)) {
      if (closing.aborted) return
      const result = await guarded(async () => {
        const answer = await call(channel, row.id, contentOf(row, alert))
        return 'problem' in answer ? { problem: answer.problem, mayRetry: true } : 'sent'
      }, 'webhook.no_vault')
      // Ended by ourselves: it is called again at the next start.
      if (closing.aborted) return
      await conclude('webhook', [row], result)
    }
  }

  const sendTo = async (kind: ChannelKind, userId: string): Promise<void> => {
    const rows = reader.waiting(kind, userId, clock.now() + togetherMs)
    if (rows.length === 0) return
    const channel = reader.channel(kind)
    const user = kind === 'mail' ? users.get(userId) : undefined
    if (channel && kind === 'webhook') return callWith(channel, rows)
    if (channel && user?.state === 'active' && reader.wantsMail(userId)) return mailTo(user, channel, rows)
    await store.writeSoon((tx) => {
      for (const row of rows) drop(tx, row)
    })
  }

  /** Handed over before the last end, without an answer; or dealt with. */
  const clear = async (entries: readonly DueEntry[]): Promise<void> => {
    await store.writeSoon((tx) => {
      for (const entry of entries) {
        queue.remove(tx, entry)
        if (reader.delivery(entry.id)?.state !== 'sending') continue
        updateDelivery(tx, entry.id, { state: 'dropped', nextAt: null })
        note(tx, 'mail', 'mail.broke_off')
      }
    })
  }

  const run = async (entries: readonly DueEntry[]): Promise<void> => {
    const known = entries.map((entry) => ({ entry, row: reader.delivery(entry.id) }))
    const stale = known.flatMap(({ entry, row }) => {
      const isUnderWay = row?.state === 'sending' && sending.has(`${row.channel} ${row.userId}`)
      return row?.state === 'waiting' || isUnderWay ? [] : [entry]
    })
    if (stale.length > 0) await clear(stale)
    const ofOne = Map.groupBy(
      known.flatMap(({ entry, row }) => (row?.state === 'waiting' ? [{ entry, row }] : [])),
      ({ row }) => `${row.channel} ${row.userId}`,
    )
    for (const [key, group] of ofOne) {
      const [one] = group
      if (!one || closing.aborted) return
      if (sending.has(key)) {
        timer.giveBack(
          group.map(({ entry }) => entry),
          clock.now() + togetherMs,
        )
        continue
      }
      sending.add(key)
      try {
        await sendTo(one.row.channel, one.row.userId)
      } catch (error) {
        if (closing.aborted) return
        logger.warn({ err: error }, 'alerts could not be sent')
        timer.giveBack(
          group.map(({ entry }) => entry),
          clock.now() + 60_000,
        )
      } finally {
        sending.delete(key)
      }
    }
  }

  timer.handle('alert_delivery', (entries) => {
    void timer.track(run(entries).catch((error: unknown) => logger.warn({ err: error }, 'alerts could not be sent')))
  })

  const save = (
    kind: ChannelKind,
    settings: Record<string, unknown>,
    secret: string | null | undefined,
    actor: Actor,
    facts: object,
  ): void => {
    const before = reader.channel(kind)
    store.write((tx) => {
      if (secret !== undefined && before?.secretId) vault.remove(tx, before.secretId)
      const secretId = secret === undefined ? (before?.secretId ?? null) : secret === null ? null : vault.seal(tx, 'alert-channel', secret)
      putChannel(tx, { kind, settings, secretId, problem: null, problemAt: null })
      tx.emit({ kind: 'alert_channels.changed' })
      tx.audit({ actor, action: 'alert_channel.set', subject: subject(kind), after: { kind, ...facts, ...(secret && { secret: 'set' }) } })
    })
  }
  const needed = (kind: ChannelKind): ChannelRow => {
    const row = reader.channel(kind)
    if (!row) throw new AppError('ALERT_CHANNEL_FAILED', { rule: kind === 'mail' ? 'mail.missing' : 'webhook.missing' })
    return row
  }
  const required = (path: string): AppError<'BAD_INPUT'> => new AppError('BAD_INPUT', { issues: [{ path, code: 'required' }] })

  return {
    settings: () => {
      const mail = reader.channel('mail')
      const webhook = reader.channel('webhook')
      return {
        mail: mail ? { ...mailOf(mail), trouble: troubleOf(mail) } : null,
        webhook: webhook ? { url: urlOf(webhook), trouble: troubleOf(webhook) } : null,
        quiet: reader.quiet(),
      }
    },
    saveMail: ({ password, ...settings }, actor) => {
      const before = reader.channel('mail')
      // A password goes to the server it was given for, and to no other.
      const isKept = before?.secretId && mailOf(before).host === settings.host && mailOf(before).user === settings.user
      if (settings.user !== null && password === undefined && !isKept) throw required('password')
      const { host, port, security, from } = settings
      save('mail', settings, settings.user === null ? null : password, actor, { host, port, security, from })
    },
    saveWebhook: ({ url, secret }, actor) => {
      const before = reader.channel('webhook')
      if (secret === undefined && (!before?.secretId || originOf(urlOf(before)) !== originOf(url))) throw required('secret')
      save('webhook', { url }, secret, actor, { origin: originOf(url) })
    },
    remove: (kind, actor) => {
      const before = reader.channel(kind)
      if (!before) return
      store.write((tx) => {
        deleteChannel(tx, kind)
        if (before.secretId) vault.remove(tx, before.secretId)
        tx.emit({ kind: 'alert_channels.changed' })
        tx.audit({ actor, action: 'alert_channel.removed', subject: subject(kind), before: { kind } })
      })
    },
    setQuiet: (quiet, actor) => {
      const before = reader.quiet()
      store.write((tx) => {
        putQuiet(tx, quiet)
        tx.emit({ kind: 'alert_channels.changed' })
        tx.audit({ actor, action: 'alert_channel.set', subject: subject('quiet'), before: { quiet: before }, after: { quiet } })
      })
    },
    mine: (userId) => ({ byMail: userId !== null && reader.wantsMail(userId), isSet: reader.channel('mail') !== undefined }),
    setMine: (userId, byMail, actor) => {
      if (reader.wantsMail(userId) === byMail) return
      store.write((tx) => {
        setByMail(tx, userId, byMail)
        tx.emit({ kind: 'alert_channels.changed' })
        tx.audit({ actor, action: 'alert_channel.mine_changed', subject: subject('mine'), after: { byMail } })
      })
    },
    testMail: async (to) => {
      const row = needed('mail')
      const address = to?.email ?? mailOf(row).from
      const result = await sendMail(row, address, newId('dlv', store.ids), writeTestMail(to?.language ?? agencyLanguage()))
      if (result !== 'sent') throw new AppError('ALERT_CHANNEL_FAILED', { rule: result.problem })
      store.write((tx) => note(tx, 'mail', null))
      return { to: address }
    },
    testWebhook: async () => {
      const row = needed('webhook')
      const id = newId('dlv', store.ids)
      const answer = await call(row, id, { type: 'test', delivery: id, at: new Date(clock.now()).toISOString() })
      if ('problem' in answer) throw new AppError('ALERT_CHANNEL_FAILED', { rule: answer.problem })
      store.write((tx) => note(tx, 'webhook', null))
      return answer
    },
    deliver: (tx, { alertId, at, why, people }) => {
      const to: { channel: ChannelKind; userId: string }[] = [
        ...(reader.channel('mail')
          ? people.filter(({ id }) => reader.wantsMail(id)).map(({ id }) => ({ channel: 'mail' as const, userId: id }))
          : []),
        ...(reader.channel('webhook') ? [{ channel: 'webhook' as const, userId: '' }] : []),
      ]
      for (const one of to) {
        const id = newId('dlv', store.ids)
        const nextAt = at + togetherMs
        const isNew = insertDelivery(tx, { id, ...one, alertId, toldAt: at, why, state: 'waiting', attempts: 0, nextAt })
        if (isNew) queue.add(tx, { dueAt: nextAt, kind: 'alert_delivery', id })
      }
    },
  }
}
