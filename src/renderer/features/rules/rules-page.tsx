import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus, Power, PowerOff, TriangleAlert, Workflow } from 'lucide-react'
import type { Rule } from '../../../contract/rules.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { TextLink } from '../../components/link.tsx'
import { Menu } from '../../components/menu.tsx'
import { AutomationTabs } from '../../components/automation-tabs.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { presetIds } from './presets.ts'
import { RuleTroubles } from './rule-troubles.tsx'
import { useSentence } from './use-sentence.ts'

const NewRule = () => {
  const { t } = useTranslation('rules')
  const navigate = useNavigate()
  return (
    <Menu
      label={t('new')}
      trigger={
        <Button variant="primary" icon={Plus}>
          {t('new')}
        </Button>
      }
      acts={presetIds.map((preset) => ({
        id: preset,
        label: t(`preset.${preset}.name`),
        onAct: () => void navigate({ to: '/rules/new', search: { preset } }),
      }))}
    />
  )
}

const Row = ({ rule, sentence, withCreator }: { rule: Rule; sentence: string; withCreator: boolean }) => {
  const { t } = useTranslation('rules')
  const api = useApi()
  const setOn = useSubmit(api.rules.setOn.mutationOptions())
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1.5 border-b border-line py-3 last:border-b-0">
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
        <h2 className="flex flex-wrap items-center gap-2 font-medium">
          <TextLink to="/rules/$ruleId" params={{ ruleId: rule.id }}>
            {rule.name}
          </TextLink>
          {withCreator && <span className="font-normal text-muted">{rule.creatorName}</span>}
          {rule.troubles.length > 0 && <TriangleAlert aria-hidden className="size-4 text-amber" />}
        </h2>
        <p>{sentence}</p>
        <p className="text-sm text-muted">{t('week', rule.week)}</p>
        <RuleTroubles troubles={rule.troubles} />
        <ErrorNote error={setOn.error} />
      </div>
      <Badge hue={rule.isOn ? 'green' : 'grey'} icon={rule.isOn ? Power : PowerOff}>
        {t(rule.isOn ? 'on' : 'off')}
      </Badge>
      {rule.isOn && (
        <Button
          size="sm"
          icon={PowerOff}
          aria-label={`${t('offAct')} : ${rule.name}`}
          isPending={setOn.isPending}
          onPress={() => setOn.mutate({ ruleId: rule.id, isOn: false })}
        >
          {t('offAct')}
        </Button>
      )}
    </li>
  )
}

/** Every rule as a sentence, with what it came to. */
export const RulesPage = () => {
  const { t } = useTranslation('rules')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const found = useQuery(api.rules.list.queryOptions({ input: { creatorId } }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const sentence = useSentence((id) => `@${accounts.data?.find((one) => one.id === id)?.handle ?? ''}`)
  return (
    <Page
      header={
        <PageHeader title={t('title')} actions={<NewRule />}>
          <AutomationTabs />
        </PageHeader>
      }
    >
      <div className="max-w-240 px-6 pt-3 pb-12 max-md:px-3">
        {found.error ? (
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        ) : !found.data ? (
          <SkeletonRows rows={6} />
        ) : found.data.length === 0 ? (
          <EmptyState icon={Workflow} title={t('none.title')}>
            {t('none.text')}
          </EmptyState>
        ) : (
          <ul aria-label={t('list')} className="flex flex-col">
            {found.data.map((rule) => (
              <Row key={rule.id} rule={rule} sentence={sentence(rule.spec)} withCreator={creatorId === undefined} />
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}
