/**
 * Cuts a post's text into plain text, links, mentions and hashtags, so that a preview can show what will be alive.
 * Close to what platforms find, not the same: core decides when publishing.
 */
export interface TextPart {
  kind: 'text' | 'link' | 'mention' | 'tag'
  text: string
}

const live = new RegExp(
  [
    String.raw`(?<link>https?:\/\/[^\s]+|(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:\/[^\s]*)?)`,
    String.raw`(?<mention>@[a-zA-Z0-9][a-zA-Z0-9_.-]*[a-zA-Z0-9_])`,
    String.raw`(?<tag>[#＃](?!\ufe0f)[^\s#]*[^\d\s\p{P}][^\s#]*)`,
  ]
    .map((alternative) => String.raw`(?<=^|[\s(])${alternative}`)
    .join('|'),
  'giu',
)

/** Without the punctuation of the sentence around it. */
const withoutClosing = (found: string): string => {
  const bare = found.replace(/[.,;:!?…»”"']+$/u, '')
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare
}

const kindOf = (groups: Record<string, string | undefined>): TextPart['kind'] =>
  groups['link'] ? 'link' : groups['mention'] ? 'mention' : 'tag'

/** The parts, in order; joined they are the text again. */
export const partsOfText = (text: string): TextPart[] => {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(live)) {
    const shown = withoutClosing(match[0])
    if (shown.length < 2) continue
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    parts.push({ kind: kindOf(match.groups ?? {}), text: shown })
    from = match.index + shown.length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}
