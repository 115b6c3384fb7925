/**
 * A list that is read page by page as somebody goes down it, and of which only the parts in sight are read again when something
 * has changed. A part is what one reading found from its cursor on; read again, it takes the place of what it covers, and what
 * was pushed out of it goes on behind. Pure.
 */
export interface Listed {
  id: string
}

export interface Page<Item> {
  items: readonly Item[]
  /** Where the next page begins; absent: this is the last. */
  next?: string | undefined
}

interface Part<Item> {
  /** Where it begins; absent: at the top. */
  cursor: string | undefined
  items: readonly Item[]
  /** Something may have changed since it was read. */
  isOld: boolean
}

export interface LongList<Item> {
  parts: readonly Part<Item>[]
  /** Where begins what was not read yet; absent: nothing. */
  next: string | undefined
}

/** What is left of a part and is fewer goes to the part behind it. */
const leastInPart = 100

export const begun = <Item extends Listed>({ items, next }: Page<Item>): LongList<Item> => ({
  parts: [{ cursor: undefined, items, isOld: false }],
  next,
})

export const itemsOf = <Item extends Listed>({ parts }: LongList<Item>): Item[] => parts.flatMap(({ items }) => items)

export const aged = <Item extends Listed>(list: LongList<Item>): LongList<Item> => ({
  ...list,
  parts: list.parts.map((part) => (part.isOld ? part : { ...part, isOld: true })),
})

/** Where the parts begin of which something is in sight and may have changed. */
export const oldInSight = <Item extends Listed>({ parts }: LongList<Item>, inSight: ReadonlySet<string>): (string | undefined)[] =>
  parts.flatMap(({ cursor, items, isOld }) => (isOld && items.some(({ id }) => inSight.has(id)) ? [cursor] : []))

const without = <Item extends Listed>(part: Part<Item>, ids: ReadonlySet<string>): Part<Item> =>
  part.items.some(({ id }) => ids.has(id)) ? { ...part, items: part.items.filter(({ id }) => !ids.has(id)) } : part

/** The parts behind a page: without what it covers, the first of them begun where the page ends. */
const behind = <Item extends Listed>(parts: readonly Part<Item>[], ids: ReadonlySet<string>, next: string): Part<Item>[] => {
  const lastMet = parts.findLastIndex(({ items }) => items.some(({ id }) => ids.has(id)))
  // Of a page that is all new, nothing tells how much of its own part it covers.
  const cut = parts[Math.max(0, lastMet)]
  const met = cut?.items.findLastIndex(({ id }) => ids.has(id)) ?? -1
  const left = cut?.items.slice(met + 1) ?? []
  const [following, ...rest] = parts.slice(Math.max(0, lastMet) + 1)
  if (left.length >= leastInPart || (left.length > 0 && !following))
    return [{ cursor: next, items: left, isOld: true }, ...(following ? [following, ...rest] : [])]
  if (!following) return []
  const isSame = left.length === 0 && following.cursor === next
  return [isSame ? following : { cursor: next, items: [...left, ...following.items], isOld: true }, ...rest]
}

/** With what a reading from `cursor` found; unchanged where no part begins there any more. */
export const withPage = <Item extends Listed>(list: LongList<Item>, cursor: string | undefined, page: Page<Item>): LongList<Item> => {
  const at = list.parts.findIndex((part) => part.cursor === cursor)
  const isMore = at < 0 && cursor !== undefined && cursor === list.next
  if (at < 0 && !isMore) return list
  const place = isMore ? list.parts.length : at
  const ids = new Set(page.items.map(({ id }) => id))
  const before = list.parts.slice(0, place).map((part) => without(part, ids))
  const read: Part<Item> = { cursor, items: page.items, isOld: false }
  const after = page.next === undefined ? [] : behind(list.parts.slice(place), ids, page.next)
  const hasRest = after.length > 0
  return {
    parts: [...before, read, ...after].filter(({ items }, index) => index === 0 || items.length > 0),
    next: hasRest ? list.next : page.next,
  }
}
