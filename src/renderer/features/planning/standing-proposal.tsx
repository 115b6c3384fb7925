import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'

/** What the saved plan has for a week that is not planned, until a person has looked at it and scheduled it. */
export const StandingProposal = ({ creatorId, onSee }: { creatorId: string; onSee: () => void }) => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const format = useFormat()
  const read = useQuery(api.plans.unplanned.queryOptions({ input: { creatorId } }))
  const [mine] = read.data?.creators ?? []
  if (!mine) return null
  const day = format.shortDate(new Date(`${mine.from}T12:00:00Z`), 'UTC')
  return (
    <Callout
      title={t('standing.title', { day })}
      action={
        <Button size="sm" onPress={onSee}>
          {t('standing.see')}
        </Button>
      }
    >
      {[t('standing.posts', { count: mine.posts }), mine.gaps > 0 && t('standing.gaps', { count: mine.gaps })].filter(Boolean).join(', ')}.
    </Callout>
  )
}
