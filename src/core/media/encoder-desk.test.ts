import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { ffmpegHere } from '../../host/config.ts'
import { createNodeEncoder } from '../../host/node-encoder.ts'
import { refusedPath, versionIn } from './encoder-desk.ts'

/** A program that prints this when it is asked who it is. */
const program = (dir: string, name: string, says: string): string => {
  const path = join(dir, name)
  writeFileSync(path, `#!/bin/sh\necho '${says}'\n`)
  chmodSync(path, 0o700)
  return path
}
const issue = (code: string) => expect.objectContaining({ data: { issues: [{ path: 'path', code }] } })

it.skipIf(process.platform === 'win32')(
  'the ffmpeg of the settings is asked who it is, used from then on, and told of in the history',
  async () => {
    using dir = tempDir()
    await using test = await startTestCore({ ports: { ...testPorts(), encoder: createNodeEncoder(() => null) } })
    const { encoder, history } = test.admin.client
    expect(await encoder.status()).toEqual({ named: null, path: null, version: null, problem: 'none' })
    const mine = program(dir.path, 'ffmpeg', 'ffmpeg version 7.1-mine Copyright')
    expect(await encoder.save({ path: mine })).toEqual({ named: mine, path: mine, version: '7.1-mine', problem: null })
    expect(await encoder.status()).toMatchObject({ path: mine, version: '7.1-mine' })
    await expect(encoder.save({ path: program(dir.path, 'ffmpeg-other', 'hello') })).rejects.toEqual(issue('not_ffmpeg'))
    await expect(encoder.save({ path: program(dir.path, 'sh', 'ffmpeg version 1') })).rejects.toEqual(issue('not_named_so'))
    await expect(encoder.save({ path: 'ffmpeg' })).rejects.toEqual(issue('not_absolute'))
    await expect(encoder.save({ path: join(dir.path, 'none', 'ffmpeg') })).rejects.toEqual(issue('not_there'))
    expect((await encoder.status()).named).toBe(mine)
    expect((await history.list({ action: 'encoder.set' })).items).toHaveLength(1)
    expect(await encoder.save({ path: null })).toMatchObject({ named: null, problem: 'none' })
  },
)

it.skipIf(ffmpegHere() === null)('the machine’s own ffmpeg tells its version (skipped where there is none)', async () => {
  await using test = await startTestCore({ ports: { ...testPorts(), encoder: createNodeEncoder(ffmpegHere) } })
  expect(await test.admin.client.encoder.status()).toMatchObject({
    named: null,
    path: ffmpegHere(),
    version: expect.any(String),
    problem: null,
  })
})

it('reads a version, and refuses paths by their looks', () => {
  expect(versionIn('ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026')).toBe('5.1.9-0+deb12u1')
  expect(versionIn('bash version 5')).toBeNull()
  expect(refusedPath('/usr/bin/ffmpeg-6')).toBeNull()
  expect(refusedPath('/bin/sh')).toBe('not_named_so')
})
