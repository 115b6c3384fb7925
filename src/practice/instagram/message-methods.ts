/** Conversations and messages of an account (Instagram Login), after Meta's guides to both. */
import { createHash } from 'node:crypto'
import { timeOf, type Edge, type InstagramParts } from './methods.ts'
import type { InstagramAccount, InstagramMessage } from './network.ts'
import { invalid, noSuchPerson, outsideWindow } from './refusals.ts'

const manageMessages = 'instagram_business_manage_messages'
const dayMs = 86_400_000
/** Of a conversation, only the newest are told in full. */
const told = 20

/** As the account's application knows a person. */
export const personIdOf = (username: string): string =>
  `9${String(createHash('sha256').update(username).digest().readUIntBE(0, 6) % 10 ** 14).padStart(15, '0')}`

interface Thread {
  id: string
  person: string
  /** Newest first. */
  messages: InstagramMessage[]
}

/** The newest first; the simulated audience's are no record of this network. */
const threadsOf = ({ network, audience }: InstagramParts, account: InstagramAccount): Thread[] => {
  const simulated = (audience?.messages({ id: account.id, createdAt: account.createdAt }) ?? []).map(
    ({ key, name, text, at }): InstagramMessage => ({
      id: `aud${key}`,
      account: account.id,
      person: name,
      isOwn: false,
      text,
      createdAt: at,
    }),
  )
  const byPerson = new Map<string, InstagramMessage[]>()
  for (const one of [...network.messagesOf(account.id), ...simulated]) byPerson.set(one.person, [...(byPerson.get(one.person) ?? []), one])
  return [...byPerson]
    .map(([person, all]) => ({
      id: `thread${account.id}${personIdOf(person)}`,
      person,
      messages: all
        .map((one, index) => ({ one, index }))
        .toSorted((a, b) => b.one.createdAt - a.one.createdAt || b.index - a.index)
        .map(({ one }) => one),
    }))
    .toSorted((a, b) => (b.messages[0]?.createdAt ?? 0) - (a.messages[0]?.createdAt ?? 0))
}

export const messageEdges = (parts: InstagramParts): Edge[] => {
  const isSelf = (node: string, { id, scopedId }: InstagramAccount): boolean => node === id || node === scopedId
  return [
    {
      method: 'GET',
      edge: 'conversations',
      permission: manageMessages,
      handle: ({ asker: { account, grant }, node, params }) => {
        if (grant.login !== 'instagram' || !isSelf(node, account)) return undefined
        if (params['platform'] !== 'instagram') throw invalid('Param platform must be one of {INSTAGRAM}')
        const all = threadsOf(parts, account).filter(
          ({ person }) => params['user_id'] === undefined || personIdOf(person) === params['user_id'],
        )
        const max = Math.min(Number(params['limit'] ?? 25), 100)
        const from = params['after'] === undefined ? 0 : all.findIndex(({ id }) => id === params['after']) + 1
        const shown = all.slice(from, from + max)
        const after = shown.at(-1)?.id
        return {
          data: shown.map((thread) => threadView(account, thread, params['fields'] ?? '')),
          ...(after !== undefined && {
            paging: { cursors: { before: shown[0]?.id, after }, ...(from + max < all.length && { next: `${parts.url()}/next` }) },
          }),
        }
      },
    },
    {
      method: 'POST',
      edge: 'messages',
      permission: manageMessages,
      handle: ({ asker: { account, grant }, node, params }) => {
        if (grant.login !== 'instagram' || !isSelf(node, account)) return undefined
        const { id = '' } = wordsIn(params['recipient'])
        const { text = '' } = wordsIn(params['message'])
        if (text === '' || Buffer.byteLength(text) > 1000) throw invalid('Length of param message[text] must be less than or equal to 1000')
        const thread = threadsOf(parts, account).find(({ person }) => personIdOf(person) === id)
        if (!thread) throw noSuchPerson()
        const theirs = thread.messages.find(({ isOwn }) => !isOwn)
        if (!theirs || theirs.createdAt < parts.network.clock.now() - dayMs) throw outsideWindow()
        const said = parts.network.say({ account: account.id, person: thread.person, isOwn: true, text })
        return { recipient_id: id, message_id: said.id }
      },
    },
  ]
}

const wordsIn = (json: string | undefined): Record<string, string> => {
  try {
    return JSON.parse(json ?? '{}') as Record<string, string>
  } catch {
    throw invalid('Invalid JSON')
  }
}

const threadView = (account: InstagramAccount, { id, person, messages }: Thread, fields: string): object => {
  const self = { id: account.id, username: account.username }
  const other = { id: personIdOf(person), username: person }
  const max = Math.min(Number(/messages\.limit\((\d+)\)/.exec(fields)?.[1] ?? 25), told)
  const asks = (name: string) => fields.split(/[,{}]/).some((one) => one === name || one.startsWith(`${name}.`))
  return {
    id,
    ...(asks('updated_time') && { updated_time: timeOf(messages[0]?.createdAt ?? 0) }),
    ...(asks('participants') && { participants: { data: [self, other] } }),
    ...(asks('messages') && {
      messages: {
        data: messages.slice(0, max).map((one) => ({
          id: one.id,
          created_time: timeOf(one.createdAt),
          from: one.isOwn ? self : other,
          to: { data: [one.isOwn ? other : self] },
          message: one.text,
        })),
      },
    }),
  }
}
