/** All migrations in order. The store's version (`PRAGMA user_version`) is how many have run. */
import { spine } from './0001-spine.ts'
import { planning } from './0002-planning.ts'

export const migrations: readonly { name: string; sql: string }[] = [
  { name: '0001-spine', sql: spine },
  { name: '0002-planning', sql: planning },
]
