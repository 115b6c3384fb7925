/** Draws pictures, changes some, and looks for each among all; then the same with a plain dHash. */
import sharp from 'sharp'
import { printOf, windows } from '../../src/core/media/fingerprint.ts'
import type { Print } from '../../src/core/media/fingerprint.ts'
import { hashWords, likeness, mostLooked, nearOnes, sameFrom } from '../../src/core/media/look-alike.ts'
import { imageThumbnail } from '../../src/core/media/thumbnail.ts'
import { serveRunner } from '../runner/child-side.ts'
import { median } from '../runner/figure.ts'
import { chanceOf, drawScene } from './draw-scene.ts'
import { differingBits, plainHash } from './plain-hash.ts'

export interface LookInput {
  pictures: number
  changed: number
  /** Among so many a look is timed. */
  shelf: number
  looks: number
}

export interface LookOutput {
  printMs: number
  lookMs: number
  /** Of each change, the part that is found again: by prints, and by the plain hash. */
  recall: Record<string, { prints: number; plain: number }>
  falsePairs: { prints: number; plain: number }
}

const change = {
  'JPEG quality 40': (data: Buffer) => sharp(data).jpeg({ quality: 40 }).toBuffer(),
  'cut to 90 % of both sides': (data: Buffer, chance: () => number) => cut(data, chance, 0.9, 0.9, 85),
  'a tenth cut off one side': (data: Buffer, chance: () => number) =>
    chance() < 0.5 ? cut(data, chance, 0.9, 1, 85) : cut(data, chance, 1, 0.9, 85),
  'cut to 90 % of both sides, JPEG quality 40': (data: Buffer, chance: () => number) => cut(data, chance, 0.9, 0.9, 40),
  'half the size, JPEG quality 70': (data: Buffer) => sharp(data).resize(190).jpeg({ quality: 70 }).toBuffer(),
} as const

/** Anywhere: no place that the windows have. */
const cut = async (data: Buffer, chance: () => number, w: number, h: number, quality: number): Promise<Buffer> => {
  const { width, height } = await sharp(data).metadata()
  const [cutWidth, cutHeight] = [Math.round(width * w), Math.round(height * h)]
  const left = Math.floor(chance() * (width - cutWidth + 1))
  const top = Math.floor(chance() * (height - cutHeight + 1))
  return await sharp(data).extract({ left, top, width: cutWidth, height: cutHeight }).jpeg({ quality }).toBuffer()
}

interface Seen {
  print: Print | null
  plain: Uint32Array
  ms: number
}

const see = async (data: Buffer): Promise<Seen> => {
  const plain = await plainHash(data)
  // As the application does: from the thumbnail that it makes of each picture.
  const thumbnail = await imageThumbnail(data, 'drawn.jpg')
  const startedAt = performance.now()
  const print = await printOf(thumbnail)
  return { print, plain, ms: performance.now() - startedAt }
}

/** A dHash of 64 bits counts as the same up to ten that differ: the usual advice. */
const plainLimit = 10

const measure = async ({ pictures, changed, shelf, looks }: LookInput): Promise<LookOutput> => {
  const chance = chanceOf(4711)
  const seen: Seen[] = Array.from({ length: pictures })
  const again: { change: string; of: number; seen: Seen }[] = []
  let next = 0
  // Three at a time: drawing is most of it.
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      for (let at = next; at < pictures; at = next) {
        next += 1
        const data = await drawScene(at)
        seen[at] = await see(data)
        if (at >= changed) continue
        for (const [name, make] of Object.entries(change))
          again.push({ change: name, of: at, seen: await see(await make(data, chanceOf(at + 9000))) })
      }
    }),
  )
  const all = new Uint32Array(pictures * hashWords)
  seen.forEach(({ print }, at) => print && all.set(print.hashes, at * hashWords))

  /** Among all, as the application looks: what its hashes find, the nearest of it laid over each other. */
  const isFound = (print: Print, of: number): boolean =>
    nearOnes(print.hashes, all)
      .toSorted((one, other) => one.bits - other.bits)
      .slice(0, mostLooked)
      .some(({ at }) => {
        const other = at === of ? seen[at]?.print : undefined
        return other ? likeness(print, other) >= sameFrom : false
      })
  const recall = Object.fromEntries(
    Object.keys(change).map((name) => {
      const tried = again.filter((each) => each.change === name)
      const prints = tried.filter(({ seen: { print }, of }) => print && isFound(print, of)).length / tried.length
      const plain =
        tried.filter(({ seen: mine, of }) => differingBits(mine.plain, seen[of]?.plain ?? mine.plain) <= plainLimit).length / tried.length
      return [name, { prints, plain }]
    }),
  )

  const falsePairs = { prints: 0, plain: 0 }
  seen.forEach(({ print, plain }, at) => {
    for (let other = at + 1; other < pictures; other += 1)
      if (differingBits(plain, seen[other]?.plain ?? plain) <= plainLimit) falsePairs.plain += 1
    if (!print) return
    for (const near of nearOnes(print.hashes, all.subarray((at + 1) * hashWords))) {
      const other = seen[at + 1 + near.at]?.print
      if (other && likeness(print, other) >= sameFrom) falsePairs.prints += 1
    }
  })

  // Filled by chance with numbers of as many bits as prints have: a look reads every one of them whatever they are.
  const many = Uint32Array.from({ length: shelf * windows.length * 2 }, () => Math.floor(chance() * 4_294_967_296))
  const times = Array.from({ length: looks }, (_, at) => {
    const query = seen[at % pictures]?.print?.hashes ?? new Uint32Array(hashWords)
    const startedAt = performance.now()
    nearOnes(query, many)
    return performance.now() - startedAt
  })
  return { printMs: median(seen.map(({ ms }) => ms)), lookMs: median(times), recall, falsePairs }
}

serveRunner({ measure })
