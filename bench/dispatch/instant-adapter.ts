/** A platform that answers at once, without a network: what is left is the engine and the disk. */
import { bluesky } from '../../src/core/platforms/bluesky/index.ts'
import type { AccountProfile, PlatformAdapter } from '../../src/core/platforms/kit/adapter.ts'

const profileOf = (handle: string): AccountProfile => ({
  remoteId: `did:plc:${handle}`,
  handle,
  displayName: handle,
  profileUrl: `https://bsky.app/profile/${handle}`,
  service: 'https://bsky.social',
  followers: null,
  following: null,
  posts: null,
})

// What would go to a network by itself while something is measured.
const { grant: _grant, trends: _trends, inbox: _inbox, past: _past, replies: _replies, ...offline } = bluesky

export const instantAdapter: PlatformAdapter = {
  ...offline,
  connect: ({ identifier = '' }) => Promise.resolve({ credential: { identifier }, profile: profileOf(identifier) }),
  profile: ({ remoteId }) => Promise.resolve(profileOf(remoteId.slice('did:plc:'.length))),
  publish: async (_session, { key }, hooks) => {
    await hooks.beforeWrite()
    return { state: 'published', remote: { remoteId: key, url: `https://bsky.app/${key}` } }
  },
  findPublished: (_session, { key }) => Promise.resolve({ state: 'found', remote: { remoteId: key, url: `https://bsky.app/${key}` } }),
  postFigures: () => Promise.resolve(new Map()),
}
