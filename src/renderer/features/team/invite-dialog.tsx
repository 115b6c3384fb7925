import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import { email as emailSchema } from '../../../contract/values.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { LinkDialog } from './link-dialog.tsx'
import { isWholeRole, RoleFields, sentRole, type RoleDraft } from './role-fields.tsx'

const isEmail = (text: string) => emailSchema.safeParse(text.trim()).success
const formId = 'invite-form'

/** A new person: name, address, role; then the link to hand over, shown once. */
export const InviteDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['team', 'ui'])
  const api = useApi()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [leftEmail, setLeftEmail] = useState(false)
  const [draft, setDraft] = useState<RoleDraft>({ role: 'manager', creatorIds: [] })
  const invite = useSubmit(api.team.invite.mutationOptions())
  if (invite.data)
    return (
      <LinkDialog
        link={invite.data.link}
        title={t('link.inviteTitle')}
        note={t('link.inviteNote', { name: invite.data.member.name })}
        onClose={onClose}
      />
    )
  const ready = name.trim() !== '' && isEmail(email) && isWholeRole(draft)
  return (
    <Dialog
      title={t('invite.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui:act.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" isDisabled={!ready} isPending={invite.isPending}>
            {t('invite.create')}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) invite.mutate({ name: name.trim(), email: email.trim(), ...sentRole(draft) })
        }}
      >
        <div className="grid grid-cols-2 gap-3">
          <TextField label={t('name')} value={name} onChange={setName} maxLength={120} autoFocus isRequired autoComplete="off" />
          <TextField
            label={t('email')}
            type="email"
            value={email}
            onChange={setEmail}
            onBlur={() => setLeftEmail(true)}
            error={leftEmail && email !== '' && !isEmail(email) ? t('ui:field.email') : null}
            isRequired
            autoComplete="off"
          />
        </div>
        <RoleFields draft={draft} onChange={setDraft} />
        <ErrorNote error={invite.error} />
      </Form>
    </Dialog>
  )
}
