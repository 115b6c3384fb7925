import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { LoaderCircle, Play } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useApi } from '../lib/api.tsx'
import { AssetImage, useObjectUrl } from '../lib/asset-image.tsx'
import { useVideoPoster } from '../lib/use-video-poster.ts'
import { ErrorNote } from './error-note.tsx'

/** Read whole only once somebody wants to see it. */
export const VideoPlayer = ({ assetId, alt }: { assetId: string; alt: string }) => {
  const api = useApi()
  const file = useQuery(
    api.media.read.queryOptions({ input: { assetId: assetId as `ast_${string}`, size: 'original' }, staleTime: Infinity, gcTime: 0 }),
  )
  const url = useObjectUrl(file.data)
  if (file.isError) return <ErrorNote error={file.error} />
  if (!url) return <LoaderCircle aria-hidden className="m-auto size-6 animate-turn text-muted" />
  // What a creator films has no captions file; its description stands beside it.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <video src={url} controls autoPlay playsInline aria-label={alt} className="absolute inset-0 size-full bg-black object-contain" />
}

/** Over a video's first picture. */
export const PlayButton = ({ label, onPlay }: { label: string; onPlay: () => void }) => (
  <Button
    aria-label={label}
    onPress={onPlay}
    className="absolute inset-0 m-auto flex size-14 items-center justify-center rounded-full border border-line bg-raised/90 outline-none data-hovered:bg-raised data-focus-visible:ring-focus"
  >
    <Play aria-hidden className="size-6" />
  </Button>
)

/** A video's first picture, and the video once it is started: who decides about it sees it first. */
export const VideoPicture = ({ assetId, alt }: { assetId: string; alt: string }) => {
  const { t } = useTranslation('ui')
  const [isPlaying, setPlaying] = useState(false)
  useVideoPoster({ id: assetId, kind: 'video' }, true)
  if (isPlaying) return <VideoPlayer assetId={assetId} alt={alt} />
  return (
    <>
      <AssetImage assetId={assetId} alt={alt} className="absolute inset-0 size-full object-cover" />
      <PlayButton label={t('preview.play')} onPlay={() => setPlaying(true)} />
    </>
  )
}
