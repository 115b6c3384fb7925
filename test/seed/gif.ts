/** A real GIF that moves, with a comment in it as editors write one. */
import sharp from 'sharp'

let made = 0

export const realGif = async ({ width = 64, height = 48, frames = 3, comment = 'SecretEditor' } = {}): Promise<Uint8Array> => {
  made += 1
  const pictures = Array.from({ length: frames }, (_, at) => {
    const background = { r: (made * 53 + at * 90) % 256, g: (made * 97) % 256, b: (at * 151) % 256 }
    return sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer()
  })
  const gif = await sharp(await Promise.all(pictures), { join: { animated: true } })
    .gif({ delay: Array.from({ length: frames }, () => 200), loop: 0 })
    .toBuffer()
  const said = Buffer.concat([Buffer.from([0x21, 0xfe, comment.length]), Buffer.from(comment), Buffer.from([0])])
  return Buffer.concat([gif.subarray(0, -1), said, gif.subarray(-1)])
}
