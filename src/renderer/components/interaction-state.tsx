import { useTranslation } from 'react-i18next'
import { CircleCheck, CircleHelp, CircleX, LoaderCircle } from 'lucide-react'
import type { Interaction } from '../../contract/interactions.ts'
import { ExternalLink } from './link.tsx'
import { useFormat } from '../lib/locale.tsx'
import { useFailureView } from '../lib/use-error-view.ts'

const icons = { planned: LoaderCircle, sending: LoaderCircle, done: CircleCheck, refused: CircleX, unknown: CircleHelp } as const
const hues = { planned: 'text-amber', sending: 'text-amber', done: 'text-green', refused: 'text-red', unknown: 'text-violet' } as const

/** Where an act stands, in words; what was not sent says why. */
export const InteractionState = ({ interaction }: { interaction: Interaction }) => {
  const { t } = useTranslation('interactions')
  const format = useFormat()
  const failureView = useFailureView()
  const { act, state, failure, doneAt, url, takesBack, nextLookAt } = interaction
  const Icon = icons[state]
  const failed = failure && failureView(failure)
  const said = {
    planned: t('state.planned'),
    sending: t('state.sending'),
    done: t('state.done', { at: doneAt ? format.dateTime(doneAt) : '' }),
    refused: failed ? t('state.refused', { why: failed.title }) : t('state.notSent'),
    unknown: t(nextLookAt ? 'state.checking' : 'state.unsure'),
  }[state]
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-1.5 text-sm">
      <Icon aria-hidden className={`size-4 shrink-0 ${hues[state]}`} />
      <span className="font-medium">{t(takesBack === null ? `what.${act}` : `back.${act}`)}</span>
      <span className="text-muted">{said}</span>
      {state === 'refused' && failed?.wayOut && <span className="text-muted">{failed.wayOut}</span>}
      {url !== null && state === 'done' && <ExternalLink href={url}>{t('see')}</ExternalLink>}
    </p>
  )
}
