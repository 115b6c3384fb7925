import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Ellipsis } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { VetoDialog } from '../../components/veto-dialog.tsx'
import { Menu } from '../../components/menu.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useAct } from '../../lib/acts.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { RescheduleDialog } from './reschedule-dialog.tsx'
import { ResolveDialog } from './resolve-dialog.tsx'
import { usePublicationActs } from './use-publication-acts.ts'

const AskedVeto = ({ publication, onClose }: { publication: Publication; onClose: () => void }) => (
  <VetoDialog publicationIds={[publication.id]} onClose={onClose} />
)

const dialogs = { reschedule: RescheduleDialog, resolve: ResolveDialog, remove: RemoveDialog, cancel: CancelDialog, veto: AskedVeto }

/** One button for the likeliest act (also on `e`), one for the next, the rest in a menu. */
export const PublicationActs = ({ publication, shown = 2 }: { publication: Publication; shown?: number }) => {
  const { t } = useTranslation('ui')
  const [asking, setAsking] = useState<keyof typeof dialogs | null>(null)
  const acts = usePublicationActs(publication, setAsking)
  const [main] = acts
  useAct(main ? { id: 'publication.main', label: main.label, icon: main.icon, keys: 'e', onAct: main.onAct } : null)
  const Asked = asking && dialogs[asking]
  const isQuiet = publication.state === 'published'
  // A no stands beside the yes, also where it is only one of the two.
  const buttons = acts.slice(0, shown).filter(({ id, isDanger }) => !isDanger || id === 'veto')
  const rest = acts.filter((act) => !buttons.includes(act))
  return (
    <>
      {buttons.map(({ id, label, icon, onAct, isPending }, index) => (
        <Button
          key={id}
          size="sm"
          icon={icon}
          variant={index === 0 && !isQuiet ? 'primary' : 'secondary'}
          onPress={onAct}
          isPending={isPending}
        >
          {label}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu
          label={t('act.more')}
          trigger={<IconButton icon={Ellipsis} size="sm" label={t('act.more')} />}
          acts={rest.map(({ id, label, icon, onAct, isDanger }) => ({ id, label, icon, onAct, isDanger }))}
        />
      )}
      {Asked && <Asked publication={publication} onClose={() => setAsking(null)} />}
    </>
  )
}
