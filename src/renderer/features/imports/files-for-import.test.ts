import { describe, expect, it } from 'vitest'
import type { OfferedFile } from '../../lib/offered-files.ts'
import { csvOf, filesByPath, mergeFiles } from './files-for-import.ts'

const offered = (...paths: string[]): OfferedFile[] => paths.map((path) => ({ path, file: new File([], path.split('/').at(-1) ?? '') }))
const paths = (files: OfferedFile[]) => {
  const csv = csvOf(files)
  if (!csv) throw new Error('no CSV')
  return [...filesByPath(files, csv).keys()]
}

describe('offered files', () => {
  it('reads paths from the folder of the CSV', () => {
    expect(paths(offered('november/posts.csv', 'november/images/a.jpg'))).toContain('images/a.jpg')
  })

  it('finds a folder dropped beside the CSV with and without its name', () => {
    expect(paths(offered('posts.csv', 'photos/a.jpg'))).toEqual(['photos/a.jpg', 'a.jpg'])
  })

  it('takes the CSV nearest to the top, and the picture nearest to it', () => {
    const files = offered('set/old/posts.csv', 'set/posts.csv', 'set/a.jpg', 'a.jpg')
    expect(csvOf(files)?.path).toBe('set/posts.csv')
    expect(filesByPath(files, files[1] as OfferedFile).get('a.jpg')).toBe(files[2]?.file)
  })

  it('has no CSV among pictures, and keeps the newest of a path', () => {
    expect(csvOf(offered('a.jpg'))).toBeNull()
    const [older, newer] = [...offered('a.jpg'), ...offered('a.jpg')] as [OfferedFile, OfferedFile]
    expect(mergeFiles([older], [newer])).toEqual([newer])
  })
})
