/**
 * Pictures for measuring, the same for the same number. They are drawn, not photographed: soft light of several scales
 * (as 1/f noise, which photographs resemble in their spectrum), a horizon, a figure or a few things, grain, sometimes
 * words. Several layouts come back in many pictures, as they do in a shooting, so that pictures have a chance to look alike.
 */
import sharp from 'sharp'

/** A small deterministic generator (mulberry32). */
export const chanceOf = (seed: number): (() => number) => {
  let state = (seed * 2_654_435_769) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Chance = () => number
const between = (chance: Chance, from: number, to: number): number => from + chance() * (to - from)
const colour = (chance: Chance, lightest = 80): string =>
  `hsl(${Math.floor(chance() * 360)} ${Math.floor(between(chance, 10, 70))}% ${Math.floor(between(chance, 10, lightest))}%)`

/** One scale of light and shade: a few random values, made large and soft. */
const shade = (chance: Chance, cells: number, width: number, height: number): Promise<Buffer> =>
  sharp(Buffer.from(Uint8Array.from({ length: cells * cells * 3 }, () => Math.floor(chance() * 256))), {
    raw: { width: cells, height: cells, channels: 3 },
  })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .ensureAlpha(0.5)
    .raw()
    .toBuffer()

const layouts = ['portrait', 'landscape', 'room', 'things', 'words'] as const

const drawn: Record<(typeof layouts)[number], (chance: Chance, w: number, h: number) => string> = {
  portrait: (chance, w, h) => {
    const [x, y, r] = [w * between(chance, 0.35, 0.65), h * between(chance, 0.25, 0.4), h * between(chance, 0.1, 0.2)]
    return `<ellipse cx="${x}" cy="${h}" rx="${r * between(chance, 1.4, 2.4)}" ry="${h - y - r * 0.6}" fill="${colour(chance)}"/>
      <ellipse cx="${x}" cy="${y}" rx="${r * 0.8}" ry="${r}" fill="${colour(chance)}"/>
      <ellipse cx="${x + r * between(chance, -0.2, 0.2)}" cy="${y - r * 0.6}" rx="${r}" ry="${r * between(chance, 0.5, 0.9)}" fill="${colour(chance, 40)}"/>`
  },
  landscape: (chance, w, h) => {
    const horizon = h * between(chance, 0.35, 0.75)
    const hills = Array.from({ length: 6 }, (_, at) => `${(w * at) / 5},${horizon - h * between(chance, 0, 0.25)}`).join(' ')
    return `<polygon points="0,${h} ${hills} ${w},${h}" fill="${colour(chance)}"/><rect y="${horizon}" width="${w}" height="${h}" fill="${colour(chance)}" opacity="0.8"/>
      <circle cx="${w * chance()}" cy="${h * between(chance, 0.05, 0.4)}" r="${h * between(chance, 0.03, 0.1)}" fill="#fff3d0"/>`
  },
  room: (chance, w, h) =>
    Array.from(
      { length: 7 },
      () =>
        `<rect x="${w * between(chance, -0.1, 0.9)}" y="${h * between(chance, -0.1, 0.9)}" width="${w * between(chance, 0.08, 0.4)}" height="${h * between(chance, 0.08, 0.5)}" fill="${colour(chance)}" opacity="0.85"/>`,
    ).join(''),
  things: (chance, w, h) =>
    Array.from(
      { length: 9 },
      () =>
        `<ellipse cx="${w * chance()}" cy="${h * chance()}" rx="${w * between(chance, 0.03, 0.18)}" ry="${h * between(chance, 0.03, 0.18)}" fill="${colour(chance)}" transform="rotate(${Math.floor(chance() * 90)} ${w / 2} ${h / 2})"/>`,
    ).join(''),
  words: (chance, w, h) =>
    Array.from({ length: 4 }, (_, at) => {
      const word = Array.from({ length: 14 }, () => String.fromCharCode(97 + Math.floor(chance() * 26))).join('')
      return `<text x="${w * between(chance, 0.02, 0.2)}" y="${h * (0.25 + at * 0.2)}" font-family="sans-serif" font-size="${Math.floor(h * between(chance, 0.06, 0.14))}" fill="${colour(chance)}">${word}</text>`
    }).join(''),
}

/** A JPEG of quality 92, 400 or 375 pixels on its longer side. */
export const drawScene = async (number: number): Promise<Buffer> => {
  const chance = chanceOf(number + 1)
  const [width, height] = chance() < 0.5 ? [400, 300] : [300, 375]
  const layout = layouts[Math.floor(chance() * layouts.length)] ?? 'things'
  const [coarse, middle, fine] = [
    await shade(chance, 3, width, height),
    await shade(chance, 9, width, height),
    await shade(chance, 40, width, height),
  ]
  const raw = { width, height, channels: 4 as const }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn[layout](chance, width, height)}</svg>`
  const strength = (alpha: number, data: Buffer): Buffer => {
    for (let at = 3; at < data.length; at += 4) data[at] = alpha
    return data
  }
  return await sharp({ create: { width, height, channels: 3, background: colour(chance) } })
    .composite([
      { input: strength(200, coarse), raw },
      { input: strength(90, middle), raw },
      { input: Buffer.from(svg) },
      { input: strength(45, fine), raw },
    ])
    .jpeg({ quality: 92 })
    .toBuffer()
}
