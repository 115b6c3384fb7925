import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from '../../../components/checkbox.tsx'
import { TagInput } from '../../../components/tag-input.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { useApi } from '../../../lib/api.tsx'
import { FolderField } from '../folder-field.tsx'
import { useAssetActs, type AssetAct } from '../use-asset-acts.ts'

type Changes = Extract<AssetAct, { do: 'update' }>['changes']

/** What a person says of it; each field is kept when it is left, with undo. */
export const AssetEditor = ({ asset }: { asset: LibraryAsset }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const { act } = useAssetActs(new Map([[asset.id, asset.creatorId]]))
  const counts = useQuery(api.assets.count.queryOptions({ input: { creatorId: asset.creatorId } }))
  const [alt, setAlt] = useState(asset.alt)
  const [note, setNote] = useState(asset.note)
  const keep = (changes: Changes): void => act({ do: 'update', changes }, () => t('kept', { name: asset.fileName }))
  const setTags = (tags: string[]): void =>
    keep({
      addTags: tags.filter((tag) => !asset.tags.includes(tag)),
      removeTags: asset.tags.filter((tag) => !tags.includes(tag)),
    })
  return (
    <div className="flex flex-col gap-4">
      <TextArea
        label={t('field.alt')}
        help={t('field.altHelp')}
        value={alt}
        onChange={setAlt}
        onBlur={() => alt.trim() !== asset.alt && keep({ alt: alt.trim() })}
        rows={2}
        maxLength={2000}
      />
      <TagInput
        label={t('field.tags')}
        value={asset.tags}
        onChange={setTags}
        max={20}
        maxLength={40}
        suggestions={counts.data?.tags.map(({ tag }) => tag) ?? []}
      />
      <FolderField
        label={t('field.folder')}
        value={asset.folder}
        folders={counts.data?.folders.map(({ folder }) => folder) ?? []}
        onChange={(folder) => folder !== asset.folder && keep({ folder })}
      />
      <div className="flex flex-col gap-2">
        <Checkbox isSelected={asset.sensitive} onChange={(sensitive) => keep({ sensitive })} note={t('field.sensitiveNote')}>
          {t('field.sensitive')}
        </Checkbox>
        <Checkbox isSelected={asset.paid} onChange={(paid) => keep({ paid })} note={t('field.paidNote')}>
          {t('field.paid')}
        </Checkbox>
      </div>
      <TextArea
        label={t('field.note')}
        value={note}
        onChange={setNote}
        onBlur={() => note !== asset.note && keep({ note })}
        rows={2}
        maxLength={2000}
        isOptional
      />
    </div>
  )
}
