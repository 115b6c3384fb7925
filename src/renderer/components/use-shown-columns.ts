/** Which columns a person has chosen to see, kept per person and table on this machine. */
import { useCallback, useMemo } from 'react'
import * as z from 'zod'
import { useMe } from '../lib/me.tsx'
import { useRemembered } from '../lib/remembered.ts'
import type { Column } from './table-column.ts'

/** Only what was chosen: a column that comes with a later version shows as it was meant to. */
const choice = z.record(z.string(), z.boolean())

const read = (kept: string | null): Record<string, boolean> => {
  if (kept === null) return {}
  try {
    return choice.parse(JSON.parse(kept))
  } catch {
    // Somebody else's or an older version's: as if nothing was chosen.
    return {}
  }
}

const isShown = (column: Pick<Column<never>, 'id' | 'isFixed' | 'isExtra'>, chosen: Record<string, boolean>): boolean =>
  column.isFixed === true || (chosen[column.id] ?? !column.isExtra)

export const useShownColumns = <Row>(table: string, columns: readonly Column<Row>[]) => {
  const { id } = useMe()
  const [kept, keep] = useRemembered(`columns.${id}.${table}`)
  const shown = useMemo(() => {
    const chosen = read(kept)
    return columns.filter((column) => isShown(column, chosen))
  }, [columns, kept])
  const choose = useCallback(
    (ids: readonly string[]) =>
      keep(JSON.stringify(Object.fromEntries(columns.flatMap((column) => (column.isFixed ? [] : [[column.id, ids.includes(column.id)]]))))),
    [columns, keep],
  )
  return { shown, choose }
}
