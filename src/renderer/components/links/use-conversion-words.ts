/** What a link brought, as a person reads it. */
import type { Conversions } from '../../../contract/links.ts'
import { useFormat } from '../../lib/locale.tsx'

export const useConversionWords = () => {
  const format = useFormat()
  return {
    count: (value: number | null): string => (value === null ? '—' : format.number(value)),
    /** Of one who may see it; several currencies stand beside each other. */
    money: (revenue: Conversions['revenue']): string =>
      revenue === null || revenue.length === 0
        ? '—'
        : revenue
            .map(({ cents, currency }) =>
              new Intl.NumberFormat(format.locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(cents / 100),
            )
            .join(' + '),
  }
}
