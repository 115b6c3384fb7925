/** What a script does or did in the conversation, taking it over, and beginning one. */
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Bot, Hand, Play } from 'lucide-react'
import type { InboxItem } from '../../../contract/inbox.ts'
import type { ScriptRun } from '../../../contract/scripts.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { Menu } from '../../components/menu.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useAct } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const Going = ({ run }: { run: ScriptRun }) => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const toasts = useToasts()
  const format = useFormat()
  const takeOver = useSubmit(api.scripts.takeOver.mutationOptions({ onError: toasts.failed }))
  const take = (): void => takeOver.mutate({ runId: run.id })
  useAct({ id: 'inbox.takeOver', label: t('script.takeOver'), icon: Hand, keys: 't', onAct: take })
  const at = t('script.step', { step: run.step ?? 0, steps: run.steps })
  return (
    <Callout
      title={t('script.runs', { name: run.scriptName })}
      action={
        <Button size="sm" icon={Hand} isPending={takeOver.isPending} onPress={take}>
          {t('script.takeOver')}
        </Button>
      }
    >
      {run.heldBy !== null
        ? t('script.held', { at, name: run.heldBy })
        : `${at} · ${t(`script.phase.${run.phase ?? 'waiting'}`)}${run.nextAt ? ` · ${t('script.next', { when: format.dateTime(run.nextAt) })}` : ''}`}
    </Callout>
  )
}

export const ScriptNotice = ({ item }: { item: InboxItem }) => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const toasts = useToasts()
  const found = useQuery(api.scripts.ofItem.queryOptions({ input: { itemId: item.id } }))
  const start = useSubmit(api.scripts.start.mutationOptions({ onError: toasts.failed }))
  // What the conversation itself shows does not wait for it.
  if (!found.data) return null
  const { run, offered } = found.data
  if (run && !run.ended) return <Going run={run} />
  return (
    <>
      {run?.ended && (
        <p className="flex flex-wrap items-center gap-1.5 text-sm text-muted">
          <Bot aria-hidden className="size-4 shrink-0" />
          {t('script.ended', { name: run.scriptName, why: t(`script.ending.${run.ended.reason}`) })}
        </p>
      )}
      {offered.length > 0 && (
        <div>
          <Menu
            label={t('script.start')}
            trigger={
              <Button size="sm" variant="quiet" icon={Play} isPending={start.isPending}>
                {t('script.start')}
              </Button>
            }
            acts={offered.map(({ id, name }) => ({ id, label: name, onAct: () => start.mutate({ itemId: item.id, scriptId: id }) }))}
          />
        </div>
      )}
    </>
  )
}
