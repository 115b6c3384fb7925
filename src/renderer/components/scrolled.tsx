import type { ReactNode } from 'react'
import { cx } from '../lib/cx.ts'

/** What may be larger than its place, mostly a table: scrolled by keyboard too, and named by `label` where it is reached. */
export const Scrolled = ({ label, className, children }: { label: string; className?: string; children: ReactNode }) => (
  <div
    role="group"
    aria-label={label}
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    tabIndex={0}
    className={cx('overflow-auto outline-none focus-visible:ring-focus', className)}
  >
    {children}
  </div>
)
