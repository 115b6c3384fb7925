import { useTranslation } from 'react-i18next'
import { Check, CloudAlert, LoaderCircle } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useFormat } from '../../lib/locale.tsx'
import type { SaveState } from './use-autosave.ts'

/** Whether what is written is safe. */
export const SaveNote = ({ state, onRetry }: { state: SaveState; onRetry: () => void }) => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  if (state.is === 'frozen') return null
  if (state.is === 'failed')
    return (
      <span role="alert" className="inline-flex items-center gap-1.5 text-text">
        <CloudAlert aria-hidden className="size-4 text-red" />
        {t('saved.failed')}
        <Button size="sm" variant="quiet" onPress={onRetry}>
          {t('saved.retry')}
        </Button>
      </span>
    )
  if (state.is === 'too_long')
    return (
      <span role="alert" className="inline-flex items-center gap-1.5 text-text">
        <CloudAlert aria-hidden className="size-4 text-red" />
        {t('saved.too_long')}
      </span>
    )
  return (
    <span role="status" className="tnum inline-flex items-center gap-1.5">
      {state.is === 'saving' && <LoaderCircle aria-hidden className="size-4 animate-turn" />}
      {state.is === 'saved' && <Check aria-hidden className="size-4 text-green" />}
      {state.is === 'saved' ? t('saved.saved', { time: format.time(state.at) }) : t(`saved.${state.is}`)}
    </span>
  )
}
