import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { AmplifierGroup } from '../../../contract/amplifiers.ts'
import { platformName } from '../../../contract/platform-name.ts'
import type { ContentKind } from '../../../contract/platforms.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { CheckboxGroup } from '../../components/checkbox.tsx'
import { ComboBox } from '../../components/combo-box.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** Lets an account of the agency repost for a group. */
export const GrantDialog = ({ group, onClose }: { group: AmplifierGroup; onClose: () => void }) => {
  const { t } = useTranslation('amplifiers')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const rules = useQuery(api.automation.rules.queryOptions())
  const [chosen, choose] = useState<string | null>(null)
  const [kinds, setKinds] = useState<ContentKind[]>(group.rules.kinds)
  const grant = useSubmit(api.amplifiers.grant.mutationOptions({ onSuccess: onClose }))
  const error = accounts.error ?? creators.error ?? rules.error
  const reposting = new Set(
    (rules.data?.rules ?? []).filter(({ act, verdict }) => act === 'repost' && verdict !== 'not_by_api').map(({ platform }) => platform),
  )
  const there = new Set(group.grants.filter(({ revokedAt }) => revokedAt === null).map(({ accountId }) => accountId))
  const offered = (accounts.data ?? []).filter(
    ({ id, state, platform }) => state === 'connected' && reposting.has(platform) && !there.has(id),
  )
  const ownerOf = (id: string): string => creators.data?.find((creator) => creator.id === id)?.name ?? ''
  const { id: groupId, creatorId } = group
  // All of it: also what the group will repost once it is edited.
  const isAll = group.rules.kinds.every((kind) => kinds.includes(kind))
  return (
    <Dialog
      title={t('grant.title', { name: group.name })}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isPending={grant.isPending}
            isDisabled={chosen === null || kinds.length === 0}
            onPress={() => chosen !== null && grant.mutate({ creatorId, groupId, amplifier: chosen, kinds: isAll ? null : kinds })}
          >
            {t('grant.act')}
          </Button>
        </>
      }
    >
      <ErrorNote error={error ?? grant.error} />
      {!accounts.data || !creators.data || !rules.data ? (
        !error && <SkeletonRows rows={3} />
      ) : offered.length === 0 ? (
        <p className="text-muted">{t('grant.noneLeft')}</p>
      ) : (
        <>
          <Callout>{t('grant.note')}</Callout>
          <ComboBox
            label={t('account')}
            options={offered.map(({ id, handle, platform, creatorId: owner }) => ({
              id,
              label: `@${handle} (${platformName(platform)}) · ${ownerOf(owner)}`,
            }))}
            value={chosen}
            onChange={choose}
          />
          <CheckboxGroup
            label={t('grant.what')}
            options={group.rules.kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
            value={kinds}
            onChange={setKinds}
          />
        </>
      )}
    </Dialog>
  )
}
