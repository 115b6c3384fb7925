import { useTranslation } from 'react-i18next'
import { columnsOf, currencies, figureKinds } from '../../../contract/figures.ts'
import type { Currency, FigureColumn, FigureKind, Mapping } from '../../../contract/figures.ts'
import { Select } from '../../components/select.tsx'

const decimalIds = { ',': 'comma', '.': 'dot' } as const

/** Which column of the file is what, and how its dates and amounts are written. */
export const MappingFields = ({
  header,
  samples,
  mapping,
  missing,
  onChange,
  onKind,
}: {
  header: readonly string[]
  samples: readonly (readonly string[])[]
  mapping: Mapping
  missing: readonly (FigureColumn | 'figure')[]
  onChange: (mapping: Mapping) => void
  onKind: (kind: FigureKind) => void
}) => {
  const { t } = useTranslation('figures')
  const columns: readonly FigureColumn[] = columnsOf[mapping.kind]
  const options = [
    { id: 'none', label: t('unused') },
    ...header.map((name, at) => ({
      id: `at:${at}`,
      label: name || t('unnamed', { number: at + 1 }),
      note:
        samples
          .flatMap((row) => row[at] || [])
          .join(' · ')
          .slice(0, 60) || undefined,
    })),
  ]
  const choose = (column: FigureColumn, id: string): void => {
    const { [column]: _, ...others } = mapping.columns
    onChange({ ...mapping, columns: id === 'none' ? others : { ...others, [column]: Number(id.slice(3)) } })
  }
  const isMissing = (column: FigureColumn): boolean => missing.includes(column)
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
        <Select
          label={t('kind')}
          options={figureKinds.map((id) => ({ id, label: t(`kinds.${id}`) }))}
          value={mapping.kind}
          onChange={onKind}
        />
        <Select
          label={t('dateOrder')}
          options={(['unknown', 'day_first', 'month_first'] as const).map((id) => ({ id, label: t(`dateOrders.${id}`) }))}
          value={mapping.dateOrder ?? 'unknown'}
          onChange={(id) => onChange({ ...mapping, dateOrder: id === 'unknown' ? null : id })}
        />
        <Select
          label={t('decimal')}
          options={(['unknown', 'comma', 'dot'] as const).map((id) => ({ id, label: t(`decimals.${id}`) }))}
          value={mapping.decimal ? decimalIds[mapping.decimal] : 'unknown'}
          onChange={(id) => onChange({ ...mapping, decimal: id === 'unknown' ? null : id === 'comma' ? ',' : '.' })}
        />
        <Select<Currency>
          label={t('currency')}
          options={currencies.map((id) => ({ id, label: id }))}
          value={mapping.currency}
          onChange={(currency) => onChange({ ...mapping, currency })}
        />
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
        {columns.map((column) => (
          <Select
            key={column}
            label={t(`column.${column}`)}
            options={options}
            value={mapping.columns[column] === undefined ? 'none' : `at:${mapping.columns[column]}`}
            onChange={(id) => choose(column, id)}
            error={isMissing(column) ? t('needed') : undefined}
          />
        ))}
      </div>
    </div>
  )
}
