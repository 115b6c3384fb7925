/** The week's posts as an operator would bring them in: one CSV file, pictures beside it, the real import. */
import type { CoreClient } from '../../core/index.ts'
import { cast, weekOfPosts } from './cast.ts'
import { drawPicture } from './draw-picture.ts'

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The calendar day `days` after `start` on the clock of `zone`: `YYYY-MM-DD`. */
const dayIn = (zone: string, start: number, days: number): string => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(start)
  return new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const two = (value: number): string => String(value).padStart(2, '0')

export const weekAsCsv = (start: number): string => {
  const header = 'creator,account,at,zone,text,images,alts,languages'
  const rows = cast.flatMap(({ name, handle, zone, texts, language }) =>
    texts.map((text, index) => {
      const { day, hour, minute } = weekOfPosts[index] ?? { day: 1, hour: 12, minute: 0 }
      const at = `${dayIn(zone, start, day)} ${two(hour)}:${two(minute)}`
      const alt = language === 'fr' ? `Formes de couleur sur un dégradé, image ${index + 1}` : `Coloured shapes on a gradient, picture ${index + 1}`
      return [name, handle, at, zone, text, `pictures/${handle}-${index + 1}.jpg`, alt, language].map(cell).join(',')
    }),
  )
  return [header, ...rows].join('\n')
}

const seedOf = (path: string): number => [...path].reduce((sum, letter, index) => sum + letter.charCodeAt(0) * (index + 1), 0)

/** Dry run, pictures, apply. Answers how many publications were planned; throws when a row is refused. */
export const importWeek = async (client: CoreClient, start: number): Promise<number> => {
  const csv = weekAsCsv(start)
  const fileName = 'week.csv'
  const files = [...csv.matchAll(/pictures\/[\w.-]+\.jpg/g)].map(([path]) => path)
  const preview = await client.imports.preview({ csv, fileName, files })
  const refused = preview.rows.find(({ state }) => state === 'error')
  if (refused) throw new Error(`line ${refused.line} of the demo's own file was refused: ${refused.problems.map(({ rule }) => rule).join(', ')}`)
  const images = []
  for (const { path, creatorId } of preview.imagesNeeded) {
    const bytes = await drawPicture(seedOf(path))
    const name = path.slice(path.lastIndexOf('/') + 1)
    const asset = await client.media.upload({ creatorId, file: new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' }), fileName: name })
    images.push({ path, creatorId, assetId: asset.id })
  }
  const applied = await client.imports.apply({ csv, fileName, images })
  return applied.import.publications
}
