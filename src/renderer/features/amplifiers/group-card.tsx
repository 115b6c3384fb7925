import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FlaskConical, ListChecks, Pencil, Play, Plus, Trash2 } from 'lucide-react'
import type { AmplifierGrant, AmplifierGroup, AmplifierRules } from '../../../contract/amplifiers.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Instant } from '../../components/instant.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFailureView } from '../../lib/use-error-view.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { GroupActs } from './group-acts.tsx'
import { GrantDialog } from './grant-dialog.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { PreviewDialog } from './preview-dialog.tsx'

const RuleText = ({ rules }: { rules: AmplifierRules }) => {
  const { t } = useTranslation('amplifiers')
  const { kinds, minLikes, medianPercent, firstAfterMinutes, lastAfterMinutes, withinHours, accountPerDay, groupPerDay } = rules
  const said = [
    t('rule.kinds', { kinds: kinds.map((kind) => t(`kind.${kind}`).toLowerCase()).join(', ') }),
    ...(minLikes === null ? [] : [t('rule.likes', { count: minLikes })]),
    ...(medianPercent === null ? [] : [t('rule.median', { percent: medianPercent })]),
    ...(minLikes === null && medianPercent === null ? [t('rule.whatever')] : []),
    t('rule.spread', { first: firstAfterMinutes, last: lastAfterMinutes, within: withinHours }),
    t('rule.perDay', { account: accountPerDay, group: groupPerDay }),
  ]
  return <p className="text-muted">{said.join(' ')}</p>
}

const Member = ({ grant, onRevoke }: { grant: AmplifierGrant; onRevoke: () => void }) => {
  const { t } = useTranslation('amplifiers')
  const { accountHandle, platform, ownerName, kinds, grantedBy, grantedAt, verdict } = grant
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <PlatformGlyph platform={platform} />@{accountHandle}
          <span className="font-normal text-muted">{ownerName}</span>
        </p>
        <p className="text-sm text-muted">
          {kinds ? kinds.map((kind) => t(`kind.${kind}`)).join(', ') : t('anyKind')} · {t('grant.by', { name: grantedBy })} ·{' '}
          <Instant at={grantedAt} />
        </p>
      </div>
      <Badge hue={verdict === 'allowed' ? 'green' : 'amber'}>{t(`verdict.${verdict}`)}</Badge>
      <Button size="sm" aria-label={t('grant.revokeOf', { handle: accountHandle })} onPress={onRevoke}>
        {t('grant.revoke')}
      </Button>
    </li>
  )
}

const PastGrants = ({ grants }: { grants: readonly AmplifierGrant[] }) => {
  const { t } = useTranslation('amplifiers')
  return (
    <details>
      <summary className="cursor-pointer text-sm text-muted">{t('grant.past')}</summary>
      <ul className="flex flex-col pt-1 text-sm text-muted">
        {grants.map(({ id, accountHandle, grantedBy, grantedAt, revokedBy, revokedAt }) => (
          <li key={id} className="py-1">
            @{accountHandle} · {t('grant.by', { name: grantedBy })} · <Instant at={grantedAt} /> ·{' '}
            {t('grant.revoked', { name: revokedBy ?? '' })} · {revokedAt && <Instant at={revokedAt} />}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A group: what it keeps to, who is in it by whose word, and what became of it. */
export const GroupCard = ({ group }: { group: AmplifierGroup }) => {
  const { t } = useTranslation('amplifiers')
  const api = useApi()
  const failureView = useFailureView()
  const [open, show] = useState<'edit' | 'grant' | 'preview' | 'remove' | null>(null)
  const [isListed, setListed] = useState(false)
  const close = (): void => show(null)
  const { id: groupId, creatorId, name, grants, paused } = group
  const setOn = useSubmit(api.amplifiers.setOn.mutationOptions())
  const resume = useSubmit(api.amplifiers.resume.mutationOptions())
  const revoke = useSubmit(api.amplifiers.revoke.mutationOptions())
  const remove = useSubmit(api.amplifiers.remove.mutationOptions({ onSuccess: close }))
  const standing = grants.filter(({ revokedAt }) => revokedAt === null)
  const past = grants.filter(({ revokedAt }) => revokedAt !== null)
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-semibold wrap-anywhere">{name}</h2>
          <p className="text-sm text-muted">
            {group.creatorName} · {t(`market.${group.rules.market}`)}
          </p>
        </div>
        <Checkbox
          aria-label={t('switch', { name })}
          isSelected={group.isOn}
          isDisabled={setOn.isPending}
          onChange={(isOn) => setOn.mutate({ creatorId, groupId, isOn })}
        >
          {t(group.isOn ? 'on' : 'off')}
        </Checkbox>
        <Button size="sm" icon={FlaskConical} onPress={() => show('preview')}>
          {t('preview.act')}
        </Button>
        <IconButton icon={Pencil} label={t('edit', { name })} onPress={() => show('edit')} />
        <IconButton icon={Trash2} label={t('remove.title', { name })} onPress={() => show('remove')} />
      </div>
      <RuleText rules={group.rules} />
      {paused && (
        <Callout
          tone="warning"
          title={t('paused.title', { handle: paused.accountHandle, why: failureView(paused.failure).title })}
          action={
            <Button size="sm" icon={Play} isPending={resume.isPending} onPress={() => resume.mutate({ creatorId, groupId })}>
              {t('paused.resume')}
            </Button>
          }
        >
          {t('paused.text')} <Instant at={paused.at} />
        </Callout>
      )}
      <ErrorNote error={setOn.error ?? resume.error ?? revoke.error} />
      {standing.length === 0 ? (
        <p className="text-muted">{t('grant.none')}</p>
      ) : (
        <ul aria-label={t('members')} className="flex flex-col">
          {standing.map((grant) => (
            <Member key={grant.id} grant={grant} onRevoke={() => revoke.mutate({ creatorId, groupId, grantId: grant.id })} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={Plus} onPress={() => show('grant')}>
          {t('grant.act')}
        </Button>
        <Button size="sm" icon={ListChecks} aria-expanded={isListed} onPress={() => setListed(!isListed)}>
          {t('acts.act')}
        </Button>
      </div>
      {isListed && <GroupActs group={group} />}
      {past.length > 0 && <PastGrants grants={past} />}
      {open === 'edit' && <GroupDialog group={group} onClose={close} />}
      {open === 'grant' && <GrantDialog group={group} onClose={close} />}
      {open === 'preview' && <PreviewDialog group={group} onClose={close} />}
      <ConfirmDialog
        title={t('remove.title', { name })}
        isOpen={open === 'remove'}
        onClose={close}
        onConfirm={() => remove.mutate({ creatorId, groupId })}
        confirmLabel={t('remove.act')}
        isPending={remove.isPending}
        error={remove.error}
      >
        {t('remove.text')}
      </ConfirmDialog>
    </li>
  )
}
