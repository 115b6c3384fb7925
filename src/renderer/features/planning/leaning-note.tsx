import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '../../components/callout.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'

/** A plan that follows advice comes to something else than its rules alone: it says so where they are read. */
export const LeaningNote = ({ creatorId }: { creatorId: string }) => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const format = useFormat()
  const can = useCan()
  const applied = useQuery(api.advice.list.queryOptions({ input: { creatorId, state: 'applied' }, enabled: can('advice.list') }))
  const leaning = (applied.data?.advice ?? []).filter(({ changesPlan }) => changesPlan)
  if (leaning.length === 0) return null
  const names = leaning.map(({ subject, accountHandle }) => t(`leaning.${subject.kind}`) + (accountHandle ? ` (@${accountHandle})` : ''))
  return (
    <Callout
      tone="info"
      action={
        <ButtonLink to="/advice" search={{ state: 'applied' }} size="sm">
          {t('leaning.see')}
        </ButtonLink>
      }
    >
      {t('leaning.text', { what: format.list([...new Set(names)]) })}
    </Callout>
  )
}
