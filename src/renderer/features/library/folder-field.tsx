import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/text-field.tsx'

const malformed = (folder: string): boolean => folder !== '' && folder.split('/').some((part) => part.trim() === '')

/** `Mars / Plage/` → `Mars/Plage`. */
const tidied = (typed: string): string =>
  typed
    .split('/')
    .map((part) => part.trim())
    .join('/')
    .replaceAll(/^\/+|\/+$/g, '')

/** A folder there is, or a new one; kept when the field is left. */
export const FolderField = ({
  label,
  value,
  folders,
  onChange,
}: {
  label: string
  value: string
  folders: readonly string[]
  onChange: (folder: string) => void
}) => {
  const { t } = useTranslation('library')
  const id = useId()
  const [typed, setTyped] = useState(value)
  const [kept, setKept] = useState(value)
  if (kept !== value) {
    setKept(value)
    setTyped(value)
  }
  const folder = tidied(typed)
  return (
    <>
      <TextField
        label={label}
        value={typed}
        onChange={setTyped}
        onBlur={() => !malformed(folder) && onChange(folder)}
        placeholder={t('field.folderPlaceholder')}
        help={t('field.folderHelp')}
        error={malformed(folder) ? t('field.folderMalformed') : undefined}
        maxLength={200}
        inputRef={(input) => input?.setAttribute('list', id)}
      />
      <datalist id={id}>
        {folders.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  )
}
