import { useTranslation } from 'react-i18next'
import { Columns3, FileDown } from 'lucide-react'
import { toCsv } from '../lib/csv.ts'
import { useLanguage } from '../lib/locale.tsx'
import { saveFile } from '../lib/save-file.ts'
import { useSubmit } from '../lib/use-submit.ts'
import { Button } from './button.tsx'
import { CheckboxGroup } from './checkbox.tsx'
import { IconButton } from './icon-button.tsx'
import { Popover } from './popover.tsx'
import type { Column } from './table-column.ts'
import { useToasts } from './toast.tsx'

export interface TableOptionsProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  shown: readonly Column<Row>[]
  onChoose: (ids: string[]) => void
  /** In the order shown; reads what is not on the page yet. */
  readRows: () => Promise<readonly Row[]>
}

const useExport = <Row,>({ label, shown, readRows }: Pick<TableOptionsProps<Row>, 'label' | 'shown' | 'readRows'>) => {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  const toasts = useToasts()
  return useSubmit({
    mutationFn: async () => {
      const rows = await readRows()
      const written = shown.flatMap(({ header, csv }) => (csv ? [{ header, csv }] : []))
      const lines = [written.map(({ header }) => header), ...rows.map((row) => written.map(({ csv }) => csv(row)))]
      saveFile(`${label}.csv`, toCsv(lines, language), 'text/csv;charset=utf-8')
      return rows.length
    },
    onSuccess: (count) => toasts.done(t('table.exported', { count })),
    onError: toasts.failed,
  })
}

/** Which columns are shown, and the table as a file. */
export const TableOptions = <Row,>({ label, columns, shown, onChoose, readRows }: TableOptionsProps<Row>) => {
  const { t } = useTranslation('ui')
  const exporting = useExport({ label, shown, readRows })
  const choosable = columns.filter(({ isFixed, hideHeader }) => !isFixed && !hideHeader)
  return (
    <Popover
      label={t('table.options')}
      className="max-h-96 min-w-52"
      trigger={<IconButton icon={Columns3} size="sm" label={`${t('table.options')} : ${label}`} />}
    >
      <div className="flex flex-col gap-3">
        <CheckboxGroup
          label={t('table.columns')}
          options={choosable.map(({ id, header }) => ({ id, label: header }))}
          value={shown.map(({ id }) => id)}
          onChange={onChoose}
        />
        <Button size="sm" icon={FileDown} isPending={exporting.isPending} onPress={() => exporting.mutate()}>
          {t('table.export')}
        </Button>
      </div>
    </Popover>
  )
}
