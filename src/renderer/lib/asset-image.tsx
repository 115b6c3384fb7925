/** Pictures of the library: bytes through `media.read`, shown from an object URL that is shared and let go when unused. */
import { useCallback, useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { useApi } from './api.tsx'
import { cx } from './cx.ts'

/** One URL per file while anybody shows it. */
const shown = new Map<Blob, { url: string; users: number }>()

const borrowUrl = (file: Blob): void => {
  const known = shown.get(file) ?? { url: URL.createObjectURL(file), users: 0 }
  known.users += 1
  shown.set(file, known)
}

const giveBackUrl = (file: Blob): void => {
  const known = shown.get(file)
  if (!known) return
  known.users -= 1
  if (known.users > 0) return
  shown.delete(file)
  URL.revokeObjectURL(known.url)
}

/** An object URL of a file, for as long as the component lives. */
export const useObjectUrl = (file: Blob | null | undefined): string | null => {
  const borrow = useCallback(() => {
    if (!file) return () => undefined
    borrowUrl(file)
    return () => giveBackUrl(file)
  }, [file])
  return useSyncExternalStore(borrow, () => (file ? (shown.get(file)?.url ?? null) : null))
}

export interface AssetImageProps {
  assetId: string
  alt: string
  size?: 'thumb' | 'original'
  /** How long its bytes stay in memory once nobody shows it. */
  keepMs?: number
  className?: string
}

/** An asset never changes under its id, so what was read once stays read. */
export const AssetImage = ({ assetId, alt, size = 'thumb', keepMs = 5 * 60_000, className }: AssetImageProps) => {
  const api = useApi()
  const file = useQuery(
    api.media.read.queryOptions({ input: { assetId: assetId as `ast_${string}`, size }, staleTime: Infinity, gcTime: keepMs }),
  )
  const url = useObjectUrl(file.data)
  if (file.isError)
    return (
      // One that says nothing is an ornament, also when it cannot be shown.
      <span
        {...(alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt })}
        className={cx('inline-flex items-center justify-center bg-hover text-muted', className)}
      >
        <ImageOff aria-hidden className="size-4" />
      </span>
    )
  if (!url) return <span aria-hidden className={cx('inline-block bg-hover', className)} />
  return <img src={url} alt={alt} draggable={false} decoding="async" className={className} />
}
