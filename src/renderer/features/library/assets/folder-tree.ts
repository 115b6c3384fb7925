/** Folders named by paths (`Mars/Plage`) as a tree, in the order in which they are shown. Pure. */
export interface FolderNode {
  path: string
  name: string
  depth: number
  /** In it and below. */
  count: number
}

export const folderTree = (folders: readonly { folder: string; count: number }[]): FolderNode[] => {
  const nodes = new Map<string, FolderNode>()
  for (const { folder, count } of folders) {
    const parts = folder.split('/')
    for (const [depth, name] of parts.entries()) {
      const path = parts.slice(0, depth + 1).join('/')
      const node = nodes.get(path) ?? { path, name, depth, count: 0 }
      node.count += count
      nodes.set(path, node)
    }
  }
  // By parts, so that what is below a folder stands under it.
  const byParts = (a: FolderNode, b: FolderNode): number => {
    const [left, right] = [a.path.split('/'), b.path.split('/')]
    for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
      const order = (left[at] ?? '').localeCompare(right[at] ?? '')
      if (order !== 0) return order
    }
    return left.length - right.length
  }
  return [...nodes.values()].toSorted(byParts)
}
