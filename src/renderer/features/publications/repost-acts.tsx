import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Repeat2, Undo2 } from 'lucide-react'
import type { Interaction } from '../../../contract/interactions.ts'
import type { Publication } from '../../../contract/publications.ts'
import { Button } from '../../components/button.tsx'
import { useApi } from '../../lib/api.tsx'
import { InteractionState } from '../../components/interaction-state.tsx'
import { stands } from '../../lib/interaction-stands.ts'
import { useWish } from './use-interactions.ts'

const Reposter = ({
  publication,
  account,
  interactions,
}: {
  publication: Publication
  account: { id: string; handle: string }
  interactions: readonly Interaction[]
}) => {
  const { t } = useTranslation('interactions')
  const wish = useWish(publication.id)
  const own = interactions.filter(({ act, accountId, replyId }) => act === 'repost' && accountId === account.id && replyId === null)
  const standing = own.find(stands)
  const last = own.at(-1)
  const isDone = standing?.state === 'done'
  return (
    <li className="flex flex-col gap-1">
      {(!standing || isDone) && (
        <Button
          size="sm"
          icon={isDone ? Undo2 : Repeat2}
          className="self-start"
          isPending={wish.isPending}
          onPress={() => void (isDone ? wish.takeBack(standing.id) : wish.act({ accountId: account.id, act: 'repost', replyId: null }))}
        >
          {t(isDone ? 'repost.undo' : 'repost.act', { account: account.handle })}
        </Button>
      )}
      {last && <InteractionState interaction={last} />}
    </li>
  )
}

/** The post, reposted by other accounts of the agency. */
export const RepostActs = ({ publication, interactions }: { publication: Publication; interactions: readonly Interaction[] }) => {
  const { t } = useTranslation('interactions')
  const api = useApi()
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  if (!accounts.data) return null
  const others = accounts.data.filter(
    ({ id, platform, state }) => id !== publication.accountId && platform === publication.platform && state === 'connected',
  )
  if (others.length === 0) return <p className="text-muted">{t('repost.none')}</p>
  return (
    <ul className="flex flex-col gap-2">
      {others.map((account) => (
        <Reposter key={account.id} publication={publication} account={account} interactions={interactions} />
      ))}
    </ul>
  )
}
