import { AssetImage } from '../lib/asset-image.tsx'
import { cx } from '../lib/cx.ts'
import { firstGrapheme } from '../lib/graphemes.ts'

const sizes = { sm: 'size-5 text-[0.5625rem]', md: 'size-7 text-xs', lg: 'size-12 text-lg' }

export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends
    .map((word) => firstGrapheme(word ?? ''))
    .join('')
    .toUpperCase()
}

/** A face, or initials. Beside a name it is decoration, so readers skip it. */
export const Avatar = ({
  name,
  assetId,
  size = 'md',
  className,
}: {
  name: string
  assetId?: string | null
  size?: 'sm' | 'md' | 'lg'
  className?: string
}) => (
  <span
    aria-hidden
    className={cx(
      'inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full bg-hover font-semibold text-muted select-none',
      sizes[size],
      className,
    )}
  >
    {assetId ? <AssetImage assetId={assetId} alt="" className="size-full object-cover" /> : initialsOf(name)}
  </span>
)
