/** Draws a picture of a video: the browser can show what core does not unpack. */
import { after } from './clock.ts'

/** Longer than a decoder needs; a file that it cannot play often never says so. */
const patienceMs = 15_000
const longestSide = 960
/** A film often begins in the dark: looked at one after the other, by their part of the whole. */
const places = [0.1, 0.35, 0.6]
/** Of 255: below, a frame shows nothing. */
const darkBelow = 18

const when = (video: HTMLVideoElement, event: 'loadeddata' | 'seeked', start: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = after(patienceMs, () => reject(new Error(`a video did not come to ${event}`)))
    const over = (settle: () => void) => (): void => {
      stop()
      settle()
    }
    video.addEventListener(event, over(resolve), { once: true })
    video.addEventListener(
      'error',
      over(() => reject(new Error('a video that cannot be shown'))),
      { once: true },
    )
    start()
  })

const lightOf = (context: CanvasRenderingContext2D, width: number, height: number): number => {
  const { data } = context.getImageData(0, 0, width, height)
  let sum = 0
  let count = 0
  // Every 16th point tells enough.
  for (let at = 0; at < data.length; at += 64) {
    sum += Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
    count += 1
  }
  return sum / Math.max(1, count)
}

const drawFrom = async (video: HTMLVideoElement): Promise<Blob | null> => {
  const scale = Math.min(1, longestSide / Math.max(video.videoWidth, video.videoHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  const context = canvas.getContext('2d')
  if (!context || canvas.width === 0 || canvas.height === 0) return null
  for (const place of places) {
    await when(video, 'seeked', () => {
      video.currentTime = video.duration * place
    })
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    if (lightOf(context, canvas.width, canvas.height) >= darkBelow) break
  }
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.85)
  })
}

/** Null where there is nothing to draw on. Rejects for what cannot be shown here (a codec that this machine lacks). */
export const drawVideoFrame = async (file: Blob): Promise<Blob | null> => {
  const url = URL.createObjectURL(file)
  const video = document.createElement('video')
  try {
    video.muted = true
    video.preload = 'auto'
    await when(video, 'loadeddata', () => {
      video.src = url
    })
    return await drawFrom(video)
  } finally {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
}
