/** Rows of the place from which platforms fetch media, and of what stands there. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const mediaHost = sqliteTable('media_host', {
  id: integer('id').primaryKey(),
  endpoint: text('endpoint').notNull(),
  region: text('region').notNull(),
  bucket: text('bucket').notNull(),
  prefix: text('prefix').notNull(),
  accessKeyId: text('access_key_id').notNull(),
  secretId: text('secret_id').notNull(),
})

export const lentFile = sqliteTable('lent_file', {
  key: text('key').primaryKey(),
  place: text('place').notNull(),
  lentAt: integer('lent_at').notNull(),
})
