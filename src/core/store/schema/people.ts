/** Rows of agency, people and their ways in. See `migrations/0001-spine.ts` for keys and indexes. */
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Argon2Cost } from '../../config.ts'
import type { Language, Role } from '../../../contract/values.ts'

export const agency = sqliteTable('agency', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  language: text('language').$type<Language>().notNull(),
  zone: text('zone').notNull(),
  createdAt: integer('created_at').notNull(),
})

export const user = sqliteTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  role: text('role').$type<Role>().notNull(),
  state: text('state').$type<'invited' | 'active' | 'deactivated'>().notNull(),
  passwordHash: text('password_hash'),
  language: text('language').$type<Language>(),
  zone: text('zone'),
  theme: text('theme').$type<'system' | 'light' | 'dark'>().notNull().default('system'),
  totpSecretId: text('totp_secret_id'),
  totpConfirmed: integer('totp_confirmed', { mode: 'boolean' }).notNull().default(false),
  totpLastStep: integer('totp_last_step').notNull().default(0),
  lastSeenAt: integer('last_seen_at'),
  createdAt: integer('created_at').notNull(),
})

export const userCreator = sqliteTable(
  'user_creator',
  { userId: text('user_id').notNull(), creatorId: text('creator_id').notNull() },
  (row) => [primaryKey({ columns: [row.userId, row.creatorId] })],
)

export const session = sqliteTable('session', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  via: text('via').$type<'desktop' | 'browser' | 'link'>().notNull(),
  agent: text('agent').notNull(),
  createdAt: integer('created_at').notNull(),
  lastSeenAt: integer('last_seen_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

export const oneTimeLink = sqliteTable('one_time_link', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  kind: text('kind').$type<'invite' | 'reset' | 'sign_in'>().notNull(),
  tokenHash: text('token_hash').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  createdAt: integer('created_at').notNull(),
})

export const recoveryCode = sqliteTable('recovery_code', {
  id: text('id').primaryKey(),
  userId: text('user_id').notNull(),
  codeHash: text('code_hash').notNull(),
  usedAt: integer('used_at'),
})

export const signInThrottle = sqliteTable('sign_in_throttle', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: integer('last_at').notNull(),
  blockedUntil: integer('blocked_until').notNull(),
})

export const knownOrigin = sqliteTable(
  'known_origin',
  { userId: text('user_id').notNull(), address: text('address').notNull(), lastAt: integer('last_at').notNull() },
  (row) => [primaryKey({ columns: [row.userId, row.address] })],
)

export const knownDevice = sqliteTable(
  'known_device',
  {
    userId: text('user_id').notNull(),
    device: text('device').notNull(),
    agent: text('agent').notNull(),
    firstAt: integer('first_at').notNull(),
    isNews: integer('is_news', { mode: 'boolean' }).notNull(),
  },
  (row) => [primaryKey({ columns: [row.userId, row.device] })],
)

export const vaultKey = sqliteTable('vault_key', {
  id: text('id').primaryKey(),
  active: integer('active', { mode: 'boolean' }).notNull(),
  createdAt: integer('created_at').notNull(),
})

export const vaultWrap = sqliteTable('vault_wrap', {
  id: text('id').primaryKey(),
  keyId: text('key_id').notNull(),
  way: text('way').$type<'keychain' | 'passphrase' | 'recovery'>().notNull(),
  salt: blob('salt', { mode: 'buffer' }),
  /** What deriving the key cost, for a passphrase. */
  cost: text('cost_json', { mode: 'json' }).$type<Argon2Cost>(),
  nonce: blob('nonce', { mode: 'buffer' }).notNull(),
  wrapped: blob('wrapped', { mode: 'buffer' }).notNull(),
  createdAt: integer('created_at').notNull(),
  usedAt: integer('used_at'),
})

export const vaultRecovery = sqliteTable('vault_recovery', {
  id: text('id').primaryKey(),
  publicKey: blob('public_key', { mode: 'buffer' }).notNull(),
  createdAt: integer('created_at').notNull(),
})

export const vaultRecoveryCode = sqliteTable('vault_recovery_code', {
  id: text('id').primaryKey(),
  recoveryId: text('recovery_id').notNull(),
  nonce: blob('nonce', { mode: 'buffer' }).notNull(),
  wrapped: blob('wrapped', { mode: 'buffer' }).notNull(),
  usedAt: integer('used_at'),
})

export const secret = sqliteTable('secret', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  keyId: text('key_id').notNull(),
  nonce: blob('nonce', { mode: 'buffer' }).notNull(),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})
