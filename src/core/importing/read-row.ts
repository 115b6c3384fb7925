/** A row's cells → what they mean by themselves, with every slip named. Pure: knows no creator and no account. */
import { contentLabels, platformIds, type PlatformId } from '../../contract/platforms.ts'
import { postContent, textMax } from '../../contract/posts.ts'
import type { PostContent } from '../../contract/posts.ts'
import { textColumnOf, type Column } from './columns.ts'
import { normalizeImagePath } from './image-path.ts'
import type { CsvRow } from './read-csv.ts'
import { rowError } from './row-problem.ts'
import type { RowProblem } from './row-problem.ts'

export interface ReadRow {
  line: number
  creator: string
  accounts: string[]
  /** `YYYY-MM-DDTHH:mm[:ss]`, or null for a draft. */
  at: string | null
  zone: string
  text: string
  /** Other words on a platform. */
  platformTexts: Partial<Record<PlatformId, string>>
  /** Normalized; those that leave the folder are left out and named as problems. */
  images: string[]
  alts: string[]
  languages: string[]
  labels: PostContent['labels']
  problems: RowProblem[]
}

const list = (cell: string): string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const timeForm = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(:\d{2})?$/
const dayFirstForm = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?= )/

/** `2026-03-02 9:00`, and `02/03/2026 9:00` of a file where the day comes first → `2026-03-02T09:00`; undefined when it is no time. */
const readTime = (cell: string, dayFirst: boolean): string | undefined => {
  const plain = dayFirst
    ? cell.replace(
        dayFirstForm,
        (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
      )
    : cell
  const [, day, hour = '', minute, second = ''] = timeForm.exec(plain) ?? []
  return day ? `${day}T${hour.padStart(2, '0')}:${minute}${second}` : undefined
}

const isLabel = (label: string): label is PostContent['labels'][number] => (contentLabels as readonly string[]).includes(label)

const maxImages = 10
const maxLanguages = 3
const maxAccounts = 50
const { shape } = postContent

const readImages = (cell: string, problems: RowProblem[]): string[] =>
  list(cell).flatMap((path) => {
    const normalized = normalizeImagePath(path)
    if (normalized === null) problems.push(rowError('images', 'image.path_invalid', { path }))
    return normalized ?? []
  })

/** An alt for each image or none at all: a missing one in the middle must stay in the middle. */
const readAlts = (cell: string, images: number, problems: RowProblem[]): string[] => {
  const alts = cell === '' ? [] : cell.split('|').map((alt) => alt.trim())
  if (alts.length > images) problems.push(rowError('alts', 'alts.count', { alts: alts.length, images }))
  return Array.from({ length: images }, (_, index) => alts[index] ?? '')
}

const checkText = (column: Column, value: string, problems: RowProblem[]): void => {
  const text = shape.text.safeParse(value)
  if (text.success) return
  problems.push(
    text.error.issues[0]?.code === 'too_big'
      ? rowError(column, 'text.too_long', { actual: value.length, allowed: textMax })
      : rowError(column, 'text.control_characters'),
  )
}

const checkSizes = (row: Omit<ReadRow, 'problems' | 'line'>, problems: RowProblem[]): void => {
  if (row.images.length > maxImages) problems.push(rowError('images', 'images.too_many', { actual: row.images.length, allowed: maxImages }))
  if (row.languages.length > maxLanguages)
    problems.push(rowError('languages', 'languages.too_many', { actual: row.languages.length, allowed: maxLanguages }))
  if (row.accounts.length > maxAccounts)
    problems.push(rowError('account', 'accounts.too_many', { actual: row.accounts.length, allowed: maxAccounts }))
  for (const language of row.languages)
    if (!shape.languages.element.safeParse(language).success) problems.push(rowError('languages', 'language.invalid', { value: language }))
  checkText('text', row.text, problems)
  for (const platform of platformIds) checkText(textColumnOf(platform), row.platformTexts[platform] ?? '', problems)
  if (row.text === '' && Object.keys(row.platformTexts).length === 0 && row.images.length === 0 && problems.length === 0)
    problems.push(rowError('text', 'text.empty'))
}

export const readRow = ({ line, cells, extra, dayFirst }: CsvRow): ReadRow => {
  const problems: RowProblem[] = []
  if (extra > 0) problems.push(rowError('', 'row.too_many_cells', { extra }))
  const at = cells.at === '' ? null : readTime(cells.at, dayFirst)
  if (at === undefined) problems.push(rowError('at', 'time.invalid', { value: cells.at }))
  const images = readImages(cells.images, problems)
  const labels = list(cells.labels.toLowerCase())
  for (const label of labels)
    if (!isLabel(label)) problems.push(rowError('labels', 'label.unknown', { value: label, allowed: contentLabels.join(', ') }))
  const row = {
    creator: cells.creator,
    accounts: list(cells.account),
    at: at ?? null,
    zone: cells.zone,
    text: cells.text,
    platformTexts: Object.fromEntries(
      platformIds.flatMap((platform) => (cells[textColumnOf(platform)] ? [[platform, cells[textColumnOf(platform)]]] : [])),
    ) as ReadRow['platformTexts'],
    images,
    alts: readAlts(cells.alts, images.length, problems),
    languages: list(cells.languages),
    labels: labels.filter(isLabel),
  }
  checkSizes(row, problems)
  return { line, ...row, problems }
}
