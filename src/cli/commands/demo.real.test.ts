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
  const balance = JSON.parse(out[0] ?? '') as { planned: number; platforms: Record<string, { planned: number }> }
  // What plans come to hangs on the day and on the ids drawn.
  expect(balance.planned).toBeGreaterThan(20)
  expect(Object.keys(balance.platforms)).toEqual(['bluesky', 'instagram', 'onlyfans', 'tiktok', 'x'])
  for (const { planned, ...counts } of Object.values(balance.platforms))
    expect(counts).toMatchObject({ published: planned, failed: 0, ambiguous: 0, missed: 0, duplicates: 0, lost: 0 })
  expect(balance).toEqual({
    platforms: balance.platforms,
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
