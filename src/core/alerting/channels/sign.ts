/** The signature by which a service tells our calls from somebody else's: HMAC-SHA256 over time, delivery and body. Pure. */
import { createHmac } from 'node:crypto'

/** Seconds since 1970, so that whoever checks can refuse what is old. */
export const signedHeaders = (body: string, { id, at, secret }: { id: string; at: number; secret: string }): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1000))
  const signature = createHmac('sha256', secret).update(`${timestamp}.${id}.${body}`).digest('hex')
  return {
    'content-type': 'application/json',
    'user-agent': 'Coulisse',
    'x-coulisse-delivery': id,
    'x-coulisse-timestamp': timestamp,
    'x-coulisse-signature': `v1=${signature}`,
  }
}
