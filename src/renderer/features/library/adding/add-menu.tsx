import { useRef, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { FolderUp, ImagePlus, Plus } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { Menu } from '../../../components/menu.tsx'
import { readChosen, type OfferedFile } from '../../../lib/offered-files.ts'

const accepted = 'image/*,video/*'

/** The button that adds files or a whole folder. */
export const AddMenu = ({ onOffer }: { onOffer: (files: OfferedFile[]) => void }) => {
  const { t } = useTranslation('library')
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const onChosen = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    if (target.files) onOffer(readChosen(target.files))
    // The same file chosen again is chosen again.
    target.value = ''
  }
  return (
    <>
      <Menu
        label={t('add.label')}
        trigger={
          <Button variant="primary" icon={Plus}>
            {t('add.label')}
          </Button>
        }
        acts={[
          { id: 'files', label: t('add.files'), icon: ImagePlus, onAct: () => files.current?.click() },
          { id: 'folder', label: t('add.folder'), icon: FolderUp, onAct: () => folder.current?.click() },
        ]}
      />
      <input ref={files} type="file" hidden multiple accept={accepted} data-add="files" onChange={onChosen} />
      <input
        ref={(input) => {
          folder.current = input
          if (input) input.webkitdirectory = true
        }}
        type="file"
        hidden
        multiple
        data-add="folder"
        onChange={onChosen}
      />
    </>
  )
}
