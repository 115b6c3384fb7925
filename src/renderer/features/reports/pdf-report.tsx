import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileText } from 'lucide-react'
import { moneyRoles } from '../../../contract/permissions.ts'
import { languages } from '../../../contract/values.ts'
import type { Language } from '../../../contract/values.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Select } from '../../components/select.tsx'
import { useApi } from '../../lib/api.tsx'
import { useLanguage } from '../../lib/locale.tsx'
import { useMe } from '../../lib/me.tsx'
import { saveFile } from '../../lib/save-file.ts'
import { useSubmit } from '../../lib/use-submit.ts'

/** The period's figures as a file to send to the creator: in which language, and whether with amounts. */
export const PdfReport = ({ creatorId, from, to }: { creatorId: string; from: string; to: string }) => {
  const { t } = useTranslation('reports')
  const { role } = useMe()
  const api = useApi()
  const own = useLanguage()
  const [isOpen, setIsOpen] = useState(false)
  const [language, setLanguage] = useState<Language>(own)
  const [withMoney, setWithMoney] = useState(false)
  const draw = useSubmit(
    api.reports.pdf.mutationOptions({
      onSuccess: (file) => {
        saveFile(file.name, file, file.type)
        setIsOpen(false)
      },
    }),
  )
  return (
    <>
      <Button size="sm" icon={FileText} onPress={() => setIsOpen(true)}>
        {t('pdf.act')}
      </Button>
      {isOpen && (
        <Dialog
          title={t('pdf.title')}
          isOpen
          size="sm"
          onClose={() => setIsOpen(false)}
          footer={
            <Button variant="primary" isPending={draw.isPending} onPress={() => draw.mutate({ creatorId, from, to, language, withMoney })}>
              {t('pdf.save')}
            </Button>
          }
        >
          <p className="text-muted">{t('pdf.note')}</p>
          <Select<Language>
            label={t('pdf.language')}
            options={languages.map((id) => ({ id, label: t(`pdf.languages.${id}`) }))}
            value={language}
            onChange={setLanguage}
          />
          {moneyRoles.includes(role) && (
            <Checkbox isSelected={withMoney} onChange={setWithMoney} note={t('pdf.moneyNote')}>
              {t('pdf.money')}
            </Checkbox>
          )}
          <ErrorNote error={draw.error} />
        </Dialog>
      )}
    </>
  )
}
