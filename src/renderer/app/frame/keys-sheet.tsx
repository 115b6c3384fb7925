import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/dialog.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useActs } from '../../lib/acts.tsx'

const Keys = ({ title, rows }: { title: string; rows: readonly { label: string; keys: string }[] }) => (
  <section>
    <h3 className="pb-1 text-sm font-medium text-muted">{title}</h3>
    <dl className="flex flex-col">
      {rows.map(({ label, keys }) => (
        <div key={label} className="flex min-h-7 items-center justify-between gap-4">
          <dt>{label}</dt>
          <dd>
            <Kbd keys={keys} />
          </dd>
        </div>
      ))}
    </dl>
  </section>
)

/** Said once below, whatever offers them. */
const saidBelow: ReadonlySet<string> = new Set(['j', 'k', 'escape'])

/** `?`: every key that works right now. */
export const KeysSheet = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const { t } = useTranslation('frame')
  const acts = useActs().flatMap(({ label, keys }) => (keys && !saidBelow.has(keys) ? [{ label, keys }] : []))
  const always = [
    { label: t('keys.move'), keys: 'j k' },
    { label: t('keys.openRow'), keys: 'enter' },
    { label: t('keys.selectRow'), keys: 'Space' },
    { label: t('keys.close'), keys: 'escape' },
  ]
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose}>
      <div className="grid grid-cols-2 gap-x-8 gap-y-4 max-md:grid-cols-1">
        <Keys title={t('keys.go')} rows={acts.filter(({ keys }) => keys.startsWith('g '))} />
        <Keys title={t('keys.act')} rows={[...acts.filter(({ keys }) => !keys.startsWith('g ')), ...always]} />
      </div>
    </Dialog>
  )
}
