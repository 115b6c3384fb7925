/** All migrations in order. The store's version (`PRAGMA user_version`) is how many have run. */
import { spine } from './0001-spine.ts'

export const migrations: readonly { name: string; sql: string }[] = [{ name: '0001-spine', sql: spine }]
