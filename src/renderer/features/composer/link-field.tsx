import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link2, Plus } from 'lucide-react'
import type { Account } from '../../../contract/accounts.ts'
import { platformName } from '../../../contract/platform-name.ts'
import type { Platform } from '../../../contract/platforms.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { NewLinkDialog } from '../../components/links/new-link-dialog.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { taggedAddress } from './tagged-address.ts'

const noLink = 'none'

/** Which tracking link the post carries on each account. Kept beside the post, as soon as there is one. */
export const LinkField = ({
  postId,
  creatorId,
  own,
  targets,
  platforms,
  isBlank,
  text,
  onText,
  savePost,
}: {
  postId: string | undefined
  creatorId: string
  /** All of the creator's accounts: a link counts the subscribers of any of them. */
  own: readonly Account[]
  targets: readonly Account[]
  platforms: readonly Platform[]
  isBlank: boolean
  text: string
  onText: (text: string) => void
  /** Answers the post's id; null: there is nothing to save. */
  savePost: () => Promise<string | null>
}) => {
  const { t } = useTranslation('links')
  const api = useApi()
  const client = useApiClient()
  const queries = useQueryClient()
  const [savedId, setSavedId] = useState(postId)
  const id = postId ?? savedId
  const [makingFor, setMakingFor] = useState<string | null>(null)
  const links = useQuery(api.links.list.queryOptions({ input: { creatorId } }))
  const chosen = useQuery(api.links.ofPost.queryOptions({ input: { postId: id ?? '' }, enabled: id !== undefined }))
  const choose = useMutation({
    mutationFn: async ({ accountId, linkId }: { accountId: string; linkId: string | null }) => {
      const saved = await savePost()
      if (saved === null) return
      setSavedId(saved)
      await client.links.setOnPost({ postId: saved, accountId, linkId })
      await queries.invalidateQueries({ queryKey: api.links.ofPost.queryKey({ input: { postId: saved } }) })
    },
  })
  if (targets.length === 0 || !links.data) return null
  const known = links.data
  const assisted = new Set(platforms.filter(({ capabilities }) => capabilities.assisted).map((platform) => platform.id))
  const inOrder = own.toSorted((a, b) => Number(assisted.has(b.platform)) - Number(assisted.has(a.platform)))
  return (
    <Section title={t('composer.title')} note={isBlank ? t('composer.blank') : t('composer.note')}>
      {targets.map((account) => {
        const linkId = chosen.data?.find(({ accountId }) => accountId === account.id)?.linkId
        const link = known.find((one) => one.id === linkId)
        const address =
          link?.url && taggedAddress(link.url, assisted.has(link.platform) ? null : { source: account.platform, campaign: link.name })
        return (
          <div key={account.id} className="flex flex-wrap items-end gap-2">
            <Select
              label={t('composer.on', { platform: platformName(account.platform), handle: account.handle })}
              options={[
                { id: noLink, label: t('composer.none') },
                ...known.map(({ id: one, name, accountHandle }) => ({ id: one, label: name, note: `@${accountHandle}` })),
              ]}
              value={link?.id ?? noLink}
              onChange={(next) => choose.mutate({ accountId: account.id, linkId: next === noLink ? null : next })}
              isDisabled={isBlank || choose.isPending}
              className="w-72"
            />
            <Button size="sm" icon={Plus} isDisabled={isBlank} onPress={() => setMakingFor(account.id)}>
              {t('create.act')}
            </Button>
            {address && !text.includes(address) && (
              <Button size="sm" icon={Link2} onPress={() => onText(`${text.trimEnd()}\n${address}`)}>
                {t('composer.insert')}
              </Button>
            )}
          </div>
        )
      })}
      <ErrorNote error={choose.error} />
      {makingFor !== null && (
        <NewLinkDialog
          accounts={inOrder}
          onMade={(made) => choose.mutate({ accountId: makingFor, linkId: made.id })}
          onClose={() => setMakingFor(null)}
        />
      )}
    </Section>
  )
}
