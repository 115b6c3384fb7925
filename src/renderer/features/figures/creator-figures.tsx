import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { FileUp, Plus } from 'lucide-react'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { TrackingLink } from '../../../contract/figures.ts'
import type { Contract } from '../../../contract/index.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink, TextLink } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { dayText } from '../../lib/figure-text.ts'
import { dayKey } from '../../lib/format.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { ReadingDialog } from '../../components/links/reading-dialog.tsx'
import { OwnTable, sumOf } from './own-tables.tsx'
import { useFigureAccounts } from './use-figure-accounts.ts'

type Account = ReturnType<typeof useFigureAccounts>['accounts'][number]
type Own = InferContractRouterOutputs<Contract>['figures']['ofAccount']

const shownDays = 90
const dayMs = 86_400_000

const Days = ({ days }: Pick<Own, 'days'>) => {
  const { t } = useTranslation('figures')
  const format = useFormat()
  const total = sumOf(days)
  return (
    <Section title={t('own.days')} note={total ? undefined : t('own.mixed')}>
      <OwnTable
        label={t('own.days')}
        head={t('column.day')}
        total={total}
        rows={days.toReversed().map((row) => ({
          id: `${row.day} ${row.type}`,
          name: [dayText(row.day, format), row.type].filter(Boolean).join(' · '),
          figures: row,
        }))}
      />
    </Section>
  )
}

const Posts = ({ posts }: Pick<Own, 'posts'>) => {
  const { t } = useTranslation('figures')
  return (
    <Section title={t('own.posts')}>
      <OwnTable
        label={t('own.posts')}
        head={t('kinds.posts')}
        rows={posts.toReversed().map((row) => ({
          id: row.post,
          name: row.publicationId ? (
            <TextLink to="/publications/$publicationId" params={{ publicationId: row.publicationId }}>
              {row.post}
            </TextLink>
          ) : (
            row.post
          ),
          figures: row,
        }))}
      />
    </Section>
  )
}

const Links = ({ accountId, links, today }: Pick<Own, 'accountId' | 'links'> & { today: string }) => {
  const { t } = useTranslation('figures')
  const format = useFormat()
  const can = useCan()
  const [entering, setEntering] = useState<{ link?: TrackingLink } | null>(null)
  const mayEnter = can('figures.enterLink')
  if (links.length === 0 && !mayEnter) return null
  return (
    <Section
      title={t('own.links')}
      actions={
        mayEnter && (
          <Button size="sm" icon={Plus} onPress={() => setEntering({})}>
            {t('own.enter')}
          </Button>
        )
      }
    >
      {links.length === 0 ? (
        <p className="text-muted">{t('own.noLink')}</p>
      ) : (
        <OwnTable
          label={t('own.links')}
          head={t('column.link')}
          rows={links.flatMap((link) => {
            const [last] = link.readings
            if (!last) return []
            return [
              {
                id: link.id,
                name: (
                  <>
                    <span className="font-medium">{link.name}</span>
                    <span className="block text-sm text-muted">
                      {t('own.latest')} {dayText(last.day, format)}
                    </span>
                  </>
                ),
                figures: last,
                ...(mayEnter && {
                  act: (
                    <Button size="sm" variant="quiet" onPress={() => setEntering({ link })} aria-label={`${t('own.enter')} · ${link.name}`}>
                      {t('own.enter')}
                    </Button>
                  ),
                }),
              },
            ]
          })}
        />
      )}
      {entering && <ReadingDialog accountId={accountId} {...entering} today={today} onClose={() => setEntering(null)} />}
    </Section>
  )
}

const OfAccount = ({ account, today }: { account: Account; today: string }) => {
  const { t } = useTranslation('figures')
  const api = useApi()
  const can = useCan()
  const from = new Date(Date.parse(`${today}T00:00:00Z`) - shownDays * dayMs).toISOString().slice(0, 10)
  const read = useQuery(api.figures.ofAccount.queryOptions({ input: { accountId: account.id, from, to: today } }))
  return (
    <Section
      title={t('own.title', { handle: account.handle })}
      actions={
        can('figures.apply') && (
          <ButtonLink to="/figures" icon={FileUp}>
            {t('own.import')}
          </ButtonLink>
        )
      }
    >
      {read.isPending ? (
        <SkeletonRows rows={3} />
      ) : read.isError ? (
        <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
      ) : (
        <div className="flex flex-col gap-6">
          {read.data.days.length === 0 && read.data.posts.length === 0 && <p className="text-muted">{t('own.none')}</p>}
          {read.data.days.length > 0 && <Days days={read.data.days} />}
          {read.data.posts.length > 0 && <Posts posts={read.data.posts} />}
          <Links accountId={account.id} links={read.data.links} today={today} />
        </div>
      )}
    </Section>
  )
}

/** What was brought in for a creator's accounts on platforms that give figures to no program. */
export const CreatorFigures = ({ creatorId }: { creatorId: string }) => {
  const { zone } = useFormat()
  const { accounts } = useFigureAccounts(creatorId)
  const today = dayKey(new Date(useCoreNow(60_000)), zone)
  return accounts.map((account) => (
    <div key={account.id} className="max-w-240">
      <OfAccount account={account} today={today} />
    </div>
  ))
}
