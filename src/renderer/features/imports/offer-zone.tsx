import { useTranslation } from 'react-i18next'
import { FolderOpen, FileSpreadsheet } from 'lucide-react'
import { DropZone, FileTrigger, Text } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { cx } from '../../lib/cx.ts'
import { readChosen, readDropped, type OfferedFile } from '../../lib/offered-files.ts'

/** As many as `imports.preview` takes. */
const most = 20_000

/** Where the CSV, its images, or a whole folder are dropped, pasted or chosen. */
export const OfferZone = ({
  label,
  onOffer,
  isSmall = false,
  isDisabled = false,
}: {
  label: string
  onOffer: (files: OfferedFile[]) => void
  isSmall?: boolean
  isDisabled?: boolean
}) => {
  const { t } = useTranslation('imports')
  return (
    <DropZone
      isDisabled={isDisabled}
      onDrop={({ items }) => void readDropped(items, most).then(onOffer)}
      className={cx(
        'flex flex-wrap items-center justify-center gap-3 rounded-lg border border-dashed border-line-strong px-4 text-center text-muted outline-none transition-colors',
        'data-drop-target:border-accent data-drop-target:bg-accent-soft data-drop-target:text-text data-focus-visible:ring-focus data-disabled:opacity-50',
        isSmall ? 'py-3' : 'flex-col py-12',
      )}
    >
      {!isSmall && <FileSpreadsheet aria-hidden className="size-8" strokeWidth={1.4} />}
      <Text slot="label">{label}</Text>
      <div className="flex gap-2">
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={['.csv', 'text/csv', 'image/*', 'video/*']}
          onSelect={(list) => list && onOffer(readChosen(list))}
        >
          <Button size="sm" isDisabled={isDisabled}>
            {t('chooseFiles')}
          </Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={(list) => list && onOffer(readChosen(list))}>
          <Button size="sm" icon={FolderOpen} isDisabled={isDisabled}>
            {t('chooseFolder')}
          </Button>
        </FileTrigger>
      </div>
    </DropZone>
  )
}
