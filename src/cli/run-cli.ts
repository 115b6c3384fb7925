/** The `coulisse` command: finds what is asked for, runs it, says what went wrong, answers the exit code. */
import { resolve } from 'node:path'
import { latestBackup } from '../core/index.ts'
import { logDirOf } from '../host/config.ts'
import type { Language } from '../contract/values.ts'
import type { CliHost } from './cli-host.ts'
import { assertTaken, parse } from './command.ts'
import type { Command } from './command.ts'
import { backUp } from './commands/back-up.ts'
import { connect } from './commands/connect.ts'
import { demo } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { importPosts } from './commands/import-posts.ts'
import { library } from './commands/library.ts'
import { listCreators } from './commands/list-creators.ts'
import { resetAccess } from './commands/reset-access.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'
import { status } from './commands/status.ts'
import { assertData } from './data-folder.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { chooseLanguage } from './language.ts'
import { describeError } from './say-error.ts'
import type { FailureSetting } from './say-error.ts'
import { texts } from './texts.ts'
import { CliError, UsageError } from './usage-error.ts'

const commands: Readonly<Record<string, Command>> = {
  serve: { run: serve, options: ['port'], data: 'own' },
  demo: { run: demo, options: ['port', 'once'], data: 'own' },
  import: { run: importPosts, options: ['dry-run', 'yes', 'undo'], operands: 1, data: 'needed', page: '/import' },
  library: { run: library, options: ['creator', 'watch'], operands: 2, data: 'needed' },
  creators: { run: listCreators, data: 'needed' },
  connect: { run: connect, options: ['creator', 'platform', 'field'], data: 'needed', page: '/accounts' },
  status: { run: status, data: 'needed' },
  doctor: { run: doctor, data: 'own' },
  backup: { run: backUp, data: 'needed' },
  'reset-access': { run: resetAccess, options: ['yes', 'port'], operands: 1, data: 'needed' },
  restore: { run: restore, options: ['yes'], operands: 1, data: 'own' },
}

/** `--lang` is looked for by hand, so that a wrong option is complained about in the right language too. */
const languageOf = (args: readonly string[], locale: string | undefined) => {
  const at = args.indexOf('--lang')
  const asked = at === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) : args[at + 1]
  return chooseLanguage(asked, locale)
}

export const runCli = async (args: readonly string[], host: CliHost): Promise<ExitCode> => {
  const setting: FailureSetting = { language: chooseLanguage(undefined, host.locale) }
  const told = hearing(host)
  const fail = (error: unknown): ExitCode => sayError(error, setting, args.includes('--json') && !told.anything, told.host)
  using net = host.catchUncaught?.(() => fail(new CliError('UNEXPECTED', texts[setting.language].crashed(net?.logDir))))
  try {
    setting.language = languageOf(args, host.locale)
    return await runIn(setting, args, told.host, net)
  } catch (error) {
    return fail(error)
  }
}

/** The host, and whether anything was said on its standard output: with `--json` that takes one object and no more. */
const hearing = (host: CliHost) => {
  const told = { anything: false, host }
  const out = (line: string): void => {
    told.anything = true
    host.terminal.out(line)
  }
  told.host = Object.create(host, { terminal: { value: { ...host.terminal, out } } }) as CliHost
  return told
}

/** Notes in `setting` what it learns on the way, for whoever has to say what went wrong. */
const runIn = async (
  setting: FailureSetting,
  args: readonly string[],
  host: CliHost,
  net: ReturnType<NonNullable<CliHost['catchUncaught']>> | undefined,
): Promise<ExitCode> => {
  const { language } = setting
  const { terminal } = host
  const t = texts[language]
  const { values, positionals, given } = parse(args[0] === '--version' ? ['version', ...args.slice(1)] : args, t)
  const [name = 'help', ...operands] = positionals
  if (name === 'help' || values.help) {
    const usage = usageOf(language, name === 'help' ? operands[0] : name)
    return say(terminal.out, values.json ? JSON.stringify({ usage }) : usage)
  }
  if (name === 'version') {
    assertTaken(name, {}, { given, operands }, t)
    return say(terminal.out, values.json ? JSON.stringify({ version: host.version }) : host.version)
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new UsageError(t.unknownCommand(name))
  assertTaken(name, command, { given, operands }, t)
  const dataDir = resolve(values.data ?? host.defaultDataDir)
  setting.dataDir = dataDir
  if (net) net.logDir = logDirOf(dataDir)
  setting.page = command.page
  if (command.data === 'needed') assertData(dataDir, t)
  return await command.run({ host, terminal, dataDir, language, t }, values, operands)
}

/** A command's own lines of the usage, what every command takes, and the exit codes; the whole when there is no such command. */
const usageOf = (language: Language, command?: string): string => {
  const { usage } = texts[language]
  if (command === undefined || !Object.hasOwn(commands, command)) return usage
  const blocks = usage.split('\n\n')
  // A command's line begins with its name; lines set further in go on with it.
  const own = (blocks[2] ?? '').split(/\n(?= {2}\S)/).filter((lines) => lines.trim().split(/\s/)[0] === command)
  return [...own.map((lines) => lines.replace(/^ {2}/, 'coulisse ')), ...blocks.slice(3)].join('\n\n')
}

/** With `--json` standard output gets one object, whatever happens. */
const sayError = (error: unknown, setting: FailureSetting, asJson: boolean, { terminal }: CliHost): ExitCode => {
  const lastBackup = setting.dataDir === undefined ? undefined : latestBackup(setting.dataDir)
  const { code, lines, exit, data } = describeError(error, { ...setting, lastBackup })
  if (asJson)
    terminal.out(JSON.stringify({ ok: false, error: { code, message: lines.join('\n'), ...(Object.keys(data).length > 0 && { data }) } }))
  else for (const line of lines) terminal.err(line)
  return exit
}

const say = (out: (line: string) => void, text: string): ExitCode => {
  out(text)
  return exitCode.ok
}
