import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from 'react-aria-components'
import type { Handover } from '../../../contract/publications.ts'
import { dataOf } from '../../lib/error-code.ts'
import { fieldErrors } from '../../lib/field-errors.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { Button } from '../button.tsx'
import { ErrorNote } from '../error-note.tsx'
import { TextField } from '../text-field.tsx'
import type { useByHand } from './use-by-hand.ts'

type Acts = ReturnType<typeof useByHand>
const told = ['not_https', 'other_site', 'not_a_post', 'other_account'] as const

/** The link that a person brings back: the proof that it is out. */
export const ConfirmForm = ({ handover: { publication, linkExample: example }, acts }: { handover: Handover; acts: Acts }) => {
  const { t } = useTranslation('byHand')
  const [url, setUrl] = useState('')
  const { error, isPending, reset } = acts.confirming
  const values = { platform: platformName(publication.platform), handle: publication.accountHandle, example }
  const problem = told.find((name) => fieldErrors(error)['url'] === `link.${name}`)
  const isUsed = dataOf(error, 'CONFLICT')?.what === 'link_used'
  const words = problem ? t(`link.${problem}`, values) : isUsed ? t('link.used') : undefined
  return (
    <Form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        acts.confirm(url.trim())
      }}
    >
      <div className="flex items-end gap-2 max-md:flex-col max-md:items-stretch">
        <TextField
          label={t('link.label')}
          type="url"
          value={url}
          onChange={(value) => {
            setUrl(value)
            reset()
          }}
          placeholder={example}
          error={words}
          maxLength={2000}
          className="min-w-0 flex-1"
        />
        <Button type="submit" variant="primary" isPending={isPending} isDisabled={url.trim() === ''} className={words && 'md:mb-6'}>
          {t('act.confirm')}
        </Button>
      </div>
      {words === undefined && <ErrorNote error={error} />}
    </Form>
  )
}

/** Why it will not be posted: asked before it is so. */
export const SkipForm = ({ acts, onClose }: { acts: Acts; onClose: () => void }) => {
  const { t } = useTranslation(['byHand', 'ui'])
  const [reason, setReason] = useState('')
  const [wasSent, setWasSent] = useState(false)
  return (
    <Form
      className="flex flex-col gap-2 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        setWasSent(true)
        if (reason.trim() !== '') acts.skip(reason.trim())
      }}
    >
      <TextField
        label={t('reason')}
        value={reason}
        onChange={setReason}
        error={wasSent && reason.trim() === '' ? t('reasonMissing') : undefined}
        maxLength={500}
        autoFocus
      />
      <ErrorNote error={acts.skipping.error} />
      <div className="flex gap-2">
        <Button type="submit" variant="danger" isPending={acts.skipping.isPending}>
          {t('act.skipNow')}
        </Button>
        <Button onPress={onClose}>{t('ui:act.cancel')}</Button>
      </div>
    </Form>
  )
}
