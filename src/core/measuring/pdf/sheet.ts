/** Pages of a document, written from the top down: text that wraps, tables, pictures, a foot on each. */
import { PDFDocument, StandardFonts, rgb } from 'pdf-lib'
import type { PDFFont, PDFPage } from 'pdf-lib'

/** A4, in points. */
const width = 595
const height = 842
const margin = 48
const footHeight = 40
export const lineWidth = width - 2 * margin

const ink = rgb(0.13, 0.12, 0.16)
const grey = rgb(0.42, 0.41, 0.46)
const hairline = rgb(0.85, 0.84, 0.88)

export interface TextLook {
  size?: number
  isBold?: boolean
  isGrey?: boolean
}

export interface Column {
  head: string
  /** Of the line's width, 0–1. */
  share: number
  isNumber?: boolean
}

export interface Sheet {
  space(points: number): void
  heading(text: string): void
  /** Over as many lines as it takes. */
  text(text: string, look?: TextLook): void
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void
  /** Values beside each other, each with its name over it and a word under it. */
  tiles(tiles: readonly { name: string; value: string; note: string }[]): void
  /** A picture, where there is one, with lines of text beside it. */
  beside(picture: Uint8Array | null, lines: readonly { text: string; look?: TextLook }[]): Promise<void>
  /** With a foot on every page. */
  end(foot: (page: number, of: number) => readonly [string, string]): Promise<Uint8Array>
}

export const createSheet = async ({ title, language, madeAt }: { title: string; language: string; madeAt: Date }): Promise<Sheet> => {
  const document = await PDFDocument.create()
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setLanguage(language)
  document.setCreator('Coulisse')
  document.setProducer('Coulisse')
  document.setCreationDate(madeAt)
  document.setModificationDate(madeAt)
  const plain = await document.embedFont(StandardFonts.Helvetica)
  const bold = await document.embedFont(StandardFonts.HelveticaBold)
  const known = new Set(plain.getCharacterSet())

  /** What the fonts every reader has can write: letters of other scripts lose their marks, and pictures go. */
  const printable = (text: string): string => {
    const one = (character: string): string => {
      if (known.has(character.codePointAt(0) ?? 0)) return character
      if (/\s/u.test(character)) return '\u00a0'
      const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '')
      if (bare !== '' && Array.from(bare).every((each) => known.has(each.codePointAt(0) ?? 0))) return bare
      return /\p{L}|\p{N}/u.test(character) ? '?' : ''
    }
    return Array.from(text.normalize('NFC').replaceAll(/\s*\n\s*/g, ' '), one).join('')
  }

  let page: PDFPage = document.addPage([width, height])
  /** From the page's foot. */
  let y = height - margin

  const turn = (): void => {
    page = document.addPage([width, height])
    y = height - margin
  }
  const need = (points: number): void => {
    if (y - points < margin + footHeight) turn()
  }

  const wrap = (text: string, font: PDFFont, size: number, within: number): string[] => {
    const lines: string[] = []
    let line = ''
    for (const word of printable(text).split(' ').filter(Boolean)) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && font.widthOfTextAtSize(longer, size) > within) {
        lines.push(line)
        line = word
      } else line = longer
      // A word longer than the line is cut where it ends.
      while (font.widthOfTextAtSize(line, size) > within && line.length > 1) {
        let fits = line.length - 1
        while (fits > 1 && font.widthOfTextAtSize(line.slice(0, fits), size) > within) fits -= 1
        lines.push(line.slice(0, fits))
        line = line.slice(fits)
      }
    }
    return line === '' ? lines : [...lines, line]
  }
  const fontOf = ({ isBold = false }: TextLook): PDFFont => (isBold ? bold : plain)
  const put = (line: string, x: number, at: number, look: TextLook): void =>
    page.drawText(line, { x, y: at, size: look.size ?? 10, font: fontOf(look), color: (look.isGrey ?? false) ? grey : ink })
  const rule = (): void => page.drawLine({ start: { x: margin, y }, end: { x: width - margin, y }, thickness: 0.5, color: hairline })

  const text = (words: string, look: TextLook = {}): void => {
    const size = look.size ?? 10
    for (const line of wrap(words, fontOf(look), size, lineWidth)) {
      need(size * 1.4)
      y -= size * 1.4
      put(line, margin, y, look)
    }
  }

  const row = (columns: readonly Column[], cells: readonly string[], look: TextLook): void => {
    const size = 9.5
    const wrapped = columns.map(({ share }, at) => wrap(cells[at] ?? '', fontOf(look), size, lineWidth * share - 8))
    const lines = Math.max(1, ...wrapped.map(({ length }) => length))
    need(lines * 13 + 8)
    let x = margin
    for (const [at, { share, isNumber }] of columns.entries()) {
      for (const [number, line] of (wrapped[at] ?? []).entries()) {
        const right = x + lineWidth * share - 4 - fontOf(look).widthOfTextAtSize(line, size)
        put(line, (isNumber ?? false) ? right : x, y - 13 * (number + 1), { ...look, size })
      }
      x += lineWidth * share
    }
    y -= lines * 13 + 5
    rule()
  }

  return {
    space: (points) => void (y -= points),
    heading: (words) => {
      // With something of what it stands over.
      need(90)
      y -= 14
      text(words, { size: 13, isBold: true })
      y -= 6
    },
    text,
    table: (columns, rows) => {
      row(
        columns,
        columns.map(({ head }) => head),
        { isGrey: true },
      )
      for (const cells of rows) row(columns, cells, {})
    },
    tiles: (tiles) => {
      const perLine = 4
      const step = lineWidth / perLine
      for (let first = 0; first < tiles.length; first += perLine) {
        need(54)
        for (const [at, { name, value, note }] of tiles.slice(first, first + perLine).entries()) {
          const x = margin + at * step
          put(printable(name), x, y - 11, { size: 9, isGrey: true })
          put(printable(value), x, y - 29, { size: 16, isBold: true })
          put(printable(note), x, y - 42, { size: 8, isGrey: true })
        }
        y -= 54
      }
    },
    beside: async (picture, lines) => {
      const side = 56
      const indent = side + 12
      const wrapped = lines.flatMap(({ text: words, look = {} }) =>
        wrap(words, fontOf(look), look.size ?? 10, lineWidth - indent)
          .slice(0, 2)
          .map((line) => ({ line, look })),
      )
      const tall = Math.max(side, wrapped.length * 14) + 10
      need(tall)
      if (picture) {
        const image = await document.embedJpg(picture)
        const scale = Math.min(side / image.width, side / image.height)
        const size = { width: image.width * scale, height: image.height * scale }
        page.drawImage(image, { x: margin, y: y - size.height, ...size })
      }
      for (const [at, { line, look }] of wrapped.entries()) put(line, margin + indent, y - 12 - at * 14, look)
      y -= tall
    },
    end: async (foot) => {
      const pages = document.getPages()
      for (const [at, each] of pages.entries()) {
        page = each
        const [left, right] = foot(at + 1, pages.length)
        put(printable(left), margin, margin - 8, { size: 8, isGrey: true })
        put(printable(right), width - margin - plain.widthOfTextAtSize(printable(right), 8), margin - 8, { size: 8, isGrey: true })
      }
      return document.save()
    },
  }
}
