/**
 * The parts of a text that are more than text: links, mentions and hashtags, with their place in UTF-8 bytes.
 * The same parts that Bluesky's own client finds (tested against `RichText` of `@atproto/api`, which is not used here
 * because loading it costs core 640 ms and 63 MB).
 */
import tlds from 'tlds' with { type: 'json' }
import { hashtagLimit } from './limits.ts'
import { countGraphemes } from './text.ts'

type FoundFeature = { kind: 'link'; uri: string } | { kind: 'mention'; handle: string } | { kind: 'tag'; tag: string }

/** Where it is, as positions in the JavaScript string. */
export interface FoundFacet {
  start: number
  end: number
  feature: FoundFeature
}

type Feature =
  | { $type: 'app.bsky.richtext.facet#link'; uri: string }
  | { $type: 'app.bsky.richtext.facet#mention'; did: string }
  | { $type: 'app.bsky.richtext.facet#tag'; tag: string }

export interface Facet {
  index: { byteStart: number; byteEnd: number }
  features: Feature[]
}

const mentionPattern = /(?<=^|\s|\()@(?<handle>[a-zA-Z0-9.-]+)\b/g
const linkPattern = /(?<=^|\s|\()(?:https?:\/\/\S+|(?<domain>[a-z][a-z0-9]*(?:\.[a-z0-9]+)+)\S*)/gim
const invisible = String.raw`\u00AD\u2060\u200A\u200B\u200C\u200D\u20e2`
const tagPattern = new RegExp(
  String.raw`(?<=^|\s)[#＃](?<tag>(?!\ufe0f)[^\s${invisible}]*[^\d\s\p{P}${invisible}]+[^\s${invisible}]*)`,
  'gu',
)
const cashtagPattern = /(?<=^|\s|\()\$(?<ticker>[A-Za-z][A-Za-z0-9]{0,4})(?=\s|$|[.,;:!?)"'\u2019])/gu

const topLevel = new Set<string>(tlds)
const endsInTopLevel = (domain: string): boolean => topLevel.has(domain.slice(domain.lastIndexOf('.') + 1))

/** In the order of the text. */
export const findFacets = (text: string): FoundFacet[] =>
  [...findMentions(text), ...findLinks(text), ...findTags(text), ...findCashtags(text)].toSorted((a, b) => a.start - b.start)

function* findMentions(text: string): Iterable<FoundFacet> {
  for (const match of text.matchAll(mentionPattern)) {
    const handle = match.groups?.['handle'] ?? ''
    // `.test` is reserved for networks of one's own, and no top-level domain.
    if (!handle.includes('.') || !(endsInTopLevel(handle) || handle.endsWith('.test'))) continue
    yield { start: match.index, end: match.index + match[0].length, feature: { kind: 'mention', handle } }
  }
}

function* findLinks(text: string): Iterable<FoundFacet> {
  for (const match of text.matchAll(linkPattern)) {
    const domain = match.groups?.['domain']
    if (domain !== undefined && !match[0].startsWith('http') && !endsInTopLevel(domain)) continue
    const shown = withoutClosing(match[0])
    const uri = shown.startsWith('http') ? shown : `https://${shown}`
    yield { start: match.index, end: match.index + shown.length, feature: { kind: 'link', uri } }
  }
}

/** Without the punctuation of the sentence around it. */
const withoutClosing = (link: string): string => {
  const bare = link.replace(/[.,;:!?]$/, '')
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare
}

function* findTags(text: string): Iterable<FoundFacet> {
  for (const match of text.matchAll(tagPattern)) {
    const tag = (match.groups?.['tag'] ?? '').trim().replace(/\p{P}+$/gu, '')
    if (tag === '' || countGraphemes(tag) > hashtagLimit.graphemes) continue
    yield { start: match.index, end: match.index + 1 + tag.length, feature: { kind: 'tag', tag } }
  }
}

function* findCashtags(text: string): Iterable<FoundFacet> {
  for (const match of text.matchAll(cashtagPattern)) {
    const ticker = match.groups?.['ticker'] ?? ''
    yield { start: match.index, end: match.index + match[0].length, feature: { kind: 'tag', tag: `$${ticker.toUpperCase()}` } }
  }
}

/**
 * As the record wants them. `didOf` answers who a handle is, `null` when nobody: such a mention stays plain text.
 */
export const toFacets = (text: string, found: readonly FoundFacet[], didOf: (handle: string) => string | null): Facet[] =>
  found.flatMap(({ start, end, feature }) => {
    const ready = toFeature(feature, didOf)
    if (!ready) return []
    const byteStart = Buffer.byteLength(text.slice(0, start))
    return [{ index: { byteStart, byteEnd: byteStart + Buffer.byteLength(text.slice(start, end)) }, features: [ready] }]
  })

const toFeature = (feature: FoundFeature, didOf: (handle: string) => string | null): Feature | null => {
  if (feature.kind === 'link') return { $type: 'app.bsky.richtext.facet#link', uri: feature.uri }
  if (feature.kind === 'tag') return { $type: 'app.bsky.richtext.facet#tag', tag: feature.tag }
  const did = didOf(feature.handle)
  return did === null ? null : { $type: 'app.bsky.richtext.facet#mention', did }
}
