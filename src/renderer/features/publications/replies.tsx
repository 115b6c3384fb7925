import type * as z from 'zod'
import { useTranslation } from 'react-i18next'
import { Instant } from '../../components/instant.tsx'
import { ExternalLink } from '../../components/link.tsx'
import { RichText } from '../../components/rich-text.tsx'
import type { Interaction } from '../../../contract/interactions.ts'
import type { Capabilities } from '../../../contract/platforms.ts'
import type { Publication, reply } from '../../../contract/publications.ts'
import { ReplyActs } from './reply-acts.tsx'

/** What people answered, oldest first. `null`: not known. */
export const Replies = ({
  publication,
  replies,
  capabilities,
  interactions,
}: {
  publication: Publication
  replies: readonly z.infer<typeof reply>[] | null
  /** Undefined: not known yet. */
  capabilities: Capabilities | undefined
  interactions: readonly Interaction[]
}) => {
  const { t } = useTranslation('publications')
  if (capabilities && !capabilities.replies) return <p className="text-muted">{t('replies.notGiven')}</p>
  if (replies === null) return <p className="text-muted">{t('replies.unknown')}</p>
  if (replies.length === 0) return <p className="text-muted">{t('replies.none')}</p>
  return (
    <ul className="flex flex-col gap-2">
      {replies.map((one) => (
        <li key={one.id ?? one.url} className="rounded-lg border border-line bg-raised px-3 py-2">
          <p className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium">@{one.author}</span>
            <Instant at={one.at} className="text-sm text-muted" />
          </p>
          <RichText text={one.text} />
          <ExternalLink href={one.url} className="text-sm">
            {t('replies.see')}
          </ExternalLink>
          {capabilities && <ReplyActs publication={publication} capabilities={capabilities} reply={one} interactions={interactions} />}
        </li>
      ))}
    </ul>
  )
}
