import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { textLengthFrom, textLengths, type Advice, type TextLength } from '../../../contract/advice.ts'
import { Button } from '../../components/button.tsx'
import { useApi } from '../../lib/api.tsx'
import { countGraphemes } from '../../lib/graphemes.ts'
import { useCan } from '../../lib/me.tsx'
import { hashtagsOf } from './hashtags-of.ts'

/** What advice that was applied asks of a text: hashtags to put in or to leave out, and how long it is to be. It never stands in the way. */
export const AdvisedNote = ({ creatorId, text, onChange }: { creatorId: string; text: string; onChange: (text: string) => void }) => {
  const { t } = useTranslation('composer')
  const api = useApi()
  const can = useCan()
  // It helps and is not needed: a failure is nobody's business while writing.
  const read = useQuery(
    api.advice.list.queryOptions({ input: { creatorId, state: 'applied' }, enabled: can('advice.list'), throwOnError: false }),
  )
  const subjects = (read.data?.advice ?? []).map(({ subject }) => subject)
  const there = hashtagsOf(text)
  const wanted = [...new Set(subjects.flatMap((one) => (one.kind === 'hashtag' && one.use ? [one.tag] : [])))].filter(
    (tag) => !there.has(tag),
  )
  const unwanted = [...new Set(subjects.flatMap((one) => warningOf(one) ?? []))].filter(({ tag }) => there.has(tag))
  const length = subjects.find((one) => one.kind === 'text_length')?.length
  if (wanted.length + unwanted.length === 0 && length === undefined) return null
  return (
    <section aria-label={t('advised.title')} className="flex flex-col gap-1.5 text-sm text-muted">
      {wanted.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <span>{t('advised.hashtags')}</span>
          {wanted.map((tag) => (
            <Button
              key={tag}
              size="sm"
              icon={Plus}
              onPress={() => onChange(text.trim() === '' ? `#${tag}` : `${text.trimEnd()} #${tag}`)}
              aria-label={t('advised.add', { tag: `#${tag}` })}
            >
              {`#${tag}`}
            </Button>
          ))}
        </div>
      )}
      {unwanted.map(({ tag, why }) => (
        <p key={`${why} ${tag}`}>{t(`advised.${why}`, { tag: `#${tag}` })}</p>
      ))}
      {length !== undefined && <LengthTarget length={length} text={text} />}
    </section>
  )
}

const warningOf = (subject: Advice['subject']): { tag: string; why: 'leave' | 'worn' }[] | null => {
  if (subject.kind === 'hashtag_worn') return [{ tag: subject.tag, why: 'worn' }]
  return subject.kind === 'hashtag' && !subject.use ? [{ tag: subject.tag, why: 'leave' }] : null
}

const LengthTarget = ({ length, text }: { length: TextLength; text: string }) => {
  const { t } = useTranslation('composer')
  const used = countGraphemes(text)
  const from = textLengthFrom[length]
  const next = textLengths[textLengths.indexOf(length) + 1]
  const until = next ? textLengthFrom[next] - 1 : null
  const where = used === 0 ? '' : used < from ? 'short' : until !== null && used > until ? 'long' : 'right'
  const range =
    until === null ? t('advised.atLeast', { from }) : from === 0 ? t('advised.upTo', { until }) : t('advised.between', { from, until })
  return (
    <p className="tnum">
      {t('advised.length', { range })}
      {where !== '' && ` · ${t(`advised.now.${where}`, { count: used })}`}
    </p>
  )
}
