import { useTranslation } from 'react-i18next'
import { CircleAlert, Info } from 'lucide-react'
import type { Problem } from '../../../contract/posts.ts'

export interface Reason {
  severity: Problem['severity']
  text: string
}

/** Of how grave something is, by icon, hue and word. */
export const SeverityMark = ({ severity }: Pick<Reason, 'severity'>) => {
  const { t } = useTranslation('composer')
  const isError = severity === 'error'
  const Icon = isError ? CircleAlert : Info
  return (
    <>
      <Icon aria-hidden className={isError ? 'size-4 shrink-0 text-red' : 'size-4 shrink-0 text-amber'} />
      <span className="sr-only">{isError ? t('reason.error') : t('reason.warning')}</span>
    </>
  )
}

/** Why a text is refused there, or what is good to know of it. */
export const ReasonList = ({ reasons }: { reasons: readonly Reason[] }) =>
  reasons.length === 0 ? null : (
    <ul className="flex flex-col gap-1 text-sm">
      {reasons.map(({ severity, text }) => (
        <li key={text} className="flex items-start gap-1.5">
          <SeverityMark severity={severity} />
          <span className="min-w-0 break-words">{text}</span>
        </li>
      ))}
    </ul>
  )
