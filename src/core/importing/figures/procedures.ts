/** The part of the router that is about figures brought in. */
import type { Handler, Handlers } from '../../procedure.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { FigureReader } from '../../store/figure-reader.ts'
import { toFigureRow } from './figures.ts'
import type { FigureDesk } from './figures.ts'
import type { ReadSheet } from './read-beside.ts'
import { missingColumns, textOf } from './read-figures.ts'
import { readTable } from './read-table.ts'
import { figuresOfAccount } from './standing-figures.ts'

const samplesShown = 3

const previewFigures =
  (desk: FigureDesk, readSheet: ReadSheet): Handler<'figures.preview'> =>
  async ({ input: { file, kind, mapping: given, accountId, day }, call }) => {
    const table = await readTable(file, readSheet)
    const { mapping, from } = desk.mappingOf(table, { kind, mapping: given })
    const rows = desk.preview({ table, accountId, day }, mapping, call)
    const count = (state: (typeof rows)[number]['state']): number => rows.filter((row) => row.state === state).length
    return {
      header: table.header,
      samples: table.rows.slice(0, samplesShown).map(({ cells }) => table.header.map((_, at) => textOf(cells[at]).slice(0, 100))),
      encoding: table.encoding,
      sheet: table.sheet,
      mapping,
      mappingFrom: from,
      missing: missingColumns(mapping),
      rows: rows.map(toFigureRow),
      counts: { new: count('new'), update: count('update'), known: count('known'), duplicate: count('duplicate'), error: count('error') },
    }
  }

const applyFigures =
  (desk: FigureDesk, readSheet: ReadSheet): Handler<'figures.apply'> =>
  async ({ input: { file, mapping, ...rest }, call }) => {
    const applied = desk.apply({ ...rest, table: await readTable(file, readSheet) }, mapping, call)
    return { import: applied.import, left: applied.left.map(toFigureRow) }
  }

export const figuresProcedures = ({
  figures: desk,
  readSheet,
  figureReader,
  accounts,
}: {
  figures: FigureDesk
  readSheet: ReadSheet
  figureReader: FigureReader
  accounts: AccountReader
}): Pick<Handlers, `figures.${string}` & keyof Handlers> => ({
  'figures.preview': previewFigures(desk, readSheet),
  'figures.apply': applyFigures(desk, readSheet),
  'figures.list': ({ call }) => desk.list(call),
  'figures.undo': ({ input, call }) => desk.undo(input.importId, call),
  'figures.enterLink': ({ input, call }) => desk.enterLink(input, call),
  'figures.ofAccount': figuresOfAccount(figureReader, accounts),
})
