import { useTranslation } from 'react-i18next'
import { ExternalLink, TextLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { StateIcon } from '../../components/state-badge.tsx'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../contract/index.ts'
import { useFormat } from '../../lib/locale.tsx'

type Use = InferContractRouterOutputs<Contract>['assets']['uses'][number]

/** Each publication, when, how it stands, and the way to it. */
export const UsesList = ({ uses }: { uses: readonly Use[] }) => {
  const { t } = useTranslation('library')
  const format = useFormat()
  return (
    <ul className="divide-y divide-line">
      {uses.map(({ publicationId, platform, accountHandle, state, dueAt, publishedAt, remoteUrl }) => (
        <li key={publicationId} className="flex items-center gap-2 py-1.5">
          <StateIcon state={state} />
          <PlatformGlyph platform={platform} className="size-4" />
          <TextLink to="/publications/$publicationId" params={{ publicationId }} className="min-w-0 flex-1 truncate">
            @{accountHandle}
          </TextLink>
          <span className="tnum text-sm text-muted">{format.dateTime(publishedAt ?? dueAt)}</span>
          {remoteUrl && <ExternalLink href={remoteUrl}>{t('uses.proof')}</ExternalLink>}
        </li>
      ))}
    </ul>
  )
}
