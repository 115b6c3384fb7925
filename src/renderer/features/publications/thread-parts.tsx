import { useTranslation } from 'react-i18next'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { ExternalLink } from '../../components/link.tsx'
import type { PublishedPart } from '../../../contract/publications.ts'
import { useFormat } from '../../lib/locale.tsx'

/** Which parts of a thread are out, with the way to each, and which are not. */
export const ThreadParts = ({ parts, of }: { parts: readonly PublishedPart[]; of: number }) => {
  const { t } = useTranslation('publications')
  const format = useFormat()
  return (
    <ol className="flex flex-col gap-1">
      {Array.from({ length: of }, (_, index) => index + 1).map((n) => {
        const part = parts.find(({ number }) => number === n)
        const Icon = part ? CircleCheck : CircleDashed
        return (
          <li key={n} className="flex items-center gap-2">
            <Icon aria-hidden className={part ? 'size-4 shrink-0 text-green' : 'size-4 shrink-0 text-muted'} />
            <span className="tnum">{t('thread.part', { n })}</span>
            {part ? (
              <ExternalLink href={part.url} className="tnum min-w-0 truncate">
                {t('thread.at', { at: `${format.shortDate(part.publishedAt)} ${format.exactTime(part.publishedAt)}` })}
              </ExternalLink>
            ) : (
              <span className="text-muted">{t('thread.notOut')}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
