/** What the simulated audience says to an account of itself. No record of this network; liked and answered it can be. */
import type { SimulatedReply } from '../audience.ts'
import { cidOfRecord } from './cid.ts'
import { postCollection, type PracticeAccount } from './network.ts'
import type { ViewParts } from './views.ts'

export const simulatedMentions = (parts: Pick<ViewParts, 'audience'>, account: PracticeAccount) =>
  (parts.audience?.mentions({ id: account.did, createdAt: account.createdAt }) ?? []).map((one) => mentionView(account, one))

const mentionView = ({ did: named, handle }: PracticeAccount, { key, name, text: pattern, at }: SimulatedReply) => {
  const did = `did:web:${name}.audience.test`
  const text = pattern.replace('{account}', handle)
  const byteStart = Buffer.byteLength(text.slice(0, text.indexOf('@')))
  const features = [{ $type: 'app.bsky.richtext.facet#mention', did: named }]
  const record = {
    $type: postCollection,
    text,
    createdAt: new Date(at).toISOString(),
    facets: [{ index: { byteStart, byteEnd: byteStart + Buffer.byteLength(`@${handle}`) }, features }],
  }
  return {
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: {
      uri: `at://${did}/${postCollection}/${key}`,
      cid: cidOfRecord(record),
      author: { did, handle: `${name}.audience.test` },
      record,
      indexedAt: record.createdAt,
    },
  }
}

/** A mention of this account by somebody of the simulated audience, as a thread shows it. */
export const simulatedMention = (parts: Pick<ViewParts, 'audience'>, account: PracticeAccount, uri: string) =>
  simulatedMentions(parts, account).find(({ post }) => post.uri === uri)
