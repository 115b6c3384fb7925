/** Says now and then how far a long copy of media is; short ones stay silent. */
import type { MediaProgress } from '../core/index.ts'
import type { Terminal } from './cli-host.ts'
import type { CliTexts } from './texts.ts'

const every = 200

export const mediaProgress =
  (terminal: Pick<Terminal, 'err'>, t: CliTexts): MediaProgress =>
  (done, total) => {
    if (done % every === 0 && done < total) terminal.err(t.mediaDone(done, total))
  }
