/** Message scripts: written, switched on and off; where they run; what is to be copied by hand. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus, UserPlus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { AutomationTabs } from '../../components/automation-tabs.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { RunList } from './run-list.tsx'
import { ScriptEditor } from './script-editor.tsx'
import { ScriptList } from './script-list.tsx'
import { StartForDialog } from './start-for-dialog.tsx'
import type { ScriptsSearch } from './scripts-search.ts'

const route = getRouteApi('/staff/scripts')
const fresh = 'new'

const Editor = ({ id, go }: { id: string; go: (search: ScriptsSearch) => void }) => {
  const { t } = useTranslation('scripts')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const found = useQuery(api.scripts.list.queryOptions({ input: {} }))
  const script = found.data?.find((one) => one.id === id) ?? null
  const title = script?.name ?? (id === fresh ? t('act.new') : t('editor.title'))
  return (
    <Page header={<PageHeader title={title} />}>
      {found.isError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} isRetrying={found.isFetching} />
      ) : !found.data ? (
        <div className="px-6 pt-4 max-md:px-3">
          <SkeletonRows rows={6} />
        </div>
      ) : (
        <div className="@container">
          <ScriptEditor key={id} script={script} creatorId={creatorId} onSaved={() => go({})} onClose={() => go({})} />
        </div>
      )}
    </Page>
  )
}

export const ScriptsPage = () => {
  const { t } = useTranslation('scripts')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [starts, setStarts] = useState(false)
  const go = (to: ScriptsSearch): void => void navigate({ search: to })
  if (search.script !== undefined) return <Editor id={search.script} go={go} />
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          actions={
            <>
              <Button icon={UserPlus} onPress={() => setStarts(true)}>
                {t('copy.start')}
              </Button>
              <Button variant="primary" icon={Plus} onPress={() => go({ script: fresh })}>
                {t('act.new')}
              </Button>
            </>
          }
        >
          <AutomationTabs />
        </PageHeader>
      }
    >
      <div className="flex max-w-240 flex-col px-6 pt-3 pb-12 max-md:px-3">
        <Tabs
          label={t('view')}
          value={search.tab ?? 'scripts'}
          onChange={(tab) => go(tab === 'scripts' ? {} : { tab })}
          tabs={[
            {
              id: 'scripts',
              label: t('tab.scripts'),
              content: <ScriptList onEdit={({ id }) => go({ script: id })} onNew={() => go({ script: fresh })} />,
            },
            { id: 'going', label: t('tab.going'), content: <RunList show="going" /> },
            { id: 'copy', label: t('tab.copy'), content: <RunList show="to_copy" /> },
            { id: 'ended', label: t('tab.ended'), content: <RunList show="ended" /> },
          ]}
        />
      </div>
      {starts && (
        <StartForDialog
          onClose={() => setStarts(false)}
          onStarted={() => {
            setStarts(false)
            go({ tab: 'going' })
          }}
        />
      )}
    </Page>
  )
}
