/** A file that somebody posted, as a browser is given it: never a page of ours. */
import type { Answer } from './answer.ts'

/** `shown`: the types that are shown as what they are; anything else is a file to keep. */
export const fileAnswer = ({ mimeType, data }: { mimeType: string; data: Uint8Array }, shown: RegExp): Answer => ({
  status: 200,
  headers: {
    'content-type': shown.test(mimeType) ? mimeType : 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'max-age=3600',
  },
  body: data,
})
