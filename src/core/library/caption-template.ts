/**
 * Captions with alternatives, variables and sets of hashtags: `{Bonjour|Salut} {{prénom}} {{hashtags:été}}`. Alternatives may hold others; a backslash
 * makes `{`, `}`, `|` and `\` plain. Pure.
 */

type Part = { is: 'text'; text: string } | { is: 'variable'; name: string } | { is: 'choice'; options: readonly Part[][] }

export interface CaptionTemplate {
  /** How many different texts it can become, variables aside; at most `largestCount`. */
  variants: number
  variables: readonly string[]
  /** The text of one variant. A variable without a value stays as it is written, so that the lack is seen. */
  expand(variant: number, values: Readonly<Record<string, string>>): string
}

export interface TemplateProblem {
  /** Where, in UTF-16 units. */
  at: number
  rule: 'unclosed' | 'unopened' | 'empty_variable' | 'one_option' | 'blank'
}

/** More are not told apart: a number that a person would call endless. */
const largestCount = 1_000_000

/** The template, or the first thing that is wrong with it. */
export const parseCaption = (source: string): CaptionTemplate | TemplateProblem => {
  const reader: Reader = { source, at: 0, problem: undefined, variables: new Set() }
  const parts = readParts(reader, 0)
  if (reader.problem) return reader.problem
  if (source.trim() !== '' && canBeBlank(parts)) return { at: 0, rule: 'blank' }
  return {
    variants: Math.min(largestCount, countOf(parts)),
    variables: [...reader.variables],
    expand: (variant, values) => {
      let left = variant
      const take = (options: number): number => {
        const chosen = left % options
        left = Math.floor(left / options)
        return chosen
      }
      return write(parts, take, values)
    },
  }
}

export const isTemplate = (parsed: CaptionTemplate | TemplateProblem): parsed is CaptionTemplate => 'expand' in parsed

interface Reader {
  source: string
  at: number
  problem: TemplateProblem | undefined
  variables: Set<string>
}

/** Reads up to the end, or within a choice up to its `|` or `}`. */
const readParts = (reader: Reader, depth: number): Part[] => {
  const parts: Part[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') parts.push({ is: 'text', text })
    text = ''
  }
  while (reader.at < reader.source.length && !reader.problem) {
    const char = reader.source[reader.at] ?? ''
    if (char === '\\' && reader.at + 1 < reader.source.length) {
      text += reader.source[reader.at + 1]
      reader.at += 2
    } else if (opensVariable(reader)) {
      flush()
      parts.push(...readVariable(reader))
    } else if (char === '{') {
      flush()
      parts.push(readChoice(reader, depth))
    } else if (depth > 0 && (char === '|' || char === '}')) break
    else if (char === '}') reader.problem = { at: reader.at, rule: 'unopened' }
    else {
      text += char
      reader.at += 1
    }
  }
  flush()
  return parts
}

/** Two braces may also be a choice whose first option begins with another: `{{Bonjour|Salut} toi|Coucou}`. */
const opensVariable = ({ source, at }: Reader): boolean => {
  if (!source.startsWith('{{', at)) return false
  const next = source.slice(at + 2).search(/[{|}]/)
  return next < 0 || source[at + 2 + next] === '}'
}

const readVariable = (reader: Reader): Part[] => {
  const start = reader.at
  const end = reader.source.indexOf('}}', start)
  if (end < 0) {
    reader.problem = { at: start, rule: 'unclosed' }
    return []
  }
  const name = reader.source.slice(start + 2, end).trim()
  if (!/^(hashtags:)?[\p{L}\p{M}\p{N}_-]{1,40}$/u.test(name)) {
    reader.problem = { at: start, rule: 'empty_variable' }
    return []
  }
  reader.variables.add(name)
  reader.at = end + 2
  return [{ is: 'variable', name }]
}

const readChoice = (reader: Reader, depth: number): Part => {
  const start = reader.at
  const options: Part[][] = []
  do {
    // Past the brace or the bar.
    reader.at += 1
    options.push(readParts(reader, depth + 1))
  } while (!reader.problem && reader.source[reader.at] === '|')
  if (!reader.problem && reader.source[reader.at] !== '}') reader.problem = { at: start, rule: 'unclosed' }
  // A single brace about one word was meant for a variable, `{{name|you}}` for one with a default: neither is one.
  else if (!reader.problem && options.length === 1) reader.problem = { at: start, rule: 'one_option' }
  reader.at += 1
  return { is: 'choice', options: distinct(options) }
}

/** Each possibility once: one that is itself a choice is as good as its own possibilities. */
const distinct = (options: readonly Part[][]): readonly Part[][] => {
  const flat = options.flatMap((option) => (option.length === 1 && option[0]?.is === 'choice' ? option[0].options : [option]))
  return [...new Map(flat.map((option) => [JSON.stringify(option), option])).values()]
}

/** Whether one of its texts would be nothing but space. */
const canBeBlank = (parts: readonly Part[]): boolean =>
  parts.every((part) =>
    part.is === 'text' ? part.text.trim() === '' : part.is === 'choice' && part.options.some((option) => canBeBlank(option)),
  )

/** Each choice counts the sum of its options' own variants. */
const countOf = (parts: readonly Part[]): number => parts.reduce((product, part) => Math.min(largestCount, product * countOfPart(part)), 1)

const countOfPart = (part: Part): number => (part.is === 'choice' ? part.options.reduce((sum, option) => sum + countOf(option), 0) : 1)

const write = (parts: readonly Part[], take: (options: number) => number, values: Readonly<Record<string, string>>): string =>
  parts
    .map((part) => {
      switch (part.is) {
        case 'text':
          return part.text
        case 'variable':
          return values[part.name] ?? `{{${part.name}}}`
        case 'choice':
          return writeOne(part.options, take(countOfPart(part)), values)
      }
    })
    .join('')

/** The `index`th variant over all options of a choice. */
const writeOne = (options: readonly Part[][], index: number, values: Readonly<Record<string, string>>): string => {
  let left = index
  for (const option of options) {
    const count = countOf(option)
    if (left >= count) {
      left -= count
      continue
    }
    let rest = left
    return write(
      option,
      (choices) => {
        const chosen = rest % choices
        rest = Math.floor(rest / choices)
        return chosen
      },
      values,
    )
  }
  return ''
}
