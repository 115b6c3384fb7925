/** Asking before something is changed. */
import type { CommandContext } from './cli-host.ts'
import { exitCode } from './exit-code.ts'
import { CliError } from './usage-error.ts'

/** `--yes` answers; without a terminal and without `--yes` the answer is no. Throws CliError unless the answer is yes. */
export const confirm = async ({ terminal, t }: CommandContext, question: string, isSure: boolean): Promise<void> => {
  if (isSure) return
  const answer = await terminal.ask(question)
  if (answer !== null && t.yes.test(answer.trim())) return
  throw new CliError('DECLINED', answer === null ? `${t.cannotAsk}\n${t.declined}` : t.declined, exitCode.declined)
}
