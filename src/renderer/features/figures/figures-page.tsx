import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Download, FileUp, Undo2 } from 'lucide-react'
import { figureKinds } from '../../../contract/figures.ts'
import type { FigureKind } from '../../../contract/figures.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { FileDrop } from '../../components/file-drop.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Menu } from '../../components/menu.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Select } from '../../components/select.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { dayKey } from '../../lib/format.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { saveFile } from '../../lib/save-file.ts'
import { DateField } from '../../components/date-field.tsx'
import { FiguresReview, type Applied } from './figures-review.tsx'
import { FiguresTable } from './figures-table.tsx'
import { templateCsv } from './figures-template.ts'
import { PastFigures, UndoFiguresDialog } from './past-figures.tsx'
import { useFigureAccounts } from './use-figure-accounts.ts'

const dayMs = 86_400_000

const Templates = ({ account }: { account: string }) => {
  const { t } = useTranslation('figures')
  const language = useLanguage()
  const now = useCoreNow(60_000)
  const dayBefore = (days: number): string => new Date(now - days * dayMs).toISOString().slice(0, 10)
  const download = (kind: FigureKind): void =>
    saveFile(
      t(`templateFile.${kind}`),
      templateCsv(kind, { days: [dayBefore(2), dayBefore(1)], account, link: 'Instagram bio' }, language),
      'text/csv;charset=utf-8',
    )
  return (
    <Menu
      label={t('templates')}
      trigger={
        <Button icon={Download} variant="quiet">
          {t('templates')}
        </Button>
      }
      acts={figureKinds.map((id) => ({ id, label: t(`template.${id}`), onAct: () => download(id) }))}
    />
  )
}

const Done = ({ applied, onAgain }: { applied: Applied; onAgain: () => void }) => {
  const { t } = useTranslation('figures')
  const [undoing, setUndoing] = useState(false)
  const { import: done, left } = applied
  const parts = [
    ...(done && done.added > 0 ? [t('done.added', { count: done.added })] : []),
    ...(done && done.changed > 0 ? [t('done.changed', { count: done.changed })] : []),
    ...(left.length > 0 ? [t('done.left', { count: left.length })] : []),
  ]
  return (
    <div className="flex flex-col gap-4">
      <div role="status">
        <Callout tone={done ? 'done' : 'info'} title={done ? t('done.title') : t('done.nothing')}>
          {parts.join(' · ')}
        </Callout>
      </div>
      <div className="flex flex-wrap gap-2">
        {done && (
          <Button icon={Undo2} onPress={() => setUndoing(true)}>
            {t('past.undo')}
          </Button>
        )}
        <Button icon={FileUp} variant="quiet" onPress={onAgain}>
          {t('startOver')}
        </Button>
      </div>
      {left.length > 0 && <FiguresTable rows={left} />}
      {undoing && done && <UndoFiguresDialog done={done} onClose={() => setUndoing(false)} onUndone={onAgain} />}
    </div>
  )
}

/** Figures from a file: offer, look, apply, undo. */
export const FiguresPage = () => {
  const { t } = useTranslation('figures')
  const { zone } = useFormat()
  const { accounts, isPending, error } = useFigureAccounts()
  const today = dayKey(new Date(useCoreNow(60_000)), zone)
  const [file, setFile] = useState<File | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [typedDay, setTypedDay] = useState<string | null>(null)
  const [applied, setApplied] = useState<Applied | null>(null)
  // Of one account only, there is nothing to choose.
  const accountId = chosen ?? (accounts.length === 1 ? (accounts[0]?.id ?? null) : null)
  const day = typedDay ?? today
  const startOver = (): void => {
    setFile(null)
    setApplied(null)
  }
  return (
    <Page header={<PageHeader title={t('title')} actions={<Templates account={accounts[0]?.handle ?? 'handle'} />} />}>
      <div className="flex max-w-320 flex-col gap-8 p-6 max-md:p-4">
        {error ? (
          <ErrorState error={error} />
        ) : !isPending && accounts.length === 0 ? (
          <Callout tone="info" title={t('noAccount')}>
            <ButtonLink to="/accounts">{t('toAccounts')}</ButtonLink>
          </Callout>
        ) : applied ? (
          <Done applied={applied} onAgain={startOver} />
        ) : (
          <div className="flex flex-col gap-5">
            {!file && <p className="max-w-180">{t('lead')}</p>}
            <div className="grid max-w-180 grid-cols-2 gap-4 max-md:grid-cols-1">
              <Select
                label={t('account')}
                help={t('accountHelp')}
                options={[{ id: 'rows', label: t('perRow') }, ...accounts.map(({ id, handle }) => ({ id, label: `@${handle}` }))]}
                value={accountId ?? 'rows'}
                onChange={(id) => setChosen(id === 'rows' ? null : id)}
              />
              <DateField label={t('readOn')} help={t('readOnHelp')} value={day} max={today} onChange={setTypedDay} />
            </div>
            {file ? (
              <FiguresReview
                key={`${file.name} ${file.lastModified}`}
                file={file}
                accountId={accountId}
                day={day}
                onStartOver={startOver}
                onApplied={setApplied}
              />
            ) : (
              <FileDrop
                label={t('drop')}
                accept={['.csv', '.xlsx', 'text/csv']}
                multiple={false}
                onFiles={([first]) => first && setFile(first)}
                className="py-10"
              />
            )}
          </div>
        )}
        <PastFigures />
      </div>
    </Page>
  )
}
