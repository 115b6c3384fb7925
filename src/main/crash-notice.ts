/**
 * What a person is told when something of the shell failed and nobody caught it. Core lives in another process and goes
 * on publishing, so that nothing is ended by force: they restart when it suits them.
 */
import { shellTexts } from './shell-texts.ts'
import type { ShellLanguage } from './shell-language.ts'

export interface CrashNoticeOptions {
  language(): ShellLanguage
  /** Whether there is an application that can go on; before, an error leaves nothing to look at. */
  isOpen(): boolean
  /** Answers whether the restart was chosen. */
  ask(box: { message: string; detail: string; buttons: [restart: string, goOn: string] }): Promise<boolean>
  tellAndEnd(title: string, body: string): void
  restart(): void
  crashFile: string
}

/** Asked once a run: whoever chose to carry on is not asked again by an error that repeats. It is written down each time. */
export const createCrashNotice = (options: CrashNoticeOptions): (() => void) => {
  let told = false
  return () => {
    if (told) return
    told = true
    const texts = shellTexts[options.language()]
    if (!options.isOpen()) return options.tellAndEnd(texts.crashAtStartTitle, `${texts.crashAtStartBody}\n${options.crashFile}`)
    void restartIfWanted(
      options.ask({ message: texts.crashTitle, detail: texts.crashBody, buttons: [texts.crashRestart, texts.crashGoOn] }),
    )
  }
  async function restartIfWanted(answer: Promise<boolean>): Promise<void> {
    if (await answer) options.restart()
  }
}
