import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './kbd.tsx'

/** Around one focusable control. For a bare element, wrap it in React Aria's `Focusable`. */
export const Tooltip = ({ text, keys, children }: { text: string; keys?: string; children: ReactElement }) => (
  <TooltipTrigger delay={500} closeDelay={80}>
    {children}
    <AriaTooltip
      offset={6}
      className="flex items-center gap-2 max-w-72 rounded-md border border-line bg-raised px-2 py-1 text-sm text-text shadow-lg data-entering:animate-appear"
    >
      {text}
      {keys && <Kbd keys={keys} />}
    </AriaTooltip>
  </TooltipTrigger>
)
