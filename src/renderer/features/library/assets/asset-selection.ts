/** What is selected: assets with whose they are, since core is told of one creator's at a time. Pure. */
export type AssetSelection = ReadonlyMap<string, string>

export interface SelectedAsset {
  id: string
  creatorId: string
}

export const noneSelected: AssetSelection = new Map()

export const toggled = (selection: AssetSelection, { id, creatorId }: SelectedAsset): AssetSelection => {
  const next = new Map(selection)
  if (!next.delete(id)) next.set(id, creatorId)
  return next
}

export const withAll = (selection: AssetSelection, assets: readonly SelectedAsset[]): AssetSelection =>
  new Map([...selection, ...assets.map(({ id, creatorId }) => [id, creatorId] as const)])

/** As many as core takes in one call. */
const mostAtOnce = 500

/** One creator's at a time, no more than core takes. */
export const inCalls = (selection: AssetSelection): string[][] => {
  const byCreator = new Map<string, string[]>()
  for (const [id, creatorId] of selection) byCreator.set(creatorId, [...(byCreator.get(creatorId) ?? []), id])
  return [...byCreator.values()].flatMap((ids) =>
    Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, at) => ids.slice(at * mostAtOnce, (at + 1) * mostAtOnce)),
  )
}

/** Asks core call by call, and adds up how many each has done. */
export const sumOfCalls = async (selection: AssetSelection, call: (assetIds: string[]) => Promise<number>): Promise<number> => {
  let done = 0
  for (const assetIds of inCalls(selection)) done += await call(assetIds)
  return done
}
