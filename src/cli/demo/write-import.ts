/** The practice agency's posts as a file that a person could have written: `posts.csv` and its pictures beside it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cast } from './cast.ts'
import { drawPicture } from './draw-picture.ts'
import { planWeek } from './plan-week.ts'

export interface PlannedPost {
  handle: string
  text: string
  /** ms UTC */
  at: number
}

export interface WrittenImport {
  csvPath: string
  planned: PlannedPost[]
}

const header = ['creator', 'account', 'at', 'zone', 'text', 'images', 'alts', 'languages'] as const

const cell = (value: string): string => (/[";\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

export const writeImport = async (folder: string, { from, to }: { from: number; to: number }): Promise<WrittenImport> => {
  await mkdir(join(folder, 'photos'), { recursive: true })
  const planned: PlannedPost[] = []
  const rows: string[] = [header.join(';')]
  for (const [offset, { key, name, handle, zone, language, palette, posts }] of cast.entries()) {
    const times = planWeek({ from, to, zone, count: posts.length, offset })
    for (const [index, { text, alts }] of posts.entries()) {
      const time = times[index]
      if (!time) continue
      const paths = alts.map(
        (_, picture) => `photos/${key}-${String(index + 1).padStart(2, '0')}${alts.length > 1 ? `-${picture + 1}` : ''}.jpg`,
      )
      await Promise.all(
        alts.map(async (alt, picture) => {
          const data = await drawPicture({ palette, seed: offset * 1000 + index * 10 + picture + 1, caption: alt })
          await writeFile(join(folder, paths[picture] ?? ''), data)
        }),
      )
      planned.push({ handle, text, at: time.at })
      rows.push([name, handle, time.wall, zone, text, paths.join('|'), alts.join('|'), language].map(cell).join(';'))
    }
  }
  const csvPath = join(folder, 'posts.csv')
  await writeFile(csvPath, `${rows.join('\n')}\n`)
  return { csvPath, planned }
}
