import type { ReactNode } from 'react'
import { Switch } from 'react-aria-components'

/** On or off, at once. */
export const Toggle = ({
  isOn,
  onChange,
  isDisabled,
  children,
}: {
  isOn: boolean
  onChange: (isOn: boolean) => void
  isDisabled?: boolean
  children: ReactNode
}) => (
  <Switch
    isSelected={isOn}
    onChange={onChange}
    isDisabled={isDisabled}
    className="group inline-flex items-center gap-2 self-start outline-none data-disabled:opacity-50"
  >
    <span className="inline-flex h-4.5 w-8 shrink-0 items-center rounded-full border border-line-strong bg-raised p-px transition-colors group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:ring-focus">
      <span className="size-3.5 rounded-full bg-line-strong transition-transform group-data-selected:translate-x-3.5 group-data-selected:bg-on-accent" />
    </span>
    {children}
  </Switch>
)
