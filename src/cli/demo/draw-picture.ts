/** A picture for a post: shapes on a gradient, no two alike, drawn here so that nothing is downloaded. */
import sharp from 'sharp'

const size = { width: 1200, height: 900 }

/** A number from 0 to 1 that belongs to `seed` and `part`. */
const pick = (seed: number, part: number): number => {
  const mixed = Math.sin(seed * 127.1 + part * 311.7) * 43_758.5453
  return mixed - Math.floor(mixed)
}

const circle = (seed: number, index: number): string => {
  const [x, y, r, hue] = [1, 2, 3, 4].map((part) => pick(seed, index * 10 + part))
  return `<circle cx="${Math.round((x ?? 0) * size.width)}" cy="${Math.round((y ?? 0) * size.height)}" r="${Math.round(60 + (r ?? 0) * 260)}" fill="hsl(${Math.round((hue ?? 0) * 360)} 70% 65% / 0.45)"/>`
}

/** JPEG bytes; the same seed draws the same picture. */
export const drawPicture = async (seed: number): Promise<Uint8Array> => {
  const hue = Math.round(pick(seed, 0) * 360)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">
    <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="hsl(${hue} 60% 30%)"/><stop offset="1" stop-color="hsl(${(hue + 60) % 360} 70% 70%)"/>
    </linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>${Array.from({ length: 6 }, (_, index) => circle(seed, index)).join('')}
  </svg>`
  return await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer()
}
