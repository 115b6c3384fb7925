/** Class names that several controls share, so that a field looks like a field everywhere. */

export const controlBox =
  'h-8 rounded-lg border border-line-strong bg-raised text-text transition-colors outline-none ' +
  'data-hovered:border-muted data-disabled:opacity-50 data-invalid:border-red'

/** For an input that is itself the box. */
export const inputBox = `${controlBox} w-full min-w-0 px-2.5 data-focused:ring-focus`

/** A day, month, year, hour or minute within a date or a time. */
export const dateSegment = 'rounded-sm px-px outline-none data-placeholder:text-muted data-focused:bg-accent data-focused:text-on-accent'

export const menuBox = 'rounded-lg border border-line bg-raised shadow-lg outline-none data-entering:animate-rise overflow-auto p-1'

export const menuItem =
  'flex items-center gap-2 min-h-8 px-2 rounded-md text-text outline-none select-none ' +
  'data-focused:bg-hover data-selected:font-medium data-disabled:opacity-45'
