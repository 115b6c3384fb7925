import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Creator } from '../../../contract/creators.ts'
import { codeOf, dataOf } from '../../lib/error-code.ts'
import { fieldErrors } from '../../lib/field-errors.ts'
import { useFormat } from '../../lib/locale.tsx'
import { AvatarField, type AvatarChange } from './avatar-field.tsx'
import { CreatorForm } from './creator-form.tsx'
import { emptyCreator, inputOf, wrongFields } from './creator-input.ts'
import { useSaveCreator } from './use-save-creator.ts'

export interface CreatorDialogProps {
  /** `null`: a new one. */
  creator: Creator | null
  onClose: () => void
  onSaved?: (creator: Creator) => void
}

/** Adds a creator, or changes one. */
export const CreatorDialog = ({ creator, onClose, onSaved }: CreatorDialogProps) => {
  const { t } = useTranslation('creators')
  const { t: ui } = useTranslation('ui')
  const toasts = useToasts()
  const { zone } = useFormat()
  const [input, setInput] = useState(() => (creator ? inputOf(creator) : emptyCreator(zone)))
  const [avatar, setAvatar] = useState<AvatarChange>({ is: 'kept' })
  const [wasSent, setWasSent] = useState(false)
  const save = useSaveCreator(creator, (saved) => {
    toasts.done(creator ? t('saved') : t('created', { name: saved.name }))
    onSaved?.(saved)
    onClose()
  })
  const wrong = wrongFields(input)
  const refused = fieldErrors(save.error)
  const nameTaken = dataOf(save.error, 'CONFLICT')?.what === 'name'

  const errorOf = (path: string): string | undefined => {
    if (path === 'name' && nameTaken) return t('form.nameTaken')
    const isWrong = wasSent && [...wrong, ...Object.keys(refused)].some((field) => field === path || field.startsWith(`${path}.`))
    if (!isWrong) return undefined
    return path === 'name' && input.name.trim() === '' ? t('form.nameMissing') : t('form.fields')
  }
  const send = (): void => {
    setWasSent(true)
    if (wrong.size === 0) save.mutate({ input, avatar })
  }

  return (
    <Dialog
      title={creator ? t('form.titleEdit', { name: creator.name }) : t('form.titleNew')}
      isOpen
      onClose={onClose}
      size="md"
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" onPress={send} isPending={save.isPending}>
            {creator ? t('form.save') : t('form.create')}
          </Button>
        </>
      }
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
        className="flex flex-col gap-5"
      >
        <AvatarField name={input.name} assetId={creator?.avatarAssetId ?? null} change={avatar} onChange={setAvatar} />
        <CreatorForm value={input} onChange={setInput} errorOf={errorOf} />
        <button type="submit" hidden />
      </Form>
      {!nameTaken && codeOf(save.error) !== 'CANCELLED' && <ErrorNote error={save.error} />}
    </Dialog>
  )
}
