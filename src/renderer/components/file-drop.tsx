import { useTranslation } from 'react-i18next'
import { Upload } from 'lucide-react'
import { DropZone, FileTrigger, isDirectoryDropItem, isFileDropItem, Text, type DropZoneProps } from 'react-aria-components'
import { cx } from '../lib/cx.ts'
import { Button } from './button.tsx'

export interface FileDropProps {
  /** What to drop here: "Up to four images, JPEG or PNG". */
  label: string
  onFiles: (files: File[]) => void
  /** MIME types or extensions for the chooser; dropped files are handed on as they are. */
  accept?: readonly string[]
  multiple?: boolean
  /** Told when a folder was dropped: its files are not taken. */
  onFolder?: () => void
  /** Chooses a folder; each file keeps its `webkitRelativePath`. */
  directory?: boolean
  isDisabled?: boolean
  className?: string
}

type DropEvent = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]

const filesOf = async (event: DropEvent): Promise<File[]> => Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile()))

/** Drop, paste or choose. */
export const FileDrop = ({ label, onFiles, onFolder, accept, multiple = true, directory, isDisabled, className }: FileDropProps) => {
  const { t } = useTranslation('ui')
  return (
    <DropZone
      isDisabled={isDisabled}
      onDrop={(event) => {
        if (event.items.some(isDirectoryDropItem)) onFolder?.()
        void filesOf(event).then(onFiles)
      }}
      className={cx(
        'flex flex-col items-center justify-center gap-2 rounded-lg border border-dashed border-line-strong px-4 py-5 text-center text-muted outline-none transition-colors',
        'data-drop-target:border-accent data-drop-target:bg-accent-soft data-drop-target:text-text data-focus-visible:ring-focus data-disabled:opacity-50',
        className,
      )}
    >
      <Upload aria-hidden className="size-5" strokeWidth={1.6} />
      <Text slot="label">{label}</Text>
      <FileTrigger
        allowsMultiple={multiple}
        acceptDirectory={directory}
        acceptedFileTypes={accept}
        onSelect={(list) => list && onFiles([...list])}
      >
        <Button size="sm" isDisabled={isDisabled}>
          {t('fileDrop.browse')}
        </Button>
      </FileTrigger>
    </DropZone>
  )
}
