import { expect, it } from 'vitest'
import { createNodePorts } from '../../host/node-ports.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { runCli } from '../run-cli.ts'

it('runs a week planned from plans and prints one object last', async () => {
  using dir = tempDir()
  const out: string[] = []
  const nobody = () => Promise.resolve(null)
  const code = await runCli(['demo', '--once', '--json', '--data', dir.path], {
    terminal: { out: (line) => void out.push(line), err: () => undefined, ask: nobody, askSecret: nobody },
    defaultDataDir: dir.path,
    locale: 'fr_FR.UTF-8',
    version: '0.0.0',
    rendererDir: undefined,
    userName: 'ada',
    openPorts: (dataDir, lend) => createNodePorts({ dataDir, ...lend }),
    stop: new AbortController().signal,
  })
  expect(code).toBe(0)
  expect(out).toHaveLength(1)
  const balance = JSON.parse(out[0] ?? '') as { planned: number }
  // What plans come to hangs on the day and on the ids drawn.
  expect(balance.planned).toBeGreaterThan(20)
  expect(balance).toEqual({
    creators: 3,
    byHand: 9,
    planned: balance.planned,
    published: balance.planned,
    failed: 0,
    ambiguous: 0,
    missed: 0,
    duplicates: 0,
    lost: 0,
    seconds: expect.any(Number),
  })
})
