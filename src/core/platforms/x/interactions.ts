/**
 * Reposts, and answers to who named the account. X takes a repost once however often it is sent; an answer is a post, and
 * is looked for like one (`find-published.ts`). Messages are in `messages.ts`.
 */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Interaction, InteractionHooks, Interactions, Operation, PublishCost } from '../kit/adapter.ts'
import { deletedPost, repostAnswer } from './answers.ts'
import { call, type Call } from './client.ts'
import { priceOf, toMicros } from './cost.ts'
import { findPublished } from './find-published.ts'
import { messageLimit, prices, repostLimit } from './limits.ts'
import { findMessage, messageBudget, sendMessage } from './messages.ts'
import { publishCosts } from './publish-costs.ts'
import { publish } from './publish.ts'

const repostBudget = 'reposts'

const act: Interactions['act'] = async (session, interaction, hooks, io) => {
  const { takesBack, on } = interaction
  if (interaction.act === 'answer') {
    if (takesBack === undefined) return answer(session, interaction, hooks, io)
    await gone(write(session, hooks, io, { method: 'DELETE', path: `/2/tweets/${takesBack}`, budget: 'deletes', answer: deletedPost }))
    return { remoteId: takesBack, url: null }
  }
  if (interaction.act === 'message') return sendMessage(session, interaction, hooks, io)
  if (interaction.act !== 'repost') throw new AppError('NOT_SUPPORTED', { platform: 'x', capability: interaction.act })
  const path = `/2/users/${session.remoteId}/retweets`
  if (takesBack === undefined)
    await write(session, hooks, io, { method: 'POST', path, body: { tweet_id: on.remoteId }, budget: repostBudget, answer: repostAnswer })
  else await write(session, hooks, io, { method: 'DELETE', path: `${path}/${on.remoteId}`, budget: repostBudget, answer: repostAnswer })
  return { remoteId: on.remoteId, url: null }
}

/** What is gone already is no error. */
const gone = async (removal: Promise<unknown>): Promise<void> => {
  try {
    await removal
  } catch (error) {
    if (!isAppError(error, 'NOT_FOUND')) throw error
  }
}

/** The one write of an act. */
const write = async <T>(session: AccountSession, hooks: InteractionHooks, io: AdapterIo, request: Call<T>): Promise<T> => {
  await hooks.beforeWrite()
  const { stillMine, answered } = hooks
  const paid =
    request.method === 'DELETE' ? { what: 'deletes', id: null, usd: prices.remove } : { what: 'reposts', id: null, usd: prices.repost }
  return call(session, io, { ...request, effect: 'write', stillMine, answered, paid: () => [paid] })
}

const operationOf = ({ key, createdAt, on, text = '' }: Interaction): Operation => ({
  key,
  createdAt,
  draft: { kind: 'text', text, languages: [], labels: [], media: [] },
  answers: on.remoteId,
})

const answer: Interactions['act'] = async (session, interaction, hooks, io) => {
  const operation = operationOf(interaction)
  const outcome = await publish(session, operation, hooks, io)
  if (outcome.state !== 'published') throw new AppError('OUTCOME_UNKNOWN', {})
  session.bills?.paid([{ what: 'answers', id: null, micros: priceOf(operation.draft).write }])
  return { remoteId: outcome.remote.remoteId, url: outcome.remote.url }
}

const findAnswer: NonNullable<Interactions['findAnswer']> = async (session, interaction, io) => {
  if (interaction.act === 'message') return findMessage(session, interaction, io)
  const operation = operationOf(interaction)
  const lookup = await findPublished(session, operation, io)
  if (lookup.state !== 'found') return null
  session.bills?.paid([{ what: 'answers', id: lookup.remote.remoteId, micros: priceOf(operation.draft).write }])
  return { remoteId: lookup.remote.remoteId, url: lookup.remote.url }
}

const repostCosts: readonly PublishCost[] = [
  { budget: repostBudget, cost: 1, max: repostLimit.per15Minutes, windowMs: 15 * 60_000 },
  ...publishCosts.filter(({ budget }) => budget === 'posts_3h'),
]

const messageCosts: readonly PublishCost[] = [
  { budget: messageBudget, cost: 1, max: messageLimit.per15Minutes, windowMs: 15 * 60_000 },
  { budget: 'messages_day', cost: 1, max: messageLimit.perDay, windowMs: 86_400_000 },
]

export const interactions: Interactions = {
  act,
  findAnswer,
  costsOf: ({ act: name, takesBack }) => {
    if (name === 'message') return messageCosts
    if (name === 'repost') return takesBack === undefined ? repostCosts : repostCosts.slice(0, 1)
    return takesBack === undefined ? publishCosts : []
  },
  priceOf: ({ act: name, takesBack, text = '' }) => {
    if (takesBack !== undefined) return toMicros(prices.remove)
    if (name === 'message') return toMicros(prices.message)
    return name === 'repost' ? toMicros(prices.repost) : priceOf({ text, media: [], labels: [] }).write
  },
}
