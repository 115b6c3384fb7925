import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarPlus, FileDown, FileUp, Share } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import { Menu, type MenuAct } from '../../components/menu.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { CalendarExport } from '../../../contract/calendar.ts'
import { useApiClient } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { separators } from '../../lib/csv.ts'
import { useLanguage } from '../../lib/locale.tsx'
import { saveFile } from '../../lib/save-file.ts'
import { useSubmit } from '../../lib/use-submit.ts'

/** The calendar for other programs, by the filters and for the days shown; and back in. */
export const ExportMenu = ({ input, name }: { input: CalendarExport; name: string }) => {
  const { t } = useTranslation('calendar')
  const client = useApiClient()
  const can = useCan()
  const toasts = useToasts()
  const navigate = useNavigate()
  const language = useLanguage()
  const [isBusy, setBusy] = useState(false)
  const send = useSubmit({
    mutationFn: async (as: 'ics' | 'csv') => {
      setBusy(true)
      if (as === 'ics') {
        const { text, events } = await client.calendar.ics(input)
        if (events > 0) saveFile(`${name}.ics`, text, 'text/calendar;charset=utf-8')
        return events
      }
      const { text, rows } = await client.calendar.csv({ ...input, separator: separators[language] })
      if (rows > 0) saveFile(`${name}.csv`, `\uFEFF${text}`, 'text/csv;charset=utf-8')
      return rows
    },
    onSuccess: (count) => (count === 0 ? toasts.info(t('export.none')) : toasts.done(t('export.done', { count }))),
    onError: toasts.failed,
    onSettled: () => setBusy(false),
  })
  const acts: MenuAct[] = [
    { id: 'ics', label: t('export.ics'), icon: CalendarPlus, onAct: () => send.mutate('ics') },
    ...(can('calendar.csv') ? [{ id: 'csv', label: t('export.csv'), icon: FileDown, onAct: () => send.mutate('csv') }] : []),
    ...(can('imports.preview')
      ? [{ id: 'import', label: t('export.import'), icon: FileUp, onAct: () => void navigate({ to: '/import' }) }]
      : []),
  ]
  return (
    <Menu
      label={t('export.label')}
      trigger={
        <Button icon={Share} isPending={isBusy}>
          {t('export.label')}
        </Button>
      }
      acts={acts}
    />
  )
}
