/** What a core is started with. Parsed once, by whoever starts it. */
import * as z from 'zod'

/** OWASP Password Storage Cheat Sheet, Argon2id: m = 19 MiB, t = 2, p = 1. Tests lend less. */
export const argon2Cost = z.object({
  memoryKiB: z.int().min(8).default(19_456),
  passes: z.int().min(1).default(2),
  lanes: z.int().min(1).default(1),
})
export type Argon2Cost = z.infer<typeof argon2Cost>

export const coreConfig = z.object({
  /** The folder of this agency's data: store, media, backups, logs. Made when missing. */
  dataDir: z.string().min(1),
  appVersion: z.string().default('0.0.0'),
  /** What a password or the vault's passphrase costs to try. Stored with each hash, so it may be raised later. */
  argon2: argon2Cost.default(() => argon2Cost.parse({})),
  /** How long this core holds the store without renewing; longer where a clock runs through days in seconds. */
  leaseMs: z.int().min(1000).default(15_000),
  /**
   * Where browsers come back to after a consent on a platform's page: the first that is free. Fixed, because platforms
   * want the whole address registered; 0 is any.
   */
  consentPorts: z.array(z.int().min(0).max(65_535)).default([17_391, 17_392, 17_393]),
  /** Where the web's feed of what is searched for is read; null: nothing of trends is read by itself. */
  trendsFeed: z.url().nullable().default(null),
  /** Where whoever makes Coulisse takes issues; null: nobody said. */
  issuesAddress: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
  /** How many publications may be under way at once. */
  publishConcurrency: z.int().min(1).max(500).default(50),
})
export type CoreConfig = z.infer<typeof coreConfig>
