/** What a command is: the options there are, which of them each takes, and what it wants of the data folder. */
import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import type { CommandContext } from './cli-host.ts'
import type { ExitCode } from './exit-code.ts'
import type { CliTexts } from './texts.ts'
import { UsageError } from './usage-error.ts'

const options = {
  data: { type: 'string' },
  lang: { type: 'string' },
  port: { type: 'string' },
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  once: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  undo: { type: 'string' },
  creator: { type: 'string' },
  platform: { type: 'string' },
  field: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsConfig['options']

export type OptionName = keyof typeof options
const common: readonly OptionName[] = ['data', 'lang', 'json', 'help']

export type Options = ReturnType<typeof parseStrictly>['values']
/** `operands`: what stands after the command. */
export type Run = (context: CommandContext, values: Options, operands: readonly string[]) => Promise<ExitCode>

export interface Command {
  run: Run
  /** Besides those that every command takes. */
  options?: readonly OptionName[]
  /** How many operands it takes at most. */
  operands?: number
  /** `needed`: there must be data. `own`: the command looks by itself, and may make it. */
  data: 'needed' | 'own'
  /** The page of the application where the same is done while it is open on the data. */
  page?: string
}

const parseStrictly = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true })

const isOption = (name: string): name is OptionName => Object.hasOwn(options, name)

/** Node complains in English only, so the same is looked for first. Throws UsageError. */
export const parse = (args: readonly string[], t: CliTexts): ReturnType<typeof parseStrictly> & { given: OptionName[] } => {
  const given: OptionName[] = []
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    if (!isOption(name)) throw new UsageError(t.unknownOption(rawName))
    const takesValue = options[name].type === 'string'
    if (takesValue && (value === undefined || (!inlineValue && value.startsWith('-')))) throw new UsageError(t.optionNeedsValue(rawName))
    if (!takesValue && value !== undefined) throw new UsageError(t.optionTakesNoValue(rawName))
    given.push(name)
  }
  return { ...parseStrictly(args), given }
}

/** Throws UsageError for what this command does not take: what is passed over silently is taken for done. */
export const assertTaken = (
  name: string,
  command: Pick<Command, 'options' | 'operands'>,
  { given, operands }: { given: readonly OptionName[]; operands: readonly string[] },
  t: CliTexts,
): void => {
  const wrong = given.find((option) => !common.includes(option) && !command.options?.includes(option))
  if (wrong) throw new UsageError(t.optionNotOf(`--${wrong}`, name))
  const extra = operands[command.operands ?? 0]
  if (extra !== undefined) throw new UsageError(t.extraArgument(extra, name))
}
