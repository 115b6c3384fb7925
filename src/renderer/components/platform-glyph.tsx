import type { ReactNode } from 'react'
import { Globe } from 'lucide-react'
import type { PlatformId } from '../../contract/platforms.ts'
import { platformName } from '../../contract/platform-name.ts'
import { cx } from '../lib/cx.ts'

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.7, strokeLinecap: 'round', strokeLinejoin: 'round' } as const

/** Drawn for Coulisse in neutral ink: recognisable, no brand colours. */
const glyphs: Record<PlatformId, ReactNode> = {
  bluesky: (
    <path
      fill="currentColor"
      d="M6.3 4.2C8.6 5.9 11 9.3 12 11.2c1-1.9 3.4-5.3 5.7-7C19.3 3 22 2 22 5.1c0 .6-.4 5.2-.6 5.9-.7 2.6-3.4 3.2-5.7 2.8 4.1.7 5.2 3 2.9 5.3-4.3 4.4-6.2-1.1-6.6-2.5-.4 1.4-2.3 6.9-6.6 2.5-2.3-2.3-1.2-4.6 2.9-5.3-2.3.4-5-.2-5.7-2.8C2.4 10.300 2 5.700 2 5.100 2 2 4.700 3 6.300 4.200Z"
    />
  ),
  instagram: (
    <g {...line}>
      <rect x="3.500" y="3.500" width="17" height="17" rx="5" />
      <circle cx="12" cy="12" r="4" />
      <circle cx="16.900" cy="7.100" r=".7" fill="currentColor" />
    </g>
  ),
  onlyfans: (
    <g {...line}>
      <circle cx="9" cy="13" r="5.500" />
      <path d="M13 9.500c2-3 5-4 8.500-4-.5 2.500-2.300 3.800-4.500 4.500 1 .3 2 .4 3 .2-.9 2.200-2.800 3.300-5.500 3.300" />
    </g>
  ),
  tiktok: <path {...line} strokeWidth={2} d="M13.500 3.500v11.700a3.800 3.800 0 1 1-3.200-3.750M13.500 3.500c.3 2.700 2.300 4.700 5 5" />,
  x: <path {...line} strokeWidth={2} d="M4.500 4.500 19.500 19.500M19 4.500 5 19.500" />,
}

export const PlatformGlyph = ({ platform, withName = false, className }: { platform: string; withName?: boolean; className?: string }) => {
  const glyph = Object.hasOwn(glyphs, platform) ? glyphs[platform as PlatformId] : null
  const name = platformName(platform)
  const drawn = glyph ? (
    <svg viewBox="0 0 24 24" aria-hidden className="size-4 shrink-0">
      {glyph}
    </svg>
  ) : (
    <Globe aria-hidden className="size-4 shrink-0" />
  )
  if (withName)
    return (
      <span className={cx('inline-flex items-center gap-1.5', className)}>
        <span className="text-muted">{drawn}</span>
        {name}
      </span>
    )
  return (
    <span role="img" aria-label={name} title={name} className={cx('inline-flex text-muted', className)}>
      {drawn}
    </span>
  )
}
