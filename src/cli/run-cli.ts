/** The `coulisse` command: finds what is asked for, runs it, says what went wrong, answers the exit code. */
import { resolve } from 'node:path'
import type { CliHost } from './cli-host.ts'
import { parse } from './command.ts'
import type { Command } from './command.ts'
import { backUp } from './commands/back-up.ts'
import { connect } from './commands/connect.ts'
import { demo } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { importPosts } from './commands/import-posts.ts'
import { listCreators } from './commands/list-creators.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'
import { status } from './commands/status.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { chooseLanguage } from './language.ts'
import { sayError } from './say-error.ts'
import { texts } from './texts.ts'
import { UsageError } from './usage-error.ts'

const commands: Readonly<Record<string, Command>> = {
  serve,
  demo,
  import: importPosts,
  creators: listCreators,
  connect,
  status,
  doctor,
  backup: backUp,
  restore,
}

/** `--lang` is looked for by hand, so that a wrong option is complained about in the right language too. */
const languageOf = (args: readonly string[], locale: string | undefined) => {
  const at = args.indexOf('--lang')
  const asked = at === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) : args[at + 1]
  return chooseLanguage(asked, locale)
}

export const runCli = async (args: readonly string[], host: CliHost): Promise<ExitCode> => {
  const { terminal } = host
  let language = chooseLanguage(undefined, host.locale)
  try {
    language = languageOf(args, host.locale)
    const t = texts[language]
    const { values, positionals } = parse(args)
    const [name = 'help', ...operands] = positionals
    if (name === 'help' || values.help) return say(terminal.out, t.usage)
    if (name === 'version') return say(terminal.out, host.version)
    const command = commands[name]
    if (!command) throw new UsageError(t.unknownCommand(name))
    const dataDir = resolve(values.data ?? host.defaultDataDir)
    return await command({ host, terminal, dataDir, language, t }, values, operands)
  } catch (error) {
    if (!isUsageError(error)) return sayError(error, language, terminal.err)
    terminal.err(error.message)
    return exitCode.usage
  }
}

const say = (out: (line: string) => void, text: string): ExitCode => {
  out(text)
  return exitCode.ok
}

/** Ours, and those of `parseArgs`. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof UsageError || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
