import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { Select } from '../../../components/select.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { platformIds } from '../../../../contract/platforms.ts'
import { platformName } from '../../../../contract/platform-name.ts'
import { allowedOf } from '../inspector/consent-panel.tsx'
import type { BulkDialogProps } from './bulk-dialog-props.ts'
import { BulkDialog } from './bulk-dialog.tsx'

const everywhere = 'everywhere'

export const ConsentDialog = ({ count, onAct, ...rest }: BulkDialogProps) => {
  const { t } = useTranslation('library')
  const [where, setWhere] = useState<string>(everywhere)
  const [answer, setAnswer] = useState<'yes' | 'no' | 'none' | null>(null)
  const [note, setNote] = useState('')
  const platform = platformIds.find((id) => id === where) ?? null
  return (
    <BulkDialog
      {...rest}
      title={t('bulk.consentTitle', { count })}
      verb={t('bulk.apply', { count })}
      isReady={answer !== null}
      onAct={() =>
        answer !== null &&
        onAct({ do: 'consent', platform, allowed: allowedOf(answer), note: answer === 'none' ? '' : note.trim() }, (changed) =>
          t('bulk.changed', { count: changed }),
        )
      }
    >
      <Select
        label={t('consent.where')}
        options={[
          { id: everywhere, label: t('consent.everywhere') },
          ...platformIds.map((id) => ({ id: id as string, label: platformName(id), icon: <PlatformGlyph platform={id} /> })),
        ]}
        value={where}
        onChange={setWhere}
      />
      <RadioGroup
        label={t('consent.answer')}
        options={(['yes', 'no', 'none'] as const).map((id) => ({ id, label: t(`consent.consent.${id}`) }))}
        value={answer}
        onChange={setAnswer}
      />
      {answer !== null && answer !== 'none' && (
        <TextArea label={t('consent.note')} value={note} onChange={setNote} rows={2} maxLength={1000} isOptional />
      )}
    </BulkDialog>
  )
}
