import type { ReactElement } from 'react'
import type { LucideIcon } from 'lucide-react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { Kbd } from './kbd.tsx'
import { menuBox, menuItem } from './styles.ts'

export interface MenuAct {
  id: string
  label: string
  icon?: LucideIcon
  keys?: string
  onAct: () => void
  isDisabled?: boolean
  /** In red, at the end, apart. */
  isDanger?: boolean
}

export interface MenuProps {
  label: string
  /** The button that opens it. */
  trigger: ReactElement
  acts: readonly MenuAct[]
}

const Item = ({ act: { id, label, icon: Icon, keys, onAct, isDisabled, isDanger } }: { act: MenuAct }) => (
  <MenuItem id={id} textValue={label} onAction={onAct} isDisabled={isDisabled} className={menuItem}>
    {Icon && <Icon aria-hidden className={cx('size-4', isDanger ? 'text-red' : 'text-muted')} strokeWidth={1.9} />}
    <span className={cx('flex-1', isDanger && 'text-red')}>{label}</span>
    {keys && <Kbd keys={keys} />}
  </MenuItem>
)

export const Menu = ({ label, trigger, acts }: MenuProps) => {
  const plain = acts.filter((act) => !act.isDanger)
  const dangerous = acts.filter((act) => act.isDanger)
  return (
    <MenuTrigger>
      {trigger}
      <Popover offset={4} className={cx(menuBox, 'min-w-44')}>
        <AriaMenu aria-label={label} className="outline-none">
          {plain.map((act) => (
            <Item key={act.id} act={act} />
          ))}
          {plain.length > 0 && dangerous.length > 0 && <Separator className="my-1 h-px bg-line" />}
          {dangerous.map((act) => (
            <Item key={act.id} act={act} />
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
