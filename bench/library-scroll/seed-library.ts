/** Fifty thousand pictures in a library, without drawing fifty thousand: their small pictures are links to a few. */
import { linkSync, mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import sharp from 'sharp'
import { nameKey } from '../../src/core/fold-text.ts'
import { newId } from '../../src/core/ids.ts'
import { squareName, thumbName } from '../../src/core/media/take-in.ts'
import { squareOf } from '../../src/core/media/thumbnail.ts'
import type { Store } from '../../src/core/store/store.ts'
import { drawScene } from '../library/draw-scene.ts'

const drawn = 48

/** Answers the files of the small pictures that the list shows, in its order. */
export const seedLibrary = async (store: Store, dataDir: string, creatorId: string, count: number): Promise<string[]> => {
  const made = join(dataDir, 'media', 'made')
  mkdirSync(made, { recursive: true })
  const sources: { thumb: string; square: string }[] = []
  for (let at = 0; at < drawn; at += 1) {
    const [thumb, square] = [join(dataDir, 'media', `bench-${at}.webp`), join(dataDir, 'media', `bench-${at}.square.webp`)]
    const small = await sharp(await drawScene(at))
      .resize({ width: 480, height: 480, fit: 'inside' })
      .webp({ quality: 80 })
      .toBuffer()
    writeFileSync(thumb, small)
    writeFileSync(square, await squareOf(small))
    sources.push({ thumb, square })
  }
  const insert = store.sql.prepare(
    `INSERT INTO asset (id, creator_id, kind, file_name, mime_type, bytes, width, height, sha256, created_at, folder, tags_json, search_text, name_key)
     VALUES (?, ?, 'image', ?, 'image/jpeg', 240000, 1080, 1350, ?, ?, ?, ?, ?, ?)`,
  )
  const folders = new Set<string>()
  const squares: string[] = []
  store.write(({ now }) => {
    for (let at = 0; at < count; at += 1) {
      const sha256 = createHash('sha256').update(`bench ${at}`).digest('hex')
      const name = `photo-${String(at).padStart(5, '0')}.jpg`
      const folder = `Shooting ${at % 40}`
      insert.run(
        newId('ast', store.ids),
        creatorId,
        name,
        sha256,
        now - at * 1000,
        folder,
        JSON.stringify([`tag ${at % 30}`]),
        `${name} ${folder} tag ${at % 30}`.toLowerCase(),
        nameKey(name),
      )
      const two = join(made, sha256.slice(0, 2))
      if (!folders.has(two)) mkdirSync(two, { recursive: true })
      folders.add(two)
      const source = sources[at % drawn]
      const square = join(two, `${sha256}.${squareName}`)
      linkSync(source?.thumb ?? '', join(two, `${sha256}.${thumbName}`))
      linkSync(source?.square ?? '', square)
      squares.push(square)
    }
  })
  return squares
}
