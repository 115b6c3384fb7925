import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { VideoFrame } from '../../components/video-frame.tsx'
import { secondsOptions } from '../../lib/format.ts'
import { useFormat } from '../../lib/locale.tsx'
import type { DraftMedia } from './draft.ts'

export interface FramedVideo {
  assetId: string
  seconds: number
}

/** Of a draft: the video of which a frame can be chosen. */
export const framedOf = (media: readonly DraftMedia[]): FramedVideo | undefined => {
  const { assetId = null, seconds = null } = media.find(({ kind }) => kind === 'video') ?? {}
  return assetId !== null && seconds !== null && seconds > 0 ? { assetId, seconds } : undefined
}

const step = 0.1

export interface FrameFieldProps {
  label: string
  help: string | undefined
  video: FramedVideo
  /** Null: nobody has chosen. */
  atMs: number | null
  onChange: (atMs: number | null) => void
  error: string | undefined
}

/** A frame of a video, by its time; the video is read once somebody wants to choose. */
export const FrameField = ({ label, help, video, atMs, onChange, error }: FrameFieldProps) => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const helpId = useId()
  const [isOpen, setOpen] = useState(false)
  const last = Math.floor(video.seconds * 10) / 10
  const seconds = Math.min(last, (atMs ?? 0) / 1000)
  return (
    <div className="flex flex-col items-start gap-1.5">
      {!isOpen && (
        <>
          <p className="font-medium">{label}</p>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="tnum">{atMs === null ? t('frame.none') : format.seconds(atMs / 1000)}</span>
            <Button size="sm" onPress={() => setOpen(true)} aria-label={`${t('frame.choose')} (${label})`}>
              {t('frame.choose')}
            </Button>
          </div>
        </>
      )}
      {isOpen && (
        <>
          <Slider
            value={seconds}
            onChange={(value) => onChange(Math.round(value * 1000))}
            minValue={0}
            maxValue={last}
            step={step}
            formatOptions={secondsOptions}
            aria-describedby={helpId}
            className="flex w-full max-w-80 flex-col gap-1.5"
          >
            <div className="flex items-baseline justify-between gap-3">
              <Label className="font-medium">{label}</Label>
              <output className="tnum text-muted">{format.seconds(seconds)}</output>
            </div>
            <VideoFrame assetId={video.assetId} seconds={seconds} />
            <SliderTrack className="relative h-6 w-full cursor-pointer before:absolute before:inset-x-0 before:top-1/2 before:h-1 before:-translate-y-1/2 before:rounded-full before:bg-line">
              <SliderThumb className="top-1/2 size-4 rounded-full border border-line bg-accent outline-none data-focus-visible:ring-focus" />
            </SliderTrack>
          </Slider>
          {atMs !== null && (
            <Button
              size="sm"
              onPress={() => {
                onChange(null)
                setOpen(false)
              }}
            >
              {t('frame.again')}
            </Button>
          )}
        </>
      )}
      {help !== undefined && (
        <p id={helpId} className="text-sm text-muted">
          {help}
        </p>
      )}
      {error !== undefined && <p className="text-sm text-red">{error}</p>}
    </div>
  )
}
