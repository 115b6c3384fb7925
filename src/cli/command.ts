/** What a command is: the options all of them share, and the shape each has. */
import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import type { CommandContext } from './cli-host.ts'
import type { ExitCode } from './exit-code.ts'

/** Every option of every command; which one takes which is for the command to say. */
const options = {
  data: { type: 'string' },
  lang: { type: 'string' },
  port: { type: 'string' },
  json: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  once: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  undo: { type: 'string' },
  creator: { type: 'string' },
  platform: { type: 'string' },
  field: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsConfig['options']

export const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true })

export type Options = ReturnType<typeof parse>['values']
/** `operands`: what stands after the command. */
export type Command = (context: CommandContext, values: Options, operands: readonly string[]) => Promise<ExitCode>
