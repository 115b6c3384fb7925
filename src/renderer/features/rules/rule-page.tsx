import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Copy, Power, PowerOff, Trash2 } from 'lucide-react'
import { platformName } from '../../../contract/platform-name.ts'
import type { Rule, RuleMet } from '../../../contract/rules.ts'
import { ActLine } from '../../components/act-line.tsx'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { ButtonLink, ExternalLink, TextLink } from '../../components/link.tsx'
import { AutomationTabs } from '../../components/automation-tabs.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleTroubles } from './rule-troubles.tsx'
import { TriedOut } from './tried-out.tsx'

const pageSize = 20

const Acts = ({ ruleId }: { ruleId: string }) => {
  const { t } = useTranslation('rules')
  const api = useApi()
  const list = useInfiniteQuery(
    api.rules.acts.infiniteOptions({
      input: (cursor: string | undefined) => ({ ruleId, cursor, limit: pageSize }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const acts = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Section title={t('acts.title')}>
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <SkeletonRows rows={3} />
      ) : acts.length === 0 ? (
        <p className="text-muted">{t('acts.none')}</p>
      ) : (
        <>
          <ul aria-label={t('acts.title')} className="flex flex-col">
            {acts.map((act) => (
              <ActLine key={act.id} act={act} />
            ))}
          </ul>
          {list.hasNextPage && (
            <Button size="sm" variant="quiet" onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage}>
              {t('acts.more')}
            </Button>
          )}
        </>
      )}
    </Section>
  )
}

/** Who or what set it off: also where it did nothing on the platform. */
const Met = ({ ruleId }: { ruleId: string }) => {
  const { t } = useTranslation('rules')
  const api = useApi()
  const list = useInfiniteQuery(
    api.rules.met.infiniteOptions({
      input: (cursor: string | undefined) => ({ ruleId, cursor, limit: pageSize }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const met = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Section title={t('met.title')}>
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <SkeletonRows rows={3} />
      ) : met.length === 0 ? (
        <p className="text-muted">{t('met.none')}</p>
      ) : (
        <>
          <ul aria-label={t('met.title')} className="flex flex-col">
            {met.map((one) => (
              <MetLine key={one.id} met={one} />
            ))}
          </ul>
          {list.hasNextPage && (
            <Button size="sm" variant="quiet" onPress={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage}>
              {t('met.more')}
            </Button>
          )}
        </>
      )}
    </Section>
  )
}

const MetLine = ({ met: { id, what, at, author, authorName, text, url, accountHandle, platform } }: { met: RuleMet }) => {
  const { t } = useTranslation('rules')
  const who = authorName === null ? `@${author ?? ''}` : `${authorName} (@${author ?? ''})`
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
        <p className="flex flex-wrap items-center gap-2">
          <PlatformGlyph platform={platform} withName />
          {author !== null && <span className="font-medium break-words">{who}</span>}
          {what === 'follower' && <span>{t('met.follower')}</span>}
          <span className="text-muted">
            @{accountHandle} · <Instant at={at} />
          </span>
        </p>
        {text !== '' && <p className="line-clamp-2 break-words text-muted">{text}</p>}
      </div>
      {what === 'post' ? (
        <TextLink to="/publications/$publicationId" params={{ publicationId: id }}>
          {t('met.post')}
        </TextLink>
      ) : (
        url !== null && <ExternalLink href={url}>{t('met.open', { platform: platformName(platform) })}</ExternalLink>
      )}
    </li>
  )
}

/** What it would have done, as it is kept: seen before it is turned on. */
const Tried = ({ rule, onTried }: { rule: Rule; onTried: ReturnType<typeof useTried> }) => {
  const { t } = useTranslation('rules')
  return (
    <Section title={t('tried.title')} note={rule.isOn ? undefined : t('onBefore')}>
      {onTried.error ? (
        <ErrorState error={onTried.error} onRetry={() => void onTried.refetch()} />
      ) : onTried.data ? (
        <TriedOut on={rule.spec.trigger.on} tried={onTried.data} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </Section>
  )
}

const useTried = (rule: Rule) => {
  const { id: ruleId, creatorId, spec } = rule
  return useQuery(useApi().rules.tryOut.queryOptions({ input: { ruleId, creatorId, spec } }))
}

const Known = ({ rule }: { rule: Rule }) => {
  const { t } = useTranslation('rules')
  const api = useApi()
  const navigate = useNavigate()
  const [isRemoving, setRemoving] = useState(false)
  const [isCopying, setCopying] = useState(false)
  const [isTurningOn, setTurningOn] = useState(false)
  const [isChanged, setChanged] = useState(false)
  const isBlocked = rule.troubles.some(({ blocks }) => blocks)
  const tried = useTried(rule)
  const setOn = useSubmit(api.rules.setOn.mutationOptions({ onSuccess: () => setTurningOn(false) }))
  // What was written of it goes with it: nobody is asked about that.
  const remove = useSubmit(api.rules.remove.mutationOptions({ onSuccess: () => navigate({ to: '/rules', ignoreBlocker: true }) }))
  return (
    <Page
      header={
        <PageHeader
          title={rule.name}
          note={
            <span className="flex flex-wrap items-center gap-2">
              <Badge hue={rule.isOn ? 'green' : 'grey'} icon={rule.isOn ? Power : PowerOff}>
                {t(rule.isOn ? 'on' : 'off')}
              </Badge>
              {rule.creatorName}
            </span>
          }
          actions={
            <>
              <ButtonLink to="/rules">{t('title')}</ButtonLink>
              <Button icon={Copy} isDisabled={isChanged} onPress={() => setCopying(true)}>
                {t('copy.open')}
              </Button>
              <Button icon={Trash2} onPress={() => setRemoving(true)}>
                {t('remove')}
              </Button>
              <Button
                icon={rule.isOn ? PowerOff : Power}
                variant={rule.isOn ? 'secondary' : 'primary'}
                isDisabled={!rule.isOn && (!tried.data || isChanged || isBlocked)}
                isPending={setOn.isPending}
                onPress={() =>
                  !rule.isOn && rule.troubles.length > 0 ? setTurningOn(true) : setOn.mutate({ ruleId: rule.id, isOn: !rule.isOn })
                }
              >
                {t(rule.isOn ? 'offAct' : 'onAct')}
              </Button>
            </>
          }
        />
      }
    >
      <div className="flex max-w-240 flex-col gap-8 p-6 max-md:px-3 max-md:py-4">
        <ErrorNote error={isTurningOn ? null : setOn.error} />
        {!rule.isOn && isBlocked && <p className="font-medium">{t('onBlocked')}</p>}
        {rule.troubles.length > 0 && (
          <div className="flex flex-col gap-2">
            <RuleTroubles troubles={rule.troubles} />
          </div>
        )}
        <RuleForm
          creatorId={rule.creatorId}
          rule={rule}
          begin={rule}
          isChanged={isChanged}
          onChanged={() => setChanged(true)}
          onSaved={() => setChanged(false)}
        />
        <Tried rule={rule} onTried={tried} />
        <Met ruleId={rule.id} />
        <Acts ruleId={rule.id} />
      </div>
      {isCopying && <CopyDialog rule={rule} onClose={() => setCopying(false)} />}
      <ConfirmDialog
        title={t('onTitle', { name: rule.name })}
        tone="primary"
        isOpen={isTurningOn}
        onClose={() => setTurningOn(false)}
        onConfirm={() => setOn.mutate({ ruleId: rule.id, isOn: true })}
        confirmLabel={t('onAct')}
        isPending={setOn.isPending}
        error={setOn.error}
      >
        <div className="flex flex-col gap-2">
          <RuleTroubles troubles={rule.troubles} />
        </div>
      </ConfirmDialog>
      <ConfirmDialog
        title={t('removeTitle', { name: rule.name })}
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        onConfirm={() => remove.mutate({ ruleId: rule.id })}
        confirmLabel={t('remove')}
        isPending={remove.isPending}
        error={remove.error}
      >
        {t('removeText')}
      </ConfirmDialog>
    </Page>
  )
}

/** One rule: its sentence, what it would have done, what it did. */
export const RulePage = ({ ruleId }: { ruleId: string }) => {
  const { t } = useTranslation('rules')
  const read = useQuery(useApi().rules.get.queryOptions({ input: { ruleId } }))
  if (read.data) return <Known key={read.data.id} rule={read.data} />
  return (
    <Page
      header={
        <PageHeader title={t('title')}>
          <AutomationTabs />
        </PageHeader>
      }
    >
      {read.isError ? (
        <ReadError
          error={read.error}
          onRetry={() => void read.refetch()}
          isRetrying={read.isFetching}
          back={<ButtonLink to="/rules">{t('title')}</ButtonLink>}
        />
      ) : (
        <SkeletonRows rows={8} className="p-6 max-md:px-3" />
      )}
    </Page>
  )
}
