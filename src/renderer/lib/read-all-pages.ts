/** Everything of a list that comes page by page. */
const pageSize = 500

export const readAllPages = async <Item>(
  read: (page: { cursor: string | undefined; limit: number }) => Promise<{ items: Item[]; next?: string }>,
): Promise<Item[]> => {
  const all: Item[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await read({ cursor, limit: pageSize })
    all.push(...items)
    cursor = next
  } while (cursor !== undefined)
  return all
}
