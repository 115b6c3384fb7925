import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withholding } from './withhold.ts'
import { issueAddress, issueOf } from './write-issue.ts'

const base = 'https://issues.example.test/coulisse/issues'
const withhold = withholding(['Léa Martin'])
const bodyIn = (url: string): string => new URL(url).searchParams.get('body') ?? ''

describe('a prefilled issue', () => {
  it('says title, text and diagnostics, without names', () => {
    const { url, isCut } = issueAddress(
      base,
      { title: 'Calendar of Léa Martin', text: 'It is empty & odd?', diagnostics: ['version: 0.1.0'] },
      withhold,
    )
    expect(isCut).toBe(false)
    expect(url.startsWith(`${base}/new?`)).toBe(true)
    expect(new URL(url).searchParams.get('title')).toBe('Calendar of […]')
    expect(bodyIn(url)).toBe('It is empty & odd?\n\n### Diagnostics\n\n```\nversion: 0.1.0\n```')
  })

  it('never ends its own block of diagnostics', () => {
    expect(issueOf({ title: 't', text: 'x', diagnostics: ['log: ``` hello'] }, withhold).body.match(/```/g)).toHaveLength(2)
  })

  it('leaves out the oldest lines of the log first', () => {
    const log = Array.from({ length: 100 }, (_, index) => `log: line ${index} ${'x'.repeat(100)}`)
    const { url, isCut } = issueAddress(base, { title: 't', text: 'what happened', diagnostics: ['version: 0.1.0', ...log] }, withhold)
    expect(isCut).toBe(true)
    expect(bodyIn(url)).toContain('version: 0.1.0')
    expect(bodyIn(url)).toContain('line 99')
    expect(bodyIn(url)).not.toContain('line 0 ')
  })

  it('is never longer than an address may be, and always a whole one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 150 }),
        fc.string({ unit: 'grapheme', maxLength: 3000 }),
        fc.array(
          fc.string({ maxLength: 200 }).map((text) => `log: ${text}`),
          { maxLength: 60 },
        ),
        (title, text, diagnostics) => {
          const { url } = issueAddress(base, { title, text, diagnostics }, withhold)
          expect(url.length).toBeLessThanOrEqual(7500)
          expect(URL.canParse(url)).toBe(true)
          expect(bodyIn(url)).not.toContain('\uFFFD')
        },
      ),
      { numRuns: 60 },
    )
  })
})
