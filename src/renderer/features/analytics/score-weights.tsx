import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Scale } from 'lucide-react'
import type { ScoreWeights as Weights } from '../../../contract/analytics.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Popover } from '../../components/popover.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { useCriteria } from './use-criteria.ts'

/** What each part of a score counts for: an admin's to set. */
export const ScoreWeights = () => {
  const { t } = useTranslation('analytics')
  const api = useApi()
  const { data } = useQuery(api.analytics.weights.queryOptions())
  if (!data) return null
  return (
    <Popover
      label={t('weights.title')}
      className="w-80"
      trigger={
        <Button size="sm" icon={Scale}>
          {t('weights.title')}
        </Button>
      }
    >
      <Form weights={data} />
    </Popover>
  )
}

const Form = ({ weights }: { weights: Weights }) => {
  const { t } = useTranslation('analytics')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const [draft, setDraft] = useState(weights)
  const save = useSubmit(
    api.analytics.setWeights.mutationOptions({
      onSuccess: async () => {
        toasts.done(t('weights.saved'))
        await queries.invalidateQueries({ queryKey: api.analytics.key() })
      },
    }),
  )
  const { nameOf } = useCriteria()
  const names = Object.keys(weights)
  const sum = names.reduce((total, name) => total + (draft[name] ?? 0), 0)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (sum === 100) save.mutate(draft)
      }}
    >
      <p className="text-muted">{t('weights.note')}</p>
      {names.map((name) => (
        <NumberField
          key={name}
          label={nameOf(name)}
          value={draft[name] ?? 0}
          onChange={(value) => setDraft({ ...draft, [name]: value })}
          min={0}
          max={100}
          step={5}
        />
      ))}
      <p role="status" className="text-sm text-muted">
        {t(sum === 100 ? 'weights.whole' : 'weights.sum', { sum })}
      </p>
      {save.isError && <ErrorNote error={save.error} />}
      <Button type="submit" variant="primary" isPending={save.isPending} isDisabled={sum !== 100}>
        {ui('act.save')}
      </Button>
    </form>
  )
}
