import { useTranslation } from 'react-i18next'
import { X } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'

/** Line by line what goes with a report; each can be taken out. */
export const DiagnosticLines = ({
  lines,
  out,
  onOut,
}: {
  lines: readonly string[]
  /** By their place: taken out. */
  out: ReadonlySet<number>
  onOut: (out: ReadonlySet<number>) => void
}) => {
  const { t } = useTranslation('tickets')
  const kept = lines.flatMap((line, place) => (out.has(place) ? [] : [{ line, place }]))
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="text-sm font-medium">{t('report.diagnostics')}</h3>
        <span className="ml-auto flex gap-2">
          {kept.length > 0 && (
            <Button size="sm" variant="quiet" onPress={() => onOut(new Set(lines.keys()))}>
              {t('report.all')}
            </Button>
          )}
          {out.size > 0 && (
            <Button size="sm" variant="quiet" onPress={() => onOut(new Set())}>
              {t('report.putBack')}
            </Button>
          )}
        </span>
      </div>
      {kept.length === 0 ? (
        <p className="text-muted">{t('report.none')}</p>
      ) : (
        <ul aria-label={t('report.diagnostics')} className="flex flex-col rounded-lg border border-line bg-surface py-1">
          {kept.map(({ line, place }) => (
            <li key={place} className="flex items-start gap-2 pr-1 pl-2.5">
              <span lang="en" className="min-w-0 flex-1 py-1 font-mono text-xs wrap-anywhere">
                {line}
              </span>
              <IconButton
                icon={X}
                size="sm"
                label={t('report.removeLine', { line: line.slice(0, 60) })}
                onPress={() => onOut(new Set([...out, place]))}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-muted">{t('report.diagnosticsNote')}</p>
    </section>
  )
}
