import { useTranslation } from 'react-i18next'
import { ArrowDownUp } from 'lucide-react'
import { Select } from '../../../components/select.tsx'
import { libraryOrders, type LibraryOrder } from '../../../../contract/library.ts'

/** What was kept from an earlier visit; anything else is the newest first. */
export const orderOf = (kept: string | null): LibraryOrder => libraryOrders.find((order) => order === kept) ?? 'newest'

/** Which come first. */
export const OrderSelect = ({ order, onChange }: { order: LibraryOrder; onChange: (order: LibraryOrder) => void }) => {
  const { t } = useTranslation('library')
  return (
    <Select<LibraryOrder>
      label={t('order.label')}
      hideLabel
      options={libraryOrders.map((id) => ({
        id,
        label: t(`order.${id}`),
        icon: id === order ? <ArrowDownUp aria-hidden className="size-4 shrink-0 text-muted" strokeWidth={1.8} /> : undefined,
      }))}
      value={order}
      onChange={onChange}
      className="w-56"
    />
  )
}
