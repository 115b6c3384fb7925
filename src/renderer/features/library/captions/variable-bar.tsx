import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Braces, Hash, Shuffle } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { useApi } from '../../../lib/api.tsx'

/** What can stand in a caption, put where the cursor is. */
export const VariableBar = ({
  creatorId,
  variables,
  onInsert,
}: {
  creatorId: string
  variables: readonly { name: string; value: string }[]
  onInsert: (text: string) => void
}) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const sets = useQuery(api.hashtags.list.queryOptions({ input: { creatorId } }))
  const plain = variables.filter(({ name }) => !name.startsWith('hashtags:'))
  return (
    <div role="group" aria-label={t('caption.insert')} className="flex flex-wrap items-center gap-1.5">
      <span className="text-sm text-muted">{t('caption.insert')}</span>
      <Button size="sm" icon={Shuffle} onPress={() => onInsert(t('caption.alternatives'))}>
        {t('caption.alternative')}
      </Button>
      {plain.map(({ name, value }) => (
        <Button key={name} size="sm" icon={Braces} onPress={() => onInsert(`{{${name}}}`)}>
          {value || name}
        </Button>
      ))}
      {sets.data?.map(({ id, name }) => (
        <Button key={id} size="sm" icon={Hash} onPress={() => onInsert(`{{hashtags:${name}}}`)}>
          {name}
        </Button>
      ))}
    </div>
  )
}
