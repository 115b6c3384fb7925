import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { InboxItem } from '../../../contract/inbox.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useMe } from '../../lib/me.tsx'

/** Who is to see to it. */
export const AssignDialog = ({
  item,
  onAssign,
  onClose,
}: {
  item: InboxItem
  onAssign: (userId: string | null) => void
  onClose: () => void
}) => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const me = useMe()
  const people = useQuery(api.inbox.people.queryOptions({ input: { itemId: item.id } }))
  const choose = (userId: string | null) => () => {
    onAssign(userId)
    onClose()
  }
  const mineFirst = (people.data ?? []).toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id))
  return (
    <Dialog title={t('assignTitle')} isOpen onClose={onClose}>
      {people.isPending && <Skeleton className="h-24" />}
      {people.isError && <ReadError error={people.error} onRetry={() => void people.refetch()} isRetrying={people.isFetching} />}
      {people.data && (
        <div className="flex flex-col gap-1">
          {mineFirst.map(({ id, name }, index) => (
            <Button
              key={id}
              variant="quiet"
              className="justify-start"
              autoFocus={index === 0}
              isDisabled={item.assigned?.id === id}
              onPress={choose(id)}
            >
              {id === me.id ? `${name} (${t('mine')})` : name}
            </Button>
          ))}
          {item.assigned && (
            <Button variant="quiet" className="justify-start" onPress={choose(null)}>
              {t('assignNobody')}
            </Button>
          )}
        </div>
      )}
    </Dialog>
  )
}
