/** Fifty thousand pictures in a library, without drawing fifty thousand: their small pictures are links to a few. */
import { linkSync, mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import sharp from 'sharp'
import { nameKey } from '../../src/core/fold-text.ts'
import { newId } from '../../src/core/ids.ts'
import type { Store } from '../../src/core/store/store.ts'
import { drawScene } from '../library/draw-scene.ts'

const drawn = 48

export const seedLibrary = async (store: Store, dataDir: string, creatorId: string, count: number): Promise<void> => {
  const made = join(dataDir, 'media', 'made')
  mkdirSync(made, { recursive: true })
  const sources: string[] = []
  for (let at = 0; at < drawn; at += 1) {
    const path = join(dataDir, 'media', `bench-${at}.webp`)
    writeFileSync(
      path,
      await sharp(await drawScene(at))
        .resize({ width: 480, height: 480, fit: 'inside' })
        .webp({ quality: 80 })
        .toBuffer(),
    )
    sources.push(path)
  }
  const insert = store.sql.prepare(
    `INSERT INTO asset (id, creator_id, kind, file_name, mime_type, bytes, width, height, sha256, created_at, folder, tags_json, search_text, name_key)
     VALUES (?, ?, 'image', ?, 'image/jpeg', 240000, 1080, 1350, ?, ?, ?, ?, ?, ?)`,
  )
  const folders = new Set<string>()
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
      linkSync(sources[at % drawn] ?? '', join(two, `${sha256}.thumb.webp`))
    }
  })
}
