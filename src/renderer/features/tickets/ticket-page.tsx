import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Check, Download, Hand, RotateCcw, Share } from 'lucide-react'
import { ticketUrgencies, type Ticket, type TicketEntry } from '../../../contract/tickets.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Instant } from '../../components/instant.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Menu } from '../../components/menu.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { useObjectUrl } from '../../lib/asset-image.tsx'
import { cx } from '../../lib/cx.ts'
import { useCan } from '../../lib/me.tsx'
import { saveFile } from '../../lib/save-file.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { IssueDialog } from './issue-dialog.tsx'
import { TicketBadges, useWaitsFor } from './ticket-look.tsx'

const nobody = 'nobody'

const Picture = ({ ticketId, pictureId, number }: { ticketId: string; pictureId: string; number: number }) => {
  const { t } = useTranslation('tickets')
  const api = useApi()
  const file = useQuery(api.tickets.picture.queryOptions({ input: { ticketId, pictureId }, staleTime: Infinity }))
  const url = useObjectUrl(file.data)
  if (!url) return null
  return (
    <a href={url} download={`${number}.jpg`} className="rounded-lg focus-visible:ring-focus">
      <img src={url} alt={t('report.picture', { number })} className="max-h-72 max-w-full rounded-lg border border-line" />
    </a>
  )
}

const Entry = ({ entry: { at, by, isMine, what } }: { entry: TicketEntry }) => {
  const { t } = useTranslation('tickets')
  if (what.kind === 'said')
    return (
      <li className={cx('max-w-[42rem] rounded-lg border border-line px-3 py-2', isMine ? 'ml-10 bg-surface' : 'mr-10')}>
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{by}</span>
          <Instant at={at} className="text-sm text-muted" />
        </p>
        <p className="wrap-anywhere whitespace-pre-wrap">{what.text}</p>
      </li>
    )
  const did =
    what.kind === 'state'
      ? t(`did.${what.to}`)
      : what.kind === 'urgency'
        ? t('did.urgency', { urgency: t(`urgency.${what.to}`) })
        : what.to === null
          ? t('did.unassigned')
          : t('did.assigned', { name: what.to })
  return (
    <li className="text-sm text-muted">
      {by} {did} · <Instant at={at} />
    </li>
  )
}

const Answer = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useTranslation('tickets')
  const api = useApi()
  const [text, setText] = useState('')
  const send = useSubmit(api.tickets.answer.mutationOptions({ onSuccess: () => setText('') }))
  return (
    <div className="flex max-w-[42rem] flex-col items-start gap-2">
      <TextArea
        label={t('answer.label')}
        help={ticket.state === 'closed' ? t('answer.reopens') : undefined}
        rows={3}
        value={text}
        onChange={setText}
        maxLength={10_000}
        className="w-full"
      />
      <ErrorNote error={send.error} />
      <Button
        variant="primary"
        isPending={send.isPending}
        isDisabled={text.trim() === ''}
        onPress={() => send.mutate({ ticketId: ticket.id, text: text.trim() })}
      >
        {t('answer.act')}
      </Button>
    </div>
  )
}

const Triage = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useTranslation('tickets')
  const api = useApi()
  const toasts = useToasts()
  const people = useQuery(api.tickets.assignees.queryOptions())
  const { mutate, isPending } = useSubmit(api.tickets.triage.mutationOptions({ onError: toasts.failed }))
  const ticketId = ticket.id
  const assigned = ticket.assignee
  const known = people.data ?? []
  // Somebody who may no longer be given any still has it.
  const options = assigned && !known.some(({ id }) => id === assigned.id) ? [...known, assigned] : known
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={t('urgency.label')}
        options={ticketUrgencies.map((id) => ({ id, label: t(`urgency.${id}`) }))}
        value={ticket.urgency}
        onChange={(urgency) => mutate({ ticketId, urgency })}
        className="w-40"
      />
      <Select
        label={t('assignee')}
        options={[{ id: nobody, label: t('nobody') }, ...options.map(({ id, name }) => ({ id, label: name }))]}
        value={assigned?.id ?? nobody}
        onChange={(id) => mutate({ ticketId, assigneeId: id === nobody ? null : id })}
        className="w-56"
      />
      {ticket.state === 'open' && (
        <Button icon={Hand} isPending={isPending} onPress={() => mutate({ ticketId, state: 'in_hand' })}>
          {t('take')}
        </Button>
      )}
      {ticket.state === 'closed' ? (
        <Button icon={RotateCcw} isPending={isPending} onPress={() => mutate({ ticketId, state: 'open' })}>
          {t('reopen')}
        </Button>
      ) : (
        <Button icon={Check} isPending={isPending} onPress={() => mutate({ ticketId, state: 'closed' })}>
          {t('close')}
        </Button>
      )}
    </div>
  )
}

const Export = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useTranslation('tickets')
  const client = useApiClient()
  const toasts = useToasts()
  const can = useCan()
  const [isIssue, setIsIssue] = useState(false)
  const save = (withPictures: boolean): void =>
    void client.tickets
      .exportFile({ ticketId: ticket.id, withPictures })
      .then((file) => saveFile(file.name, file, 'application/zip'))
      .catch(toasts.failed)
  return (
    <>
      <Menu
        label={t('export.label')}
        trigger={<Button icon={Share}>{t('export.label')}</Button>}
        acts={[
          { id: 'file', label: t('export.file'), icon: Download, onAct: () => save(false) },
          ...(ticket.pictures.length > 0 ? [{ id: 'pictures', label: t('export.pictures'), icon: Download, onAct: () => save(true) }] : []),
          ...(can('tickets.issue') ? [{ id: 'issue', label: t('issue.act'), icon: Share, onAct: () => setIsIssue(true) }] : []),
        ]}
      />
      {isIssue && <IssueDialog ticketId={ticket.id} onClose={() => setIsIssue(false)} />}
    </>
  )
}

const Shown = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useTranslation('tickets')
  const can = useCan()
  const waits = useWaitsFor()(ticket)
  return (
    <Page
      header={
        <PageHeader title={ticket.title} note={<TicketBadges ticket={ticket} />} actions={<Export ticket={ticket} />}>
          <p className="text-sm text-muted">
            {t('reporter', { name: ticket.reporter.name })} · <Instant at={ticket.reportedAt} />
            {waits && ` · ${waits}`}
          </p>
        </PageHeader>
      }
    >
      <div className="flex max-w-240 flex-col gap-7 px-6 pt-4 pb-12 max-md:px-3">
        {can('tickets.triage') && <Triage ticket={ticket} />}
        {(ticket.text !== '' || ticket.pictures.length > 0) && (
          <Section title={t('what')}>
            {ticket.text !== '' && <p className="wrap-anywhere whitespace-pre-wrap">{ticket.text}</p>}
            <div className="flex flex-wrap gap-3 empty:hidden">
              {ticket.pictures.map(({ id }, index) => (
                <Picture key={id} ticketId={ticket.id} pictureId={id} number={index + 1} />
              ))}
            </div>
          </Section>
        )}
        <Section title={t('conversation')}>
          {ticket.entries.length > 0 && (
            <ul aria-label={t('conversation')} className="flex flex-col gap-2">
              {ticket.entries.map((entry, index) => (
                <Entry key={`${entry.at.getTime()} ${index}`} entry={entry} />
              ))}
            </ul>
          )}
          <Answer ticket={ticket} />
        </Section>
        {ticket.diagnostics.length > 0 && (
          <Section title={t('joined')}>
            {/* Wide lines wrap; the page scrolls, not a box in it. */}
            <pre
              lang="en"
              className="rounded-lg border border-line bg-surface px-2.5 py-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap"
            >
              {ticket.diagnostics.join('\n')}
            </pre>
          </Section>
        )}
      </div>
    </Page>
  )
}

/** One report: what happened, what was said since, and what goes with it. */
export const TicketPage = ({ ticketId }: { ticketId: string }) => {
  const { t } = useTranslation('tickets')
  const api = useApi()
  const read = useQuery(api.tickets.get.queryOptions({ input: { ticketId } }))
  const { mutate: seen } = useMutation(api.tickets.seen.mutationOptions())
  const shownAt = read.data?.changedAt.getTime()
  // Whatever is said while it is open is seen too.
  useEffect(() => {
    if (shownAt !== undefined) seen({ ticketId })
  }, [seen, ticketId, shownAt])
  if (read.data) return <Shown ticket={read.data} />
  return (
    <Page header={<PageHeader title={t('title')} />}>
      {read.isError ? (
        <ReadError
          error={read.error}
          onRetry={() => void read.refetch()}
          isRetrying={read.isFetching}
          back={<ButtonLink to="/tickets">{t('list')}</ButtonLink>}
        />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </Page>
  )
}
