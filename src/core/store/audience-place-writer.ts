/** Writes where followers are, counted over accounts. Everything here can be made anew from `audience_reading`. */
import type { PlaceKind } from './audience-place-reader.ts'
import type { Store, WriteTx } from './store.ts'

export interface AudiencePlaceWriter {
  /** Adds to what is there; a place that nobody is of any more is not kept. */
  add(tx: WriteTx, scope: string, kind: PlaceKind, place: string, platform: string, accounts: number, followers: number): void
  clear(tx: WriteTx): void
}

export const createAudiencePlaceWriter = ({ sql }: Pick<Store, 'sql'>): AudiencePlaceWriter => {
  const add = sql.prepare<[string, string, string, string, number, number]>(
    `INSERT INTO audience_place (scope, kind, place, platform, accounts, followers) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET accounts = accounts + excluded.accounts, followers = followers + excluded.followers`,
  )
  const drop = sql.prepare<[string, string, string, string]>(
    'DELETE FROM audience_place WHERE scope = ? AND kind = ? AND place = ? AND platform = ? AND accounts = 0',
  )
  const clear = sql.prepare('DELETE FROM audience_place')
  return {
    add: (_, scope, kind, place, platform, accounts, followers) => {
      add.run(scope, kind, place, platform, accounts, followers)
      if (accounts < 0) drop.run(scope, kind, place, platform)
    },
    clear: () => void clear.run(),
  }
}
