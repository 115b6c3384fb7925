import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '../../components/checkbox.tsx'
import { contentLabels } from '../../../contract/platforms.ts'
import type { PostContent } from '../../../contract/posts.ts'
import { fieldId } from './fields.ts'
import { composerTexts } from './texts.ts'

type KnownLanguage = keyof (typeof composerTexts)['fr']['language']
const offered = Object.keys(composerTexts.fr.language) as KnownLanguage[]
const isOffered = (tag: string): tag is KnownLanguage => (offered as string[]).includes(tag)

/** Which languages it is written in; a tag from elsewhere (an import) stays in the list. */
export const LanguagesField = ({ value, onChange }: { value: readonly string[]; onChange: (value: string[]) => void }) => {
  const { t } = useTranslation('composer')
  const tags = [...offered, ...value.filter((tag) => !isOffered(tag))]
  return (
    <div id={fieldId('languages')}>
      <CheckboxGroup
        label={t('languages.label')}
        help={t('languages.help')}
        orientation="horizontal"
        options={tags.map((id) => ({
          id: id,
          label: isOffered(id) ? t(`language.${id}`) : id,
          isDisabled: value.length >= 3 && !value.includes(id),
        }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

/** What the content has to be marked as, of what the chosen platforms know. */
export const LabelsField = ({
  value,
  onChange,
  known,
}: {
  value: PostContent['labels']
  onChange: (value: PostContent['labels']) => void
  known: readonly PostContent['labels'][number][]
}) => {
  const { t } = useTranslation('composer')
  const shown = contentLabels.filter((label) => known.includes(label) || value.includes(label))
  if (shown.length === 0) return null
  return (
    <div id={fieldId('labels')}>
      <CheckboxGroup
        label={t('labels.label')}
        help={t('labels.help')}
        orientation="horizontal"
        options={shown.map((id) => ({ id, label: t(`label.${id}`) }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}
