/** The command line in this process: what it prints, what it is answered, and how it ends. */
import type { CliHost } from '../../src/cli/cli-host.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import type { Keychain, Ports } from '../../src/core/ports.ts'
import { testPorts } from './test-ports.ts'
import type { TestPorts } from './test-ports.ts'

export interface CliRun {
  code: number
  out: string
  err: string
}

export interface TestCli {
  ports: TestPorts
  /** Runs one command; `answers` are given to its questions, in order. */
  run(args: readonly string[], options?: { answers?: string[]; stop?: AbortSignal; onOut?: (line: string) => void }): Promise<CliRun>
}

/** One machine: its clock and keychain outlive a command. */
export const createTestCli = (dataDir: string, overrides: Partial<TestPorts> = {}): TestCli => {
  const ports = testPorts(overrides)
  const openPorts = (_dir: string, lend?: { keychain?: Keychain }): Ports & AsyncDisposable => ({
    ...ports,
    ...(lend?.keychain && { keychain: lend.keychain }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  })
  return {
    ports,
    run: async (args, { answers = [], stop = new AbortController().signal, onOut } = {}) => {
      const out: string[] = []
      const err: string[] = []
      const next = (): Promise<string | null> => Promise.resolve(answers.shift() ?? null)
      const host: CliHost = {
        terminal: {
          out: (line) => {
            out.push(line)
            onOut?.(line)
          },
          err: (line) => void err.push(line),
          ask: next,
          askSecret: next,
        },
        defaultDataDir: dataDir,
        locale: 'en_US.UTF-8',
        version: '1.2.3',
        rendererDir: undefined,
        userName: 'ada',
        openPorts,
        stop,
      }
      return { code: await runCli(args, host), out: out.join('\n'), err: err.join('\n') }
    },
  }
}
