import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Upload } from 'lucide-react'
import { DropZone, Text } from 'react-aria-components'
import { readChosen, readDropped, type OfferedFile } from '../../../lib/offered-files.ts'

/** More than an agency adds at once. */
const most = 50_000

/** The whole page takes what is dropped or pasted on it. */
export const AddZone = ({ onOffer, children }: { onOffer: ((files: OfferedFile[]) => void) | null; children: ReactNode }) => {
  const { t } = useTranslation('library')
  if (!onOffer) return <div className="flex min-h-0 flex-1 flex-col">{children}</div>
  return (
    <div
      className="flex min-h-0 flex-1 flex-col"
      onPaste={({ clipboardData, target }) => {
        if (target instanceof Element && target.closest('input, textarea')) return
        if (clipboardData.files.length > 0) onOffer(readChosen(clipboardData.files))
      }}
    >
      <DropZone
        onDrop={({ items }) => void readDropped(items, most).then(onOffer)}
        className="group relative flex min-h-0 flex-1 flex-col outline-none"
      >
        <Text slot="label" className="sr-only">
          {t('add.drop')}
        </Text>
        {children}
        <div
          aria-hidden
          className="pointer-events-none absolute inset-2 z-30 hidden flex-col items-center justify-center gap-2 rounded-lg border-2 border-dashed border-accent bg-accent-soft/90 text-lg font-semibold group-data-drop-target:flex"
        >
          <Upload className="size-8" strokeWidth={1.5} />
          {t('add.drop')}
        </div>
      </DropZone>
    </div>
  )
}
