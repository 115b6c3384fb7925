import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Clapperboard } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { mendedByConverting } from '../../../contract/media.ts'
import type { Problem } from '../../../contract/posts.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { useRuleText } from '../../lib/rule-text.ts'
import type { DraftMedia } from './draft.ts'

const askEveryMs = 1000

/** What chosen platforms have against a video that encoding it anew mends. */
export interface ToConvert {
  /** The least that any of them takes; absent: as large as it comes. */
  maxBytes?: number
  /** The same in pixels, of the longer and the shorter side. */
  within?: { long: number; short: number }
  /** One of them would refuse it; else it is only better. */
  isRefused: boolean
}

const least = (values: readonly unknown[]): number | undefined => {
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length > 0 ? Math.min(...numbers) : undefined
}

export const toConvert = (problems: readonly Problem[], { kind, fileName, assetId }: DraftMedia): ToConvert | null => {
  const mended = problems.filter(({ rule, data }) => data['file'] === fileName && (mendedByConverting as readonly string[]).includes(rule))
  if (kind !== 'video' || assetId === null || mended.length === 0) return null
  const said = (wanted: string, field: string) => mended.filter(({ rule }) => rule === wanted).map(({ data }) => data[field])
  const maxBytes = least(said('video.too_big', 'allowed'))
  const [long, short] = [least(said('video.too_large', 'long')), least(said('video.too_large', 'short'))]
  return {
    ...(maxBytes !== undefined && { maxBytes }),
    ...(long !== undefined && short !== undefined && { within: { long, short } }),
    isRefused: mended.some(({ severity }) => severity === 'error'),
  }
}

/** Offers to have a video encoded anew, shows how far it is, and that there is such a one. */
export const ConvertNote = ({ assetId, name, needed }: { assetId: string; name: string; needed: ToConvert | null }) => {
  const { t } = useTranslation('composer')
  const api = useApi()
  const queries = useQueryClient()
  const format = useFormat()
  const ruleText = useRuleText()
  const can = useCan()
  const input = { assetId: assetId as `ast_${string}` }
  const options = api.media.conversion.queryOptions({
    input,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? askEveryMs : false),
  })
  const now = useQuery(options).data
  const heard = (data: typeof now): void => void queries.setQueryData(options.queryKey, data)
  const convert = useMutation(api.media.convert.mutationOptions({ onSuccess: heard }))
  const cancel = useMutation(api.media.cancelConversion.mutationOptions({ onSuccess: heard }))
  const wasRunning = useRef(false)
  const isDone = now?.state === 'done'
  useEffect(() => {
    // What the platforms say to it is another thing now.
    if (isDone && wasRunning.current) void queries.invalidateQueries({ queryKey: api.posts.check.key() })
    wasRunning.current = now?.state === 'running'
  }, [isDone, now?.state, queries, api])
  if (!now) return null
  if (now.state === 'running')
    return (
      <ProgressBar
        label={t('convert.running', { name })}
        done={Math.round((now.share ?? 0) * 100)}
        total={100}
        unit="percent"
        onCancel={can('media.cancelConversion') ? () => cancel.mutate(input) : undefined}
      />
    )
  if (!needed) {
    return isDone ? <p className="text-sm text-muted">{t('convert.done', { size: format.bytes(now.bytes ?? 0) })}</p> : null
  }
  if (!can('media.convert')) return null
  return (
    <div className="flex flex-col items-start gap-1.5 rounded-md border border-line p-2">
      <p>{t(isDone ? 'convert.again' : needed.isRefused ? 'convert.needed' : 'convert.better')}</p>
      {now.state === 'failed' && <p className="text-red">{ruleText(now.rule ?? 'video.convert_failed', { ...now.data, file: name })}</p>}
      {convert.isError && <ErrorNote error={convert.error} />}
      {now.isPossible ? (
        <Button
          size="sm"
          icon={Clapperboard}
          isPending={convert.isPending}
          onPress={() => {
            const { isRefused: _said, ...wish } = needed
            convert.mutate({ ...input, ...wish })
          }}
        >
          {t('convert.act')}
        </Button>
      ) : (
        <p className="text-muted">
          {t('convert.absent')} <code>apt install ffmpeg</code> · <code>brew install ffmpeg</code> · <code>winget install ffmpeg</code>
        </p>
      )}
    </div>
  )
}
