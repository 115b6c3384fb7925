import { useTranslation } from 'react-i18next'
import { ChevronDown, RotateCw, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import { useErrorView } from '../../../lib/use-error-view.ts'
import type { AddItem } from './add-queue.ts'
import { AlikeQuestion } from './alike-question.tsx'
import { useAddQueue } from './use-add-queue.ts'

const Refused = ({ item, onAgain }: { item: AddItem; onAgain: () => void }) => {
  const { t } = useTranslation('library')
  const view = useErrorView()(item.error)
  return (
    <li className="flex items-start gap-2 py-1.5">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-red" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={item.path}>
          {item.path}
        </p>
        <p className="text-sm text-muted">
          {view.title}. {view.explanation}
        </p>
      </div>
      <IconButton icon={RotateCw} size="sm" label={t('add.again')} onPress={onAgain} />
    </li>
  )
}

/** How far the files are, what was refused and why, and what looks like something already there. */
export const AddPanel = ({ onCompare }: { onCompare: (assetId: string, otherId: string) => void }) => {
  const { t } = useTranslation('library')
  const { state, cancel, clear, again, settle, letGo } = useAddQueue()
  const [isFolded, setFolded] = useState(false)
  const { items, isBusy } = state
  if (items.length === 0) return null
  const over = items.filter((item) => item.state !== 'waiting' && item.state !== 'sending')
  const added = items.filter((item) => item.state === 'added')
  const known = items.filter((item) => item.state === 'known').length
  const restored = items.filter((item) => item.state === 'restored').length
  const refused = items.filter((item) => item.state === 'refused')
  const alike = added.filter(({ asset }) => (asset?.lookAlikes ?? []).length > 0)
  const sums = [
    t('add.added', { count: added.length }),
    ...(known > 0 ? [t('add.known', { count: known })] : []),
    ...(restored > 0 ? [t('add.restored', { count: restored })] : []),
    ...(refused.length > 0 ? [t('add.refused', { count: refused.length })] : []),
  ].join(' · ')
  return (
    <section
      aria-label={t('add.panel')}
      className="absolute right-4 bottom-4 z-20 flex max-h-[60%] w-96 max-w-[calc(100%-2rem)] flex-col rounded-lg border border-line bg-raised shadow-lg animate-rise"
    >
      <div className="flex items-start gap-2 p-3">
        <div className="min-w-0 flex-1">
          {isBusy ? (
            <ProgressBar label={t('add.running')} done={over.length} total={items.length} onCancel={cancel} />
          ) : (
            <p role="status" className="font-medium">
              {sums}
            </p>
          )}
        </div>
        {(refused.length > 0 || alike.length > 0) && (
          <IconButton
            icon={ChevronDown}
            size="sm"
            label={t(isFolded ? 'add.unfold' : 'add.fold')}
            onPress={() => setFolded(!isFolded)}
            className={isFolded ? 'rotate-180' : undefined}
          />
        )}
        {!isBusy && (
          <Button size="sm" onPress={clear}>
            {t('add.clear')}
          </Button>
        )}
      </div>
      {!isFolded && (refused.length > 0 || alike.length > 0) && (
        <ul className="min-h-0 overflow-auto border-t border-line px-3 py-1">
          {alike.map((item) => (
            <AlikeQuestion
              key={item.key}
              item={item}
              onCompare={onCompare}
              onSettled={() => settle(item.key)}
              onRemoved={(assetId) => letGo([assetId])}
            />
          ))}
          {refused.map((item) => (
            <Refused key={item.key} item={item} onAgain={() => again(item.key)} />
          ))}
        </ul>
      )}
    </section>
  )
}
