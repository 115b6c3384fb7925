import { ChevronDown, ListFilter } from 'lucide-react'
import { Button } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { Count } from './badge.tsx'
import { CheckboxGroup } from './checkbox.tsx'
import { Popover } from './popover.tsx'
import type { Option } from './select.tsx'
import { controlBox } from './styles.ts'

export interface FilterMenuProps<Id extends string> {
  label: string
  options: readonly Option<Id>[]
  /** None chosen: all. */
  value: readonly Id[]
  onChange: (value: Id[]) => void
}

/** Several of a few, as a filter: the button says how many are chosen. */
export const FilterMenu = <Id extends string>({ label, options, value, onChange }: FilterMenuProps<Id>) => (
  <Popover
    label={label}
    className="max-h-96 min-w-52"
    trigger={
      <Button
        className={cx(
          controlBox,
          'flex items-center gap-1.5 pr-2 pl-2.5 data-focus-visible:ring-focus',
          value.length > 0 && 'border-accent',
        )}
      >
        <ListFilter aria-hidden className={cx('size-3.5', value.length > 0 ? 'text-accent-text' : 'text-muted')} />
        {label}
        {value.length > 0 && <Count>{value.length}</Count>}
        <ChevronDown aria-hidden className="size-4 text-muted" />
      </Button>
    }
  >
    <CheckboxGroup label={label} options={options} value={value} onChange={onChange} />
  </Popover>
)
