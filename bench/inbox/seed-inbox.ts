/** What people say to an agency's accounts, as it piles up: most of it comments and answers, some messages, some of it seen to. */
import { newId } from '../../src/core/ids.ts'
import { inboxItem } from '../../src/core/store/schema/inbox.ts'
import type { Store } from '../../src/core/store/store.ts'
import type { SeedAccount } from '../seed-publications.ts'

const kinds = ['reply', 'reply', 'reply', 'comment', 'comment', 'comment', 'comment', 'mention', 'mention', 'message'] as const
const openings = ['Bonjour', 'Hello', 'Coucou', 'Wow', 'Merci', 'Superbe', 'Hey', 'Salut']
const words = ['photo', 'soleil', 'summer', 'magnifique', 'beautiful', 'tirage', 'print', 'danse', 'hier', 'demain', 'plage', 'night']

/** Every other minute back from `until`. One in two is to be seen to; one in fifty is spam, one in thirty negative; one in 5,000 has a word of its own. */
export const seedInbox = (
  store: Store,
  accounts: readonly SeedAccount[],
  { items, until, userId }: { items: number; until: number; userId: string },
): void => {
  store.write((tx) => {
    for (let number = 0; number < items; number += 1) {
      const account = accounts[(number * 7919) % accounts.length]
      if (!account) throw new Error('there is no account')
      const kind = kinds[number % kinds.length] ?? 'reply'
      const person = `fan${number % 5000}.test`
      const rare = number % 5000 === 0 ? ' xylophone' : ''
      const isNew = number % 2 === 0
      tx.db
        .insert(inboxItem)
        .values({
          id: newId('inb', store.ids),
          creatorId: account.creatorId,
          accountId: account.id,
          platform: 'bluesky',
          kind,
          remoteId: `said/${number}`,
          url: `https://example.test/said/${number}`,
          conversation: kind === 'message' ? `with/${person}` : `post/${number % 20_000}`,
          author: person,
          authorName: `Fan ${number % 5000}`,
          authorId: `did:${number % 5000}`,
          text: `${openings[number % openings.length]} ${words[number % words.length]} ${words[(number * 5) % words.length]} ${number}${rare}`,
          at: until - number * 120_000,
          receivedAt: until - number * 120_000,
          state: isNew ? 'new' : number % 100 === 99 ? 'own' : 'done',
          assignedTo: number % 40 === 0 ? userId : null,
          judged: 1,
          language: number % 3 === 0 ? 'en' : 'fr',
          spam: number % 50 === 0,
          sentiment: number % 30 === 0 ? 'negative' : 'positive',
          relevance: number % 4 === 0,
        })
        .run()
    }
  })
}
