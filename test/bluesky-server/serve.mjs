/**
 * A real Bluesky server on loopback, for tests: `node serve.mjs [--accounts N] [--appview] [--rate-limits]`.
 * Prints one line of JSON {pdsUrl, jwtSecret, accounts:[{handle, did, password, appPassword}]} and serves until stdin closes or SIGTERM.
 * Each line `process` on stdin answers one line `{"processed":true}` when all that was written has been indexed.
 * `--appview` needs DB_POSTGRES_URL and REDIS_HOST.
 */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { AtpAgent } from '@atproto/api'
import { JWT_SECRET, TestNetwork, TestNetworkNoAppView } from '@atproto/dev-env'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1' },
    appview: { type: 'boolean', default: false },
    'rate-limits': { type: 'boolean', default: false },
  },
})

// The servers' own logs go to stdout through pino unless LOG_ENABLED is off; one line of JSON is all that belongs there.
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`)

const createAccount = async (service, number) => {
  const agent = new AtpAgent({ service })
  const password = `main-password-${number}`
  const handle = `creator-${number}.test`
  await agent.createAccount({ email: `creator-${number}@example.test`, handle, password })
  const { data } = await agent.com.atproto.server.createAppPassword({ name: 'coulisse' })
  return { handle, did: agent.assertDid, password, appPassword: data.password }
}

const net = values.appview
  ? await TestNetwork.create({ dbPostgresSchema: 'coulisse', pds: { rateLimitsEnabled: values['rate-limits'] } })
  : await TestNetworkNoAppView.create({ dbPostgresSchema: 'x', pds: { rateLimitsEnabled: values['rate-limits'] } })

const accounts = []
for (let number = 1; number <= Number(values.accounts); number += 1) accounts.push(await createAccount(net.pds.url, number))
await net.processAll()
say({ pdsUrl: net.pds.url, jwtSecret: JWT_SECRET, accounts })

let closing = false
const close = async () => {
  if (closing) return
  closing = true
  await net.close().catch(() => undefined)
  process.exit(0)
}
process.on('SIGTERM', close)
process.on('SIGINT', close)
createInterface({ input: process.stdin })
  .on('line', async (line) => {
    if (line.trim() !== 'process') return
    await net.processAll()
    say({ processed: true })
  })
  .on('close', close)
