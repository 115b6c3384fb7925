import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Compass } from 'lucide-react'
import { codeOf } from '../lib/error-code.ts'
import { EmptyState } from './empty-state.tsx'
import { ErrorState } from './error-state.tsx'
import { ButtonLink } from './link.tsx'

/** Codes by which core says that what an address names is not there for this reader: gone, misspelt, or somebody else's. */
const missing: ReadonlySet<string> = new Set(['NOT_FOUND', 'BAD_INPUT', 'FORBIDDEN'])

const isMissing = (error: unknown): boolean => missing.has(codeOf(error))

export interface ReadErrorProps {
  error: unknown
  onRetry: () => void
  isRetrying?: boolean
  /** The way back from what is not there; the first page of one's role unless given. */
  back?: ReactNode
}

/** Instead of what an address names: that it is not there, with the way back, or that it could not be read, with a retry. */
export const ReadError = ({ error, onRetry, isRetrying, back }: ReadErrorProps) => {
  const { t } = useTranslation('ui')
  if (!isMissing(error)) return <ErrorState error={error} onRetry={onRetry} isRetrying={isRetrying} />
  return (
    <div role="alert">
      <EmptyState icon={Compass} title={t('missing.title')} action={back ?? <ButtonLink to="/">{t('missing.home')}</ButtonLink>}>
        {t('missing.text')}
      </EmptyState>
    </div>
  )
}
