/** The mark: two wings in the dark, one stage light between them. */
export const Mark = ({ className = 'size-6' }: { className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden className={className}>
    <path className="fill-line-strong" d="M5 5h6v22H5zM21 5h6v22h-6z" />
    <path className="fill-accent" d="M16 6l6.5 21h-13z" />
  </svg>
)
