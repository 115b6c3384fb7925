import { fileBytes, imageBytes, imagePixels } from '../../contract/media.ts'

/** What Coulisse takes in. Generous: what a platform takes is the adapter's to say, and media are fitted to that. */
export const mediaLimits = {
  imageBytes,
  videoBytes: fileBytes,
  /** A small file that claims more than this is refused unread. */
  imagePixels,
  /** Neither side of a picture or video may be longer. */
  side: 16_384,
  /** Of a GIF that moves: no platform takes more. https://docs.x.com/x-api/media/quickstart/best-practices, read 2026-11-23. */
  gifFrames: 350,
} as const

export const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const
/** What no platform is given as it is: taken in where it can be converted. */
export const matroskaTypes: readonly string[] = ['video/webm', 'video/x-matroska']
export const videoTypes = ['video/mp4', 'video/quicktime', 'video/webm', 'video/x-matroska'] as const
export type MediaType = (typeof imageTypes)[number] | (typeof videoTypes)[number]

export const isVideoType = (type: MediaType): type is (typeof videoTypes)[number] => (videoTypes as readonly string[]).includes(type)
