import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ExternalLink } from '../../components/link.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { fieldErrors } from '../../lib/field-errors.ts'
import { parseUrl } from '../../lib/parse-url.ts'
import { useSubmit } from '../../lib/use-submit.ts'

type Choice = 'published' | 'sendNow' | 'cancel'

const isLink = (text: string): boolean => /^https?:$/.test(parseUrl(text)?.protocol ?? '')

/** A person's word on what became of it. */
export const ResolveDialog = ({ publication, onClose }: { publication: Publication; onClose: () => void }) => {
  const { t } = useTranslation('publications')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [url, setUrl] = useState('')
  const [wasSent, setWasSent] = useState(false)
  const account = useQuery(api.accounts.get.queryOptions({ input: { accountId: publication.accountId } }))
  const resolve = useSubmit(
    api.publications.resolve.mutationOptions({
      onSuccess: () => {
        toasts.done(t('done.resolved'))
        onClose()
      },
    }),
  )
  const link = url.trim()
  const isOther = fieldErrors(resolve.error)['url'] === 'link.not_the_part'
  const { thread } = publication
  const part = thread && { n: thread.out + 1, parts: thread.parts }
  const confirm = (): void => {
    setWasSent(true)
    if (choice === null || (choice === 'published' && !isLink(link))) return
    resolve.mutate({
      publicationId: publication.id,
      resolution:
        choice === 'published'
          ? { is: 'published', url: link }
          : { is: 'not_published', then: choice === 'sendNow' ? 'send_now' : 'cancel' },
    })
  }
  return (
    <Dialog
      title={t('resolve.title')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button variant="primary" isDisabled={choice === null} isPending={resolve.isPending} onPress={confirm}>
            {t('resolve.act')}
          </Button>
        </>
      }
    >
      {part && <p>{t('resolve.part', part)}</p>}
      <p>{t('resolve.text')}</p>
      {account.data?.profileUrl && (
        <ExternalLink href={account.data.profileUrl}>{t('resolve.see', { handle: `@${publication.accountHandle}` })}</ExternalLink>
      )}
      <RadioGroup
        label={t('resolve.question')}
        options={[
          {
            id: 'published',
            label: t('resolve.published'),
            note: part && part.n < part.parts ? t('resolve.partNote') : t('resolve.publishedNote'),
          },
          { id: 'sendNow', label: t('resolve.sendNow') },
          { id: 'cancel', label: t('resolve.cancel') },
        ]}
        value={choice}
        onChange={setChoice}
      />
      {choice === 'published' && (
        <TextField
          label={part ? t('resolve.urlPart', part) : t('resolve.url')}
          type="url"
          value={url}
          onChange={setUrl}
          error={wasSent && !isLink(link) ? t('resolve.urlMissing') : isOther ? t('resolve.notThePart') : undefined}
          autoFocus
          maxLength={2000}
        />
      )}
      {!isOther && <ErrorNote error={resolve.error} />}
    </Dialog>
  )
}
