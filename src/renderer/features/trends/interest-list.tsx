import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Pencil } from 'lucide-react'
import type { Creator } from '../../../contract/creators.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { TagInput } from '../../components/tag-input.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

interface Interests {
  creatorId: string
  themes: readonly string[]
  languages: readonly string[]
}

const Editor = ({ creator, own, onClose }: { creator: Creator; own: Interests; onClose: () => void }) => {
  const { t } = useTranslation('trends')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const [themes, setThemes] = useState([...own.themes])
  const [languages, setLanguages] = useState([...own.languages])
  const wrong = languages.some((one) => !/^[a-z]{2,3}$/.test(one))
  const save = useSubmit(api.trends.setInterests.mutationOptions({ onSuccess: onClose }))
  return (
    <Dialog
      title={t('interest.edit', { name: creator.name })}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isPending={save.isPending}
            isDisabled={wrong}
            onPress={() => save.mutate({ creatorId: creator.id, themes, languages })}
          >
            {ui('act.save')}
          </Button>
        </>
      }
    >
      <TagInput label={t('interest.themes')} help={t('interest.themesHelp')} value={themes} onChange={setThemes} max={30} maxLength={60} />
      <TagInput
        label={t('interest.languages')}
        help={t('interest.languagesHelp')}
        value={languages}
        onChange={(all) => setLanguages(all.map((one) => one.toLowerCase()))}
        max={5}
        maxLength={3}
        suggestions={['fr', 'en']}
        error={wrong ? t('interest.languagesWrong') : undefined}
      />
      <ErrorNote error={save.error} />
    </Dialog>
  )
}

/** What each creator is about, and in which languages. */
export const InterestList = ({ creators, interests }: { creators: readonly Creator[]; interests: readonly Interests[] }) => {
  const { t } = useTranslation('trends')
  const format = useFormat()
  const [editing, setEditing] = useState<string | null>(null)
  const ownOf = (creatorId: string): Interests =>
    interests.find((one) => one.creatorId === creatorId) ?? { creatorId, themes: [], languages: [] }
  const edited = creators.find(({ id }) => id === editing)
  return (
    <>
      {creators.length === 0 && <p className="text-muted">{t('interest.nobody')}</p>}
      <ul className="flex flex-col">
        {creators.map(({ id, name }) => {
          const { themes, languages } = ownOf(id)
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0">
              <span className="min-w-0 flex-1 basis-60">
                <span className="font-medium">{name}</span>{' '}
                <span className="text-muted">
                  {themes.length === 0 ? t('interest.none') : format.list([...themes])}
                  {languages.length > 0 && ` · ${languages.join(', ')}`}
                </span>
              </span>
              <Button size="sm" variant="quiet" icon={Pencil} aria-label={t('interest.edit', { name })} onPress={() => setEditing(id)}>
                {t('interest.act')}
              </Button>
            </li>
          )
        })}
      </ul>
      {edited && <Editor key={edited.id} creator={edited} own={ownOf(edited.id)} onClose={() => setEditing(null)} />}
    </>
  )
}
