import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Ellipsis, KeyRound, RotateCcw, ShieldOff, UserCog, UserX } from 'lucide-react'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, type MenuAct } from '../../components/menu.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useMe } from '../../lib/me.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { LinkDialog } from './link-dialog.tsx'
import type { Member } from './member.ts'
import { RoleDialog } from './role-dialog.tsx'

/** What an admin can do about one person. */
export const MemberMenu = ({ member }: { member: Member }) => {
  const { t } = useTranslation('team')
  const api = useApi()
  const toasts = useToasts()
  const [open, setOpen] = useState<'role' | 'totp' | 'deactivate' | null>(null)
  const { id: userId, name, state, totp } = member
  const isSelf = useMe().id === userId
  const reactivate = useSubmit(
    api.team.reactivate.mutationOptions({ onSuccess: () => toasts.done(t('reactivated', { name })), onError: toasts.failed }),
  )
  const deactivate = useSubmit(
    api.team.deactivate.mutationOptions({
      onSuccess: () => {
        setOpen(null)
        toasts.done(t('deactivated', { name }), { undo: () => reactivate.mutate({ userId }) })
      },
    }),
  )
  const removeTotp = useSubmit(
    api.team.removeTotp.mutationOptions({
      onSuccess: () => {
        setOpen(null)
        toasts.done(t('totpOff.done', { name }))
      },
    }),
  )
  const reset = useSubmit(api.team.resetPassword.mutationOptions({ onError: toasts.failed }))
  const acts: MenuAct[] = [
    { id: 'role', label: t('assign'), icon: UserCog, onAct: () => setOpen('role') },
    { id: 'reset', label: t('reset'), icon: KeyRound, onAct: () => reset.mutate({ userId }), isDisabled: state === 'deactivated' },
    // One's own is switched off in the settings, with the password.
    ...(totp && !isSelf ? [{ id: 'totp', label: t('totpOff.act'), icon: ShieldOff, onAct: () => setOpen('totp') }] : []),
    state === 'deactivated'
      ? { id: 'reactivate', label: t('reactivate'), icon: RotateCcw, onAct: () => reactivate.mutate({ userId }) }
      : { id: 'deactivate', label: t('deactivate.act'), icon: UserX, onAct: () => setOpen('deactivate'), isDanger: true },
  ]
  return (
    <>
      <Menu label={t('actions', { name })} trigger={<IconButton icon={Ellipsis} label={t('actions', { name })} />} acts={acts} />
      {open === 'role' && <RoleDialog member={member} onClose={() => setOpen(null)} />}
      <ConfirmDialog
        title={t('deactivate.title', { name })}
        isOpen={open === 'deactivate'}
        onClose={() => setOpen(null)}
        onConfirm={() => deactivate.mutate({ userId })}
        confirmLabel={t('deactivate.act')}
        losses={[t('deactivate.losses.access'), t('deactivate.losses.sessions')]}
        isPending={deactivate.isPending}
        error={deactivate.error}
      >
        <p>{t('deactivate.text', { name })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title={t('totpOff.title', { name })}
        isOpen={open === 'totp'}
        onClose={() => setOpen(null)}
        onConfirm={() => removeTotp.mutate({ userId })}
        confirmLabel={t('totpOff.act')}
        losses={[t('totpOff.losses.code'), t('deactivate.losses.sessions')]}
        isPending={removeTotp.isPending}
        error={removeTotp.error}
      >
        <p>{t('totpOff.text', { name })}</p>
      </ConfirmDialog>
      {reset.data && (
        <LinkDialog link={reset.data} title={t('link.resetTitle')} note={t('link.resetNote', { name })} onClose={() => reset.reset()} />
      )}
    </>
  )
}
