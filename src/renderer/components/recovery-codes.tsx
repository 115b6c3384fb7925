import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Download } from 'lucide-react'
import { saveFile } from '../lib/save-file.ts'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { CopyButton } from './copy-button.tsx'

/** Codes that are shown this once. Going on takes saying that they are kept. */
export const RecoveryCodes = ({
  codes,
  fileName,
  doneLabel,
  onDone,
}: {
  codes: readonly string[]
  fileName: string
  doneLabel: string
  onDone: () => void
}) => {
  const { t } = useTranslation('ui')
  const [kept, setKept] = useState(false)
  const text = `${codes.join('\n')}\n`
  return (
    <div className="flex flex-col gap-4">
      <ol
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-lg border border-line bg-surface p-4 font-mono max-sm:grid-cols-1"
        aria-label={t('recovery.list')}
      >
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex gap-2">
        <CopyButton text={text} size="md" />
        <Button icon={Download} onPress={() => saveFile(fileName, text, 'text/plain')}>
          {t('act.download')}
        </Button>
      </div>
      <Checkbox isSelected={kept} onChange={setKept}>
        {t('recovery.kept')}
      </Checkbox>
      <Button variant="primary" size="lg" isDisabled={!kept} onPress={onDone}>
        {doneLabel}
      </Button>
    </div>
  )
}
