/** Writes by how many followers changed, day by day. Everything here can be made anew from `follower_reading`. */
import type { FollowerChange } from './follower-day-reader.ts'
import type { Store, WriteTx } from './store.ts'

export interface FollowerDayWriter {
  /** Adds to what is there; a day on which all comes to nothing is not kept. */
  add(tx: WriteTx, scope: string, day: number, platform: string, change: FollowerChange): void
  clear(tx: WriteTx): void
}

export const createFollowerDayWriter = ({ sql }: Pick<Store, 'sql'>): FollowerDayWriter => {
  const add = sql.prepare<[string, number, string, number, number]>(
    `INSERT INTO follower_day (scope, day, platform, accounts, followers) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET accounts = accounts + excluded.accounts, followers = followers + excluded.followers`,
  )
  const drop = sql.prepare<[string, number, string]>(
    'DELETE FROM follower_day WHERE scope = ? AND day = ? AND platform = ? AND accounts = 0 AND followers = 0',
  )
  const clear = sql.prepare('DELETE FROM follower_day')
  return {
    add: (_, scope, day, platform, { accounts, followers }) => {
      add.run(scope, day, platform, accounts, followers)
      drop.run(scope, day, platform)
    },
    clear: () => void clear.run(),
  }
}
