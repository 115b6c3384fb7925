/** What stands in for a page: not there, not for this role, or broken. */
import { useTranslation } from 'react-i18next'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { EmptyState } from '../components/empty-state.tsx'
import { ErrorState } from '../components/error-state.tsx'
import { ButtonLink } from '../components/link.tsx'
import { Page, PageHeader } from '../components/page-header.tsx'
import { SkeletonRows } from '../components/skeleton.tsx'

export const NotFoundPage = () => {
  const { t } = useTranslation('frame')
  return (
    <Page header={<PageHeader title={t('notFound.title')} />}>
      <EmptyState icon={Compass} title={t('notFound.title')} action={<ButtonLink to="/">{t('notFound.home')}</ButtonLink>}>
        {t('notFound.text')}
      </EmptyState>
    </Page>
  )
}

export const PageError = ({ error, reset }: ErrorComponentProps) => {
  const { t } = useTranslation('frame')
  return (
    <Page header={<PageHeader title={t('pageError.title')} note={t('pageError.text')} />}>
      <ErrorState error={error} onRetry={reset} isCrash />
    </Page>
  )
}

export const PagePending = () => <SkeletonRows rows={8} className="p-6" />
