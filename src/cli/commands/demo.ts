/** `coulisse demo`: an agency's week on the practice network, then the application open on it. */
import { runDemo } from '../demo/run-demo.ts'
import { exitCode } from '../exit-code.ts'
import { readPort } from '../read-port.ts'
import type { Command } from '../run-cli.ts'
import { whenAborted } from '../when-aborted.ts'

export const demo: Command = async ({ host, terminal, language, t }, values) => {
  const isProven = await runDemo({
    language,
    once: values.once,
    json: values.json,
    port: readPort(values.port, 0, t),
    rendererDir: host.rendererDir,
    appVersion: host.version,
    print: terminal.out,
    closed: whenAborted(host.stop),
  })
  return isProven ? exitCode.ok : exitCode.failed
}
