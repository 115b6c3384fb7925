/**
 * Triggers that write each change of a replicated table to `change`. `coulisse_hlc()` is the connection's
 * hybrid logical clock (`store/hybrid-clock.ts`), so that a change made outside Coulisse fails instead of
 * escaping the log. An insert records its key only: the row itself is read when it is sent.
 */
export interface Replicated {
  key: readonly string[]
  columns: readonly string[]
}

const rowId = (row: 'new' | 'old', key: readonly string[]): string => key.map((column) => `${row}.${column}`).join(` || '/' || `)

const onUpdate = (table: string, { key, columns }: Replicated): string => {
  if (columns.length === 0) return ''
  const changed = columns
    .map((column) => `SELECT '${column}' AS k, new.${column} AS v WHERE new.${column} IS NOT old.${column}`)
    .join('\n    UNION ALL ')
  return `CREATE TRIGGER ${table}_captured_update AFTER UPDATE OF ${columns.join(', ')} ON ${table} BEGIN
  INSERT INTO change (hlc, tbl, row_id, op, columns_json)
  SELECT coulisse_hlc(), '${table}', ${rowId('new', key)}, 'update', json_group_object(k, v) FROM (
    ${changed}
  ) HAVING count(*) > 0;
END;
`
}

const onInsertAndDelete = (table: string, { key }: Replicated): string =>
  (['insert', 'delete'] as const)
    .map(
      (op) => `CREATE TRIGGER ${table}_captured_${op} AFTER ${op.toUpperCase()} ON ${table} BEGIN
  INSERT INTO change (hlc, tbl, row_id, op) VALUES (coulisse_hlc(), '${table}', ${rowId(op === 'insert' ? 'new' : 'old', key)}, '${op}');
END;
`,
    )
    .join('')

/** SQL that creates the triggers for each table named. */
export const captureTriggers = (tables: Readonly<Record<string, Replicated>>): string =>
  Object.entries(tables)
    .map(([table, spec]) => onInsertAndDelete(table, spec) + onUpdate(table, spec))
    .join('')
