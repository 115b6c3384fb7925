import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../fold-text.ts'
import { diagnosticLines, logLine } from './diagnostics.ts'
import type { DiagnosticFacts } from './diagnostics.ts'
import { withholding } from './withhold.ts'

const facts = (more: Partial<DiagnosticFacts> = {}): DiagnosticFacts => ({
  version: '0.1.0',
  platform: 'linux x64, Node 24.1.0',
  role: 'admin',
  page: '/calendar',
  error: undefined,
  counted: [{ what: 'accounts', of: 'bluesky connected', count: 2 }],
  state: { isOnline: true, isVaultOpen: true, isStopped: false, queued: 3, needPerson: 1, storeBytes: 1_500_000 },
  lastBackupAt: null,
  now: Date.parse('2026-03-02T10:00:00Z'),
  log: [],
  names: [],
  ...more,
})

const line = (fields: object): string => JSON.stringify({ level: 40, time: '2026-03-02T10:00:00.000Z', ...fields })

/** What of a name could be read in a text: itself, without regard to case and accents. */
const reads = (text: string, name: string): boolean => {
  const folded = foldText(name)
  if (folded.length >= 6) return foldText(text).includes(folded)
  const escaped = folded.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(foldText(text))
}

/** Names that a line of ours cannot hold by itself. */
const name = fc
  .stringMatching(/^[a-zäéèçñœжшд]{2,9}( [a-zéïøжш]{3,9})?$/u)
  .filter((text) => !/^(at|in|no|of|for|name|alerts|could|error|warn|page|text)/u.test(text))
const email = fc
  .tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.stringMatching(/^[a-z]{3,8}$/))
  .map(([who, where]) => `${who}@${where}.example`)
const handle = fc.stringMatching(/^[a-z0-9]{3,10}\.bsky\.social$/)
const token = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/),
  fc.stringMatching(/^eyJ[A-Za-z0-9_-]{20,60}\.[A-Za-z0-9_-]{20,60}\.[A-Za-z0-9_-]{20,60}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{43}$/).filter((text) => /^\w/.test(text) && /\w$/.test(text)),
)

describe('what goes with a report', () => {
  it('holds no name, handle or e-mail of the agency, wherever it stood', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(name, email, handle), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(' ', ' "', ' (', ': @', '=', '/'),
        fc.boolean(),
        (names, before, isShouted) => {
          const quoted = names.map((one) => `${before}${isShouted ? one.toUpperCase() : one}`).join(' ,')
          const text = diagnosticLines(
            facts({
              names,
              page: `/creators/${names[0] ?? ''}`,
              error: `Coulisse NOT_FOUND\n{"what":"account","id":"${names.at(-1) ?? ''}"}`,
              log: [
                line({ msg: `could not be read${quoted} at all` }),
                line({
                  msg: 'plain',
                  handle: names[0],
                  anything: names[0],
                  err: { type: 'Error', stack: [`at x (/home/${names[0] ?? ''}/a.ts:1:2)`] },
                }),
              ],
            }),
          ).join('\n')
          const values = text.replaceAll(/^[a-z ]+: /gm, '')
          for (const one of names) expect(reads(values, one), `${one} in ${text}`).toBe(false)
        },
      ),
      { numRuns: 400 },
    )
  })

  it('holds no secret and no token, known or not', () => {
    fc.assert(
      fc.property(token, fc.constantFrom(' ', ' "', ' (', ': ', ' Bearer '), (secret, before) => {
        const text = diagnosticLines(
          facts({ log: [line({ msg: `failed${before}${secret}`, token: secret, other: secret })], error: `x ${secret}` }),
        ).join('\n')
        expect(text).not.toContain(secret)
      }),
      { numRuns: 300 },
    )
  })

  it('takes out what looks like a handle, a link or an identifier of somebody unknown', () => {
    const withhold = withholding([])
    for (const who of [
      '@fan_of.lea',
      'fan.bsky.social',
      'https://example.test/u/fan',
      'did:plc:abcdef234567',
      'fan@mail.example',
      '/home/fan/x',
    ])
      expect(withhold(`said by ${who} today`)).not.toContain('fan')
    expect(withhold('did:plc:abcdef234567')).not.toContain('abcdef')
  })

  it('keeps what helps: versions, figures, codes, ids, where in our files', () => {
    const lines = diagnosticLines(
      facts({
        names: ['X', 'Bluesky', 'Léa'],
        log: [
          line({
            msg: 'alerts could not be sent',
            alertId: 'alr_019a0000-0000-7000-8000-000000000000',
            attempts: 3,
            code: 'PLATFORM_DOWN',
            text: 'Bonsoir',
            err: { type: 'TypeError', errorCode: 'ECONNREFUSED', stack: ['at send (/home/lea/coulisse/out/core/channels.ts:12:3)'] },
          }),
          'not json',
        ],
      }),
    )
    expect(lines).toContain('version: 0.1.0')
    expect(lines).toContain('accounts: bluesky connected 2')
    expect(lines.at(-1)).toBe(
      'log: 2026-03-02T10:00:00.000Z warn alerts could not be sent TypeError ECONNREFUSED channels.ts:12:3 alertId=alr_019a0000-0000-7000-8000-000000000000 attempts=3 code=PLATFORM_DOWN',
    )
  })

  it('holds of a failure what is ours, and nothing that may be somebody’s words', () => {
    const error = [
      'Coulisse MEDIA_INVALID',
      '2026-03-02T10:00:00.000Z',
      '{"rule":"media.bytes","name":"zoe","file":"Chambre de Zoé.jpg","actual":12,"id":"pub_019a0000-0000-7000-8000-000000000000","more":{"a":"Zoé"}}',
      'TypeError: cannot read "Zoé"',
      '    at show (http://127.0.0.1:4680/assets/index-Zo12.js:12:3)',
      'Zoé was here',
    ].join('\n')
    const lines = diagnosticLines(facts({ error, page: '/creators/Zoé/plan' }))
    expect(lines.filter((one) => one.startsWith('error') || one.startsWith('page'))).toEqual([
      'page: /creators/[…]/plan',
      'error: Coulisse MEDIA_INVALID',
      'error: 2026-03-02T10:00:00.000Z',
      'error: {"rule":"media.bytes","name":"[…]","file":"[…]","actual":12,"id":"pub_019a0000-0000-7000-8000-000000000000","more":"[…]"}',
      'error: TypeError',
      'error: at index-Zo12.js:12:3',
      'error: […]',
    ])
  })

  it('takes a short name out as a word only, a long one anywhere', () => {
    const withhold = withholding(['Léa', 'Marguerite'])
    expect(withhold('release of lea, LÉA; xmargueritex')).toBe('release of […], […]; x[…]x')
  })

  it('says nothing of what is no line of a log', () => {
    for (const json of ['', 'null', '12', '[', '"text"']) expect(logLine(json)).toBeNull()
  })
})
