/** Tokens of sessions and links: 256 random bits. Only their SHA-256 is kept: nothing in the store signs anybody in. */
import { createHash } from 'node:crypto'
import type { Random } from '../ports.ts'

export const newToken = (random: Random): string => Buffer.from(random.bytes(32)).toString('base64url')

/** A fast hash is enough: nobody can try 2^256 tokens. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
