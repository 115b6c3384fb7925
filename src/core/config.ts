/** What a core is started with. Parsed once, by whoever starts it. */
import * as z from 'zod'

export const coreConfig = z.object({
  /** The folder of this agency's data: store, media, backups, logs. Made when missing. */
  dataDir: z.string().min(1),
  appVersion: z.string().default('0.0.0'),
  /** How many publications may be under way at once. */
  publishConcurrency: z.int().min(1).max(500).default(50),
})
export type CoreConfig = z.infer<typeof coreConfig>
