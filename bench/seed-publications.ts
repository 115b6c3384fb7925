/** Posts and their publications straight into the store, as scheduling them one by one would leave them. */
import type { PublicationState } from '../src/contract/publications.ts'
import { newId } from '../src/core/ids.ts'
import { openStore } from '../src/core/store/open-store.ts'
import type { Store } from '../src/core/store/store.ts'
import { createNodeClock } from '../src/host/node-clock.ts'
import { createNodeMachine } from '../src/host/node-machine.ts'
import { createNodeRandom } from '../src/host/node-random.ts'

export interface SeedAccount {
  id: string
  creatorId: string
}

export interface SeedPublication {
  account: SeedAccount
  text: string
  dueAt: number
  state: Extract<PublicationState, 'scheduled' | 'published'>
}

/** The store without a core around it: nothing runs, nothing is due. */
export const openBenchStore = (dataDir: string): Promise<Store> =>
  openStore({ dataDir, clock: createNodeClock(), random: createNodeRandom(), machine: createNodeMachine() })

export const seedPublications = (store: Store, publications: Iterable<SeedPublication>): void => {
  const { sql, ids } = store
  const post = sql.prepare(
    `INSERT INTO post (id, creator_id, text, languages_json, kind, created_by, created_at, updated_at) VALUES (?, ?, ?, '["en"]', 'text', 'bench', ?, ?)`,
  )
  const publication = sql.prepare(
    `INSERT INTO publication (id, post_id, creator_id, account_id, platform, kind, wall_time, zone, due_at, state, state_since, missed_policy, next_at, published_at, verified_at, created_by, created_at)
     VALUES (@id, @postId, @creatorId, @accountId, 'bluesky', 'text', @wallTime, 'UTC', @dueAt, @state, @now, 'ask', @nextAt, @publishedAt, @publishedAt, 'bench', @now)`,
  )
  const due = sql.prepare(`INSERT INTO due (due_at, kind, id) VALUES (?, 'publication', ?)`)
  const log = sql.prepare(
    `INSERT INTO publication_log (publication_id, at, from_state, to_state, reason, actor) VALUES (?, ?, NULL, 'scheduled', 'planned', 'bench')`,
  )
  store.write(({ now }) => {
    for (const { account, text, dueAt, state } of publications) {
      const [id, postId] = [newId('pub', ids), newId('pst', ids)]
      const waits = state === 'scheduled'
      post.run(postId, account.creatorId, text, now, now)
      publication.run({
        id,
        postId,
        creatorId: account.creatorId,
        accountId: account.id,
        wallTime: new Date(dueAt).toISOString().slice(0, 19),
        dueAt,
        state,
        now,
        nextAt: waits ? dueAt : null,
        publishedAt: waits ? null : dueAt,
      })
      if (waits) due.run(dueAt, id)
      log.run(id, now)
    }
  })
}

/** Creators and their connected accounts, that nobody signs in to. */
export const seedAccounts = (store: Store, creators: number, each = 1): SeedAccount[] =>
  store.write(({ now }) => {
    const creator = store.sql.prepare(
      `INSERT INTO creator (id, name, zone, market, constraints_json, created_at, updated_at) VALUES (?, ?, 'Europe/Paris', 'france', '{"neverShow":[],"neverMention":[],"platformsNotAllowed":[],"free":""}', ?, ?)`,
    )
    const account = store.sql.prepare(
      `INSERT INTO account (id, creator_id, platform, remote_id, handle, display_name, service, profile_url, state, connected_at)
       VALUES (?, ?, 'bluesky', ?, ?, ?, 'https://bsky.social', 'https://bsky.app', 'connected', ?)`,
    )
    return Array.from({ length: creators }, (_, index) => {
      const creatorId = newId('crt', store.ids)
      creator.run(creatorId, `Creator ${index}`, now, now)
      return Array.from({ length: each }, (__, at) => {
        const made = { id: newId('acc', store.ids), creatorId }
        const number = index * each + at
        account.run(made.id, creatorId, `did:plc:bench${number}`, `bench-${number}.test`, `Bench ${number}`, now)
        return made
      })
    }).flat()
  })
