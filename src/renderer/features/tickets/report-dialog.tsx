import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useObjectUrl } from '../../lib/asset-image.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { DiagnosticLines } from './diagnostic-lines.tsx'
import { PicturesField } from './pictures-field.tsx'

export interface Reported {
  /** Where the person was. */
  page: string
  error?: string
  /** Of the window, before anything opened over it; null in a browser. */
  shot: File | null
}

const WindowShot = ({ shot, isWanted, onWant }: { shot: File; isWanted: boolean; onWant: (isWanted: boolean) => void }) => {
  const { t } = useTranslation('tickets')
  const url = useObjectUrl(shot)
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Checkbox isSelected={isWanted} onChange={onWant} className="min-w-0 flex-1">
        {t('report.seen')}
      </Checkbox>
      {url && <img src={url} alt={t('report.seen')} className="h-20 rounded-lg border border-line" />}
    </div>
  )
}

/** What happened, pictures if wanted, and what goes with it: shown before it is sent, and less of it where one wants less. */
export const ReportDialog = ({ about, onClose }: { about: Reported; onClose: () => void }) => {
  const { t } = useTranslation('tickets')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const router = useRouter()
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [pictures, setPictures] = useState<readonly File[]>([])
  const [withShot, setWithShot] = useState(false)
  const [out, setOut] = useState<ReadonlySet<number>>(new Set())
  const found = useQuery(
    // As it was when it was reported: what is shown is what goes.
    api.tickets.diagnose.queryOptions({ input: { page: about.page, error: about.error }, staleTime: Infinity, gcTime: 0 }),
  )
  const lines = found.data?.lines ?? []
  const report = useSubmit(
    api.tickets.report.mutationOptions({
      onSuccess: ({ id }) => {
        toasts.done(t('report.done'), { act: { label: t('report.see'), onAct: () => router.history.push(`/tickets/${id}`) } })
        onClose()
      },
    }),
  )
  const isBegun = title !== '' || text !== '' || pictures.length > 0
  return (
    <Dialog
      title={t('new')}
      isOpen
      onClose={onClose}
      isStubborn={isBegun}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isPending={report.isPending}
            isDisabled={title.trim() === '' || found.isPending}
            onPress={() =>
              report.mutate({
                title: title.trim(),
                text,
                diagnostics: lines.filter((_line, place) => !out.has(place)),
                pictures: [...(withShot && about.shot ? [about.shot] : []), ...pictures].slice(0, 3),
              })
            }
          >
            {t('report.act')}
          </Button>
        </>
      }
    >
      <TextField label={t('report.title')} value={title} onChange={setTitle} maxLength={150} autoFocus />
      <TextArea
        label={t('report.text')}
        help={t('report.textHelp')}
        rows={4}
        value={text}
        onChange={setText}
        maxLength={10_000}
        isOptional
      />
      {about.shot && <WindowShot shot={about.shot} isWanted={withShot} onWant={setWithShot} />}
      <PicturesField pictures={pictures} onChange={setPictures} />
      {found.isError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} isRetrying={found.isFetching} />
      ) : found.isPending ? (
        <p role="status" className="text-muted">
          {t('report.wait')}
        </p>
      ) : (
        <DiagnosticLines lines={lines} out={out} onOut={setOut} />
      )}
      <ErrorNote error={report.error} />
    </Dialog>
  )
}
