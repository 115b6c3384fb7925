import { useTranslation } from 'react-i18next'
import { CalendarDays, Plus, SearchX } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { useCan } from '../../lib/me.tsx'
import { isNarrowed, type CalendarSearch } from './calendar-search.ts'

/** Why the list is empty, and the one act that changes it. */
export const NothingHere = ({ search, onClear }: { search: CalendarSearch; onClear: () => void }) => {
  const { t } = useTranslation('calendar')
  const can = useCan()
  if (isNarrowed(search))
    return <EmptyState icon={SearchX} title={t('empty.filtered')} action={<Button onPress={onClear}>{t('filter.clear')}</Button>} />
  if (search.view === 'past')
    return (
      <EmptyState icon={CalendarDays} title={t('empty.past')}>
        {t('empty.pastText')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={CalendarDays}
      title={t('empty.title')}
      action={
        can('posts.create') && (
          <ButtonLink to="/posts/new" variant="primary" icon={Plus}>
            {t('compose')}
          </ButtonLink>
        )
      }
    >
      {can('posts.create') ? t('empty.text') : t('empty.readOnly')}
    </EmptyState>
  )
}
