/** Asking before something is changed. */
import type { CommandContext } from './cli-host.ts'

/** `--yes` answers; without a terminal and without `--yes` the answer is no. */
export const confirm = async ({ terminal, t }: CommandContext, question: string, isSure: boolean): Promise<boolean> => {
  if (isSure) return true
  const answer = await terminal.ask(question)
  if (answer === null) terminal.err(t.cannotAsk)
  const isYes = answer !== null && t.yes.test(answer.trim())
  if (!isYes) terminal.err(t.declined)
  return isYes
}
