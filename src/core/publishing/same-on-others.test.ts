/** One text for several accounts of a platform that forbids it is told of before anything is planned. */
import { describe, expect, it } from 'vitest'
import { x } from '../platforms/x/index.ts'
import { checkContent } from './planning-guard.ts'

const content = { text: 'The same words', assets: [], languages: [], labels: [] }

describe('one text for several accounts', () => {
  const engine = (forbids: boolean) => {
    const adapter = { ...x, capabilities: { ...x.capabilities, ...(!forbids && { oneTextOneAccount: undefined }) } }
    return {
      constraintsOf: () => ({ neverMention: [], platformsNotAllowed: [] }),
      accountRows: { account: (id: string) => ({ platform: id.startsWith('x') ? 'x' : 'bluesky', state: 'connected', audited: null }) },
      findAdapter: (platform: string) => (platform === 'x' ? adapter : undefined),
      io: {},
      said: () => [],
      posts: { similar: () => [] },
      media: {},
    }
  }
  const told = (accountIds: string[], { forbids = true, text = content.text } = {}) =>
    checkContent(engine(forbids) as never, 'crt_1', { ...content, text }, accountIds, 0).problems.filter(
      ({ rule }) => rule === 'text.same_on_others',
    )

  it('is warned of on each of them, and does not stand in the way', () => {
    expect(told(['x1', 'x2', 'b1'])).toMatchObject([
      { accountId: 'x1', severity: 'warning', data: { accounts: 1 } },
      { accountId: 'x2', severity: 'warning', data: { accounts: 1 } },
    ])
  })

  it('is nothing on one account of it, without words, or where nobody forbids it', () => {
    expect(told(['x1', 'b1', 'b2'])).toEqual([])
    expect(told(['x1', 'x2'], { text: ' ' })).toEqual([])
    expect(told(['x1', 'x2'], { forbids: false })).toEqual([])
  })
})
