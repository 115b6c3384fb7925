import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorNote } from '../../../components/error-note.tsx'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { TagInput } from '../../../components/tag-input.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useToasts } from '../../../components/toast.tsx'
import type { HashtagSet } from '../../../../contract/hashtags.ts'
import { platformIds } from '../../../../contract/platforms.ts'
import { useApi } from '../../../lib/api.tsx'
import { platformName } from '../../../../contract/platform-name.ts'
import { useSubmit } from '../../../lib/use-submit.ts'

const mostTags = 60
const goodName = /^[\p{L}\p{N}_-]{1,40}$/u
const goodTag = /^[\p{L}\p{M}\p{N}_]{1,100}$/u

/** What was typed or pasted, as hashtags: `#un #deux` is two. */
const asTags = (typed: readonly string[]): string[] => [
  ...new Set(typed.flatMap((each) => each.split(/[\s#]+/)).filter((tag) => tag !== '')),
]

/** A set: its name as captions have it, its hashtags, and how many of them each platform is to have. */
export const HashtagDialog = ({ creatorId, set, onClose }: { creatorId: string; set: HashtagSet | null; onClose: () => void }) => {
  const { t } = useTranslation('library')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const [name, setName] = useState(set?.name ?? '')
  const [tags, setTags] = useState<string[]>(set?.tags ?? [])
  const [limits, setLimits] = useState<Record<string, string>>(
    Object.fromEntries(Object.entries(set?.limits ?? {}).map(([platform, most]) => [platform, String(most)])),
  )
  const save = useSubmit(
    api.hashtags.save.mutationOptions({
      onSuccess: (saved) => {
        toasts.done(t('hashtags.saved', { name: saved.name }))
        onClose()
      },
    }),
  )
  const wrong = tags.filter((tag) => !goodTag.test(tag))
  const isNamed = goodName.test(name.trim())
  const most = platformIds.flatMap((id) => {
    const typed = limits[id]?.trim() ?? ''
    return /^\d{1,2}$/.test(typed) && Number(typed) <= mostTags ? [[id, Number(typed)] as const] : []
  })
  return (
    <Dialog
      title={t(set ? 'hashtags.editTitle' : 'hashtags.new')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isNamed || tags.length === 0 || wrong.length > 0}
            isPending={save.isPending}
            onPress={() =>
              save.mutate({ creatorId, setId: set?.id, content: { name: name.trim(), tags, limits: Object.fromEntries(most) } })
            }
          >
            {ui('act.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('hashtags.name')}
        help={isNamed ? t('hashtags.nameHelp', { code: `{{hashtags:${name.trim()}}}` }) : t('hashtags.nameRule')}
        error={name.trim() !== '' && !isNamed ? t('hashtags.nameRule') : undefined}
        value={name}
        onChange={setName}
        maxLength={40}
        autoFocus
      />
      <TagInput
        label={t('hashtags.tags')}
        help={t('hashtags.tagsHelp')}
        error={wrong.length > 0 ? t('hashtags.wrong', { tags: wrong.join(', ') }) : undefined}
        value={tags}
        onChange={(typed) => setTags(asTags(typed))}
        max={mostTags}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="text-sm font-medium text-muted">{t('hashtags.limits')}</legend>
        <div className="grid grid-cols-3 gap-3 max-md:grid-cols-2">
          {platformIds.map((id) => (
            <div key={id} className="flex items-end gap-2">
              <PlatformGlyph platform={id} className="mb-2 size-4" />
              <TextField
                label={platformName(id)}
                placeholder={t('hashtags.all')}
                inputMode="numeric"
                value={limits[id] ?? ''}
                onChange={(typed) => setLimits({ ...limits, [id]: typed.replaceAll(/\D/g, '').slice(0, 2) })}
                className="flex-1"
              />
            </div>
          ))}
        </div>
        <p className="text-sm text-muted">{t('hashtags.limitsHelp')}</p>
      </fieldset>
      <ErrorNote error={save.error} />
    </Dialog>
  )
}
