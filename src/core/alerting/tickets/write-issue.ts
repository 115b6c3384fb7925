/** A report as whoever makes Coulisse gets it: a text to read, and the address of a prefilled issue. Pure. */
import type { Withhold } from './withhold.ts'

export interface IssueFacts {
  title: string
  text: string
  diagnostics: readonly string[]
}

/** GitHub and GitLab take about 8,000 characters of an address; browsers and systems that hand it over take as many. */
export const maxAddress = 7500

const fence = '```'

/** Lines cannot end the block that they stand in. */
const bodyOf = (text: string, diagnostics: readonly string[]): string =>
  [
    text.trim(),
    ...(diagnostics.length > 0
      ? ['', '### Diagnostics', '', fence, ...diagnostics.map((line) => line.replaceAll('```', "'''")), fence]
      : []),
  ].join('\n')

export const issueOf = ({ title, text, diagnostics }: IssueFacts, withhold: Withhold): { title: string; body: string } => ({
  title: withhold(title),
  body: bodyOf(text.split('\n').map(withhold).join('\n'), diagnostics.map(withhold)),
})

const address = (base: string, title: string, body: string): string => {
  const url = new URL(base.endsWith('/new') ? base : `${base.replace(/\/+$/, '')}/new`)
  url.searchParams.set('title', title)
  url.searchParams.set('body', body)
  return url.href
}

/** By whole characters, so that none is torn apart. */
const cutTo = (text: string, length: number): string => Array.from(text).slice(0, length).join('')

/**
 * The address of a new issue, filled in. Where it would be too long, the oldest lines of the log go first, then the
 * end of the text: the newest lines say most.
 */
export const issueAddress = (
  base: string,
  { title, text, diagnostics }: IssueFacts,
  withhold: Withhold,
  max: number = maxAddress,
): { url: string; isCut: boolean } => {
  const lines = [...diagnostics]
  for (;;) {
    const issue = issueOf({ title, text, diagnostics: lines }, withhold)
    const url = address(base, issue.title, issue.body)
    if (url.length <= max) return { url, isCut: lines.length < diagnostics.length }
    const oldest = lines.findIndex((line) => line.startsWith('log: '))
    if (oldest === -1) break
    lines.splice(oldest, Math.max(1, Math.ceil((url.length - max) / 600)))
  }
  const issue = issueOf({ title, text, diagnostics: lines }, withhold)
  const length = Array.from(issue.body).length
  // How many characters of it fit: each takes one to twelve of an address.
  let fits = 0
  let tooMany = length + 1
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (address(base, issue.title, `${cutTo(issue.body, middle)} …`).length <= max) fits = middle
    else tooMany = middle
  }
  return { url: address(base, issue.title, `${cutTo(issue.body, fits)} …`), isCut: true }
}
