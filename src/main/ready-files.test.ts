import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempDir } from '../../test/harness/temp-dir.ts'
import { readyFilesOf } from './ready-files.ts'

test('a publication’s files in their order; nothing for another name, a link, or what is not there', () => {
  using dir = tempDir()
  const id = 'pub_0198a3f0-0000-7000-8000-000000000001'
  const folder = join(dir.path, 'ready-files', id)
  mkdirSync(folder, { recursive: true })
  for (const name of ['10 plage.jpg', '2 loge.jpg', '1 scène.mp4']) writeFileSync(join(folder, name), '')
  symlinkSync('/etc/passwd', join(folder, '3 passwd'))
  expect(readyFilesOf(dir.path, id)).toEqual(['1 scène.mp4', '2 loge.jpg', '10 plage.jpg'].map((name) => join(folder, name)))
  for (const other of ['pub_0198a3f0-0000-7000-8000-000000000002', '../ready-files', `${id}/..`, '', 7, null, ['x']])
    expect(readyFilesOf(dir.path, other)).toEqual([])
})
