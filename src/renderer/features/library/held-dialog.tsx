import { useTranslation } from 'react-i18next'
import { useQueries } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { StateBadge } from '../../components/state-badge.tsx'
import { WallTime } from '../../components/wall-time.tsx'
import { useApi } from '../../lib/api.tsx'

const mostShown = 8

/** Why it cannot be removed: the publications that still need it, with the way to each. */
export const HeldDialog = ({ publicationIds, onClose }: { publicationIds: readonly string[]; onClose: () => void }) => {
  const { t } = useTranslation('library')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const shown = publicationIds.slice(0, mostShown)
  const read = useQueries({
    queries: shown.map((publicationId) =>
      api.publications.get.queryOptions({ input: { publicationId: publicationId as `pub_${string}` } }),
    ),
  })
  return (
    <Dialog
      title={t('held.title')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      footer={<Button onPress={onClose}>{ui('act.close')}</Button>}
    >
      <p>{t('held.text', { count: publicationIds.length })}</p>
      <ul className="flex flex-col gap-1.5">
        {read.map(({ data: found }, at) => {
          const data = found?.publication
          return data ? (
            <li key={data.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line px-3 py-2">
              <PlatformGlyph platform={data.platform} />
              <span className="min-w-0 flex-1 truncate">@{data.accountHandle}</span>
              <WallTime at={data.at} dueAt={data.dueAt} withDate />
              <StateBadge state={data.state} />
              <TextLink to="/publications/$publicationId" params={{ publicationId: data.id }}>
                {ui('act.open')}
              </TextLink>
            </li>
          ) : (
            <li key={shown[at]} className="h-9 rounded-lg bg-hover" />
          )
        })}
      </ul>
      {publicationIds.length > mostShown && <p className="text-muted">{t('held.more', { count: publicationIds.length - mostShown })}</p>}
    </Dialog>
  )
}
