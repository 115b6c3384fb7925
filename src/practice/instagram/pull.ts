/** Fetching media from the address that it is published from, as Meta's servers do ("we cURL your media"). */
import { download } from '../download.ts'
import { refusedMedia } from './refusals.ts'

const maxBytes = 320 * 1024 * 1024

/** Only ASCII, and no redirects. Throws 2207052, or 2207003 when it takes too long. */
export const pull = async (address: string): Promise<Uint8Array> => {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(address) || !URL.canParse(address)) throw refusedMedia(2_207_052)
  try {
    return await download(new URL(address), maxBytes)
  } catch (error) {
    throw refusedMedia(error instanceof Error && error.message === 'timed out' ? 2_207_003 : 2_207_052)
  }
}
