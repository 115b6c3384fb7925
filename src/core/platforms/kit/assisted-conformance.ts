/**
 * What every platform must do that only a person posts to: `testAssisted(platform, examples)`. There is no server to
 * drive it against, and none is faked: what is to be held is what it says, and that nothing in it can send.
 */
import { describe, expect, it } from 'vitest'
import { capabilities as capabilitiesSchema } from '../../../contract/platforms.ts'
import { isAppError } from '../../app-error.ts'
import type { AnyPlatform, AssistedPlatform, Draft, DraftMedia } from './adapter.ts'

interface Examples {
  fields: Readonly<Record<string, string>>
  badFields: readonly Readonly<Record<string, string>>[]
  /** Ways of writing the link to one post of that account. */
  sameLinks: readonly string[]
  otherLink: string
  badLinks: readonly string[]
  options: unknown
}

const never = (): Promise<never> => Promise.reject(new Error('nothing is read'))
const image: DraftMedia = {
  kind: 'image',
  mimeType: 'image/jpeg',
  bytes: 1000,
  width: 10,
  height: 10,
  seconds: null,
  alt: 'a picture',
  fileName: 'a.jpg',
  read: never,
  open: never,
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
  return 'no error'
}

export const testAssisted = (platform: AssistedPlatform, examples: Examples): void => {
  describe(`platform ${platform.id}, posted to by hand`, () => {
    const account = platform.assisted.account(examples.fields)
    const draft: Draft = { kind: 'photo', text: 'hello', languages: [], labels: [], media: [image], options: examples.options }

    it('has capabilities of the contract that say so, every limit with a source and the date it was read', () => {
      expect(capabilitiesSchema.parse(platform.capabilities)).toEqual(platform.capabilities)
      expect(platform.capabilities.assisted).toBeDefined()
    })

    it('has nothing that could send, read or sign in, and says so', () => {
      const { delete: deletes, replies, metrics, connect } = platform.capabilities
      expect({ deletes, replies, metrics }).toEqual({ deletes: false, replies: false, metrics: { post: [], followers: false } })
      expect(connect.consent).toBeUndefined()
      expect(connect.fields.filter(({ secret }) => secret)).toEqual([])
      const can = Object.keys(platform satisfies AnyPlatform)
      for (const verb of ['publish', 'findPublished', 'profile', 'remove', 'postFigures', 'connect', 'consent'])
        expect(can).not.toContain(verb)
    })

    it('knows whose account it is by what is typed, and refuses what cannot be one', () => {
      expect(platform.assisted.account(examples.fields)).toEqual(account)
      expect(URL.parse(account.profileUrl)?.protocol).toBe('https:')
      for (const fields of examples.badFields)
        expect([fields, codeOf(() => platform.assisted.account(fields))]).toEqual([fields, 'WRONG_CREDENTIALS'])
    })

    it('knows a post again, however its link was copied, and tells two apart', () => {
      const read = examples.sameLinks.map((link) => platform.assisted.readLink(link, account))
      expect(read).toEqual(read.map(() => ({ remote: expect.anything() })))
      expect(new Set(read.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(platform.assisted.readLink(examples.otherLink, account)).not.toEqual(read[0])
    })

    it('takes no other link, and throws at nothing that is typed', () => {
      for (const link of examples.badLinks)
        expect(platform.assisted.readLink(link, account)).toEqual({ problem: expect.stringMatching(/^link\./) })
    })

    it('counts a text, and finds nothing against a plain draft', () => {
      expect(platform.countText('hello').used).toBe(5)
      expect(platform.check({ ...draft, options: undefined })).toEqual([])
      expect(platform.check(draft).filter(({ severity }) => severity === 'error')).toEqual([])
    })

    it('has every choice that it declares among its options', () => {
      expect(platform.options !== undefined).toBe(platform.capabilities.choices !== undefined)
      const chosen = platform.options?.parse(examples.options) ?? {}
      expect(Object.keys(chosen).toSorted()).toEqual((platform.capabilities.choices?.list ?? []).map(({ name }) => name).toSorted())
    })

    it('takes what can be chosen, written out in full, and nothing else', () => {
      const chosen = platform.options?.parse(examples.options)
      expect(platform.options?.parse(chosen)).toEqual(chosen)
      const foreign = { ...chosen, ofNoPlatform: true }
      expect(platform.options?.safeParse(foreign).success).toBe(false)
      expect(platform.check({ ...draft, options: foreign }).map(({ rule }) => rule)).toContain('options.invalid')
    })
  })
}
