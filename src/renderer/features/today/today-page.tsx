import { useTranslation } from 'react-i18next'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Activity } from './activity.tsx'
import { AlertsLine } from './alerts-line.tsx'
import { ApprovalsLine } from './approvals-line.tsx'
import { ClicksLine } from './clicks-line.tsx'
import { Counts } from './counts.tsx'
import { DayTimeline } from './day-timeline.tsx'
import { NeedsPerson } from './needs-person.tsx'
import { NextPublications } from './next-publications.tsx'
import { Obligations } from './obligations.tsx'
import { PerformanceLine } from './performance-line.tsx'
import { ReadyPosts } from './ready-posts.tsx'
import { SpendingLine } from './spending-line.tsx'
import { Unplanned } from './unplanned.tsx'

/** What matters now: what waits for somebody, what is owed and not planned, what goes out next. */
export const TodayPage = () => {
  const { t } = useTranslation('today')
  const format = useFormat()
  const { creatorId } = useCreatorScope()
  const now = useCoreNow(60_000)
  return (
    <Page header={<PageHeader title={t('title')} note={<span className="first-letter:uppercase">{format.longDay(new Date(now))}</span>} />}>
      <div className="flex flex-col gap-7 p-6">
        <Counts creatorId={creatorId} />
        <PerformanceLine creatorId={creatorId} />
        <DayTimeline creatorId={creatorId} />
        <AlertsLine creatorId={creatorId} />
        <ApprovalsLine creatorId={creatorId} />
        <ClicksLine creatorId={creatorId} />
        <SpendingLine />
        <ReadyPosts creatorId={creatorId} />
        <NeedsPerson creatorId={creatorId} />
        <Unplanned creatorId={creatorId} />
        <Obligations creatorId={creatorId} />
        <Activity creatorId={creatorId} />
        <NextPublications creatorId={creatorId} />
      </div>
    </Page>
  )
}
