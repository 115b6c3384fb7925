import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorNote } from './error-note.tsx'
import { TextField } from './text-field.tsx'

export interface ConfirmDialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  onConfirm: () => void
  /** The verb of the act: "Deactivate", never "OK". */
  confirmLabel: string
  /** The way out, where "Cancel" would be taken for the act. */
  closeLabel?: string
  /** What it means, in a sentence. */
  children?: ReactNode
  /** What will be lost, item by item. */
  losses?: readonly string[]
  /** For what cannot be undone: the person has to type this. */
  typeToConfirm?: string
  isPending?: boolean
  error?: unknown
  tone?: 'danger' | 'primary'
}

const Losses = ({ losses }: { losses: readonly string[] }) => {
  const { t } = useTranslation('ui')
  return (
    <div className="rounded-lg border border-line bg-surface px-3 py-2">
      <p className="text-sm font-medium">{t('confirm.lost')}</p>
      <ul className="mt-1 list-disc pl-4 text-muted">
        {losses.map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
    </div>
  )
}

const Body = ({
  onClose,
  onConfirm,
  confirmLabel,
  closeLabel,
  children,
  losses = [],
  typeToConfirm,
  isPending,
  error,
  tone = 'danger',
  title,
}: ConfirmDialogProps) => {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState('')
  const ready = typeToConfirm === undefined || typed.trim() === typeToConfirm
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="sm"
      role="alertdialog"
      footer={
        <>
          <Button onPress={onClose} autoFocus={typeToConfirm === undefined}>
            {closeLabel ?? t('act.cancel')}
          </Button>
          <Button variant={tone} onPress={onConfirm} isDisabled={!ready} isPending={isPending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {losses.length > 0 && <Losses losses={losses} />}
      {typeToConfirm !== undefined && (
        <TextField label={t('confirm.typeName', { name: typeToConfirm })} value={typed} onChange={setTyped} autoFocus />
      )}
      <ErrorNote error={error} />
    </Dialog>
  )
}

/** Asks before what is hard to take back, and names what is lost. */
export const ConfirmDialog = (props: ConfirmDialogProps) => (props.isOpen ? <Body {...props} /> : null)
