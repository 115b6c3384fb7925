/** Pictures for the practice agency: gradients, shapes and a caption, no two alike. Real JPEG files. */
import sharp from 'sharp'

export interface PictureWish {
  palette: readonly [string, string, string]
  /** Makes it unlike every other. */
  seed: number
  caption: string
}

const [width, height] = [1080, 1350]

/** mulberry32: the same seed draws the same picture. */
const chance = (seed: number) => {
  let state = (seed * 2_654_435_761) >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const shapes = (next: () => number, colour: string): string =>
  Array.from({ length: 9 }, () => {
    const [x, y, r] = [next() * width, next() * height, 60 + next() * 260]
    const opacity = (0.08 + next() * 0.3).toFixed(2)
    if (next() < 0.55)
      return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${r.toFixed(0)}" fill="${colour}" fill-opacity="${opacity}"/>`
    return `<rect x="${x.toFixed(0)}" y="${y.toFixed(0)}" width="${(r * 1.6).toFixed(0)}" height="${r.toFixed(0)}" rx="40" fill="${colour}" fill-opacity="${opacity}" transform="rotate(${(next() * 90).toFixed(0)} ${x.toFixed(0)} ${y.toFixed(0)})"/>`
  }).join('')

export const drawPicture = ({ palette: [from, to, shape], seed, caption }: PictureWish): Promise<Buffer> => {
  const next = chance(seed)
  const angle = Math.round(next() * 90)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" gradientTransform="rotate(${angle})"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>${shapes(next, shape)}
    <text x="60" y="${height - 70}" font-family="sans-serif" font-size="44" fill="#ffffff" fill-opacity="0.92">${escapeXml(caption)}</text></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
}
