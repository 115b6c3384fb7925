import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { useApi } from '../lib/api.tsx'
import { useObjectUrl } from '../lib/asset-image.tsx'
import { ErrorNote } from './error-note.tsx'

const At = ({ url, seconds, onBroken }: { url: string; seconds: number; onBroken: () => void }) => {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current) video.current.currentTime = seconds
  }, [seconds])
  // It is not played: what it is of stands beside it.
  return (
    <video
      ref={video}
      src={url}
      muted
      playsInline
      preload="auto"
      aria-hidden
      tabIndex={-1}
      onError={onBroken}
      className="size-full object-contain"
    />
  )
}

/** One frame of a video, whose time stands beside it in words. Reads the whole video. */
export const VideoFrame = ({ assetId, seconds }: { assetId: string; seconds: number }) => {
  const { t } = useTranslation('ui')
  const api = useApi()
  const [isBroken, setBroken] = useState(false)
  const file = useQuery(
    api.media.read.queryOptions({ input: { assetId: assetId as `ast_${string}`, size: 'original' }, staleTime: Infinity, gcTime: 0 }),
  )
  const url = useObjectUrl(file.data)
  if (file.isError) return <ErrorNote error={file.error} />
  if (isBroken) return <p className="text-sm text-muted">{t('preview.noFrame')}</p>
  return (
    <span className="relative flex h-60 w-full items-center justify-center overflow-hidden rounded-md border border-line bg-hover">
      {url ? (
        <At url={url} seconds={seconds} onBroken={() => setBroken(true)} />
      ) : (
        <LoaderCircle aria-hidden className="size-6 animate-turn text-muted" />
      )}
    </span>
  )
}
