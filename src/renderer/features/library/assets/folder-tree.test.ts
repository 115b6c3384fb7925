import { describe, expect, it } from 'vitest'
import { folderTree } from './folder-tree.ts'

describe('the folders', () => {
  it('stand under each other, with what is in them and below', () => {
    const tree = folderTree([
      { folder: 'Mars/Plage', count: 2 },
      { folder: 'Avril', count: 1 },
      { folder: 'Mars', count: 3 },
      { folder: 'Mars bis', count: 4 },
      { folder: 'Été/Nuit/Toits', count: 5 },
    ])
    expect(tree.map(({ path, depth, count }) => [path, depth, count])).toEqual([
      ['Avril', 0, 1],
      ['Été', 0, 5],
      ['Été/Nuit', 1, 5],
      ['Été/Nuit/Toits', 2, 5],
      ['Mars', 0, 5],
      ['Mars/Plage', 1, 2],
      ['Mars bis', 0, 4],
    ])
  })
})
