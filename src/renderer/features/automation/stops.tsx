import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { OctagonX, Play } from 'lucide-react'
import { platformName } from '../../../contract/platform-name.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const all = 'all'

/** What is stopped for a model or an account, and stopping one. */
export const Stops = () => {
  const { t } = useTranslation('automation')
  const api = useApi()
  const scope = useCreatorScope()
  const [chosen, setChosen] = useState<string | undefined>(scope.creatorId)
  const [accountId, setAccountId] = useState<string>(all)
  const found = useQuery(api.stops.list.queryOptions())
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const set = useSubmit(api.stops.set.mutationOptions())
  const lift = useSubmit(api.stops.lift.mutationOptions())
  const creatorId = chosen ?? creators.data?.[0]?.id
  const own = (accounts.data ?? []).filter((one) => one.creatorId === creatorId && one.state !== 'disconnected')
  const error = found.error ?? creators.error ?? accounts.error
  const nameOf = (creator: string, account: string | null): string => {
    const name = creators.data?.find(({ id }) => id === creator)?.name ?? ''
    const one = accounts.data?.find(({ id }) => id === account)
    return one ? `${name} · @${one.handle} (${platformName(one.platform)})` : name
  }
  return (
    <Section title={t('stops.title')} note={t('stops.note')}>
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([found.refetch(), creators.refetch(), accounts.refetch()])} />
      ) : !found.data || !creators.data || !accounts.data ? (
        <SkeletonRows rows={2} />
      ) : (
        <>
          {creatorId !== undefined && (
            <div className="flex flex-wrap items-end gap-3">
              <Select
                label={t('stops.creator')}
                options={creators.data.map(({ id, name }) => ({ id, label: name }))}
                value={creatorId}
                onChange={(id) => {
                  setChosen(id)
                  setAccountId(all)
                }}
                className="w-56"
              />
              <Select
                label={t('stops.account')}
                options={[
                  { id: all, label: t('stops.accountsAll') },
                  ...own.map(({ id, handle, platform }) => ({ id, label: `@${handle} (${platformName(platform)})` })),
                ]}
                value={accountId}
                onChange={setAccountId}
                className="w-64"
              />
              <Button
                icon={OctagonX}
                isPending={set.isPending}
                onPress={() => set.mutate({ creatorId, ...(accountId !== all && { accountId }) })}
              >
                {t('stops.act')}
              </Button>
            </div>
          )}
          <ErrorNote error={set.error ?? lift.error} />
          {found.data.length === 0 ? (
            <p className="text-muted">{t('stops.none')}</p>
          ) : (
            <ul aria-label={t('stops.title')} className="flex flex-col">
              {found.data.map((stop) => {
                const name = nameOf(stop.creatorId, stop.accountId)
                return (
                  <li
                    key={stop.accountId ?? stop.creatorId}
                    className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line py-2.5 last:border-b-0"
                  >
                    <div className="min-w-0 flex-1 basis-72">
                      <p className="font-medium">{name}</p>
                      <p className="text-sm text-muted">
                        {t('stops.by', { name: stop.by })} · <Instant at={stop.since} />
                      </p>
                    </div>
                    <Button
                      size="sm"
                      icon={Play}
                      aria-label={t('stops.resumeOf', { name })}
                      isPending={lift.isPending}
                      onPress={() =>
                        lift.mutate({ creatorId: stop.creatorId, ...(stop.accountId !== null && { accountId: stop.accountId }) })
                      }
                    >
                      {t('stops.resume')}
                    </Button>
                  </li>
                )
              })}
            </ul>
          )}
        </>
      )}
    </Section>
  )
}
