/** A cell of a table: of CSV always text. Pure. */
export type Cell = string | number | boolean | Date | null

export const isEmpty = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
