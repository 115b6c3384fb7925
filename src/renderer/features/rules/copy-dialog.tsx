import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Rule } from '../../../contract/rules.ts'
import { Button } from '../../components/button.tsx'
import { CheckboxGroup } from '../../components/checkbox.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { localeOf, useLanguage } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** The same rule for other models: off there, without what is this one's own. */
export const CopyDialog = ({ rule, onClose }: { rule: Rule; onClose: () => void }) => {
  const { t } = useTranslation('rules')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const toasts = useToasts()
  const list = new Intl.ListFormat(localeOf(useLanguage()), { type: 'conjunction' })
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const [to, setTo] = useState<string[]>([])
  const copy = useSubmit(
    api.rules.copy.mutationOptions({
      onSuccess: ({ copies, without }) => {
        const text = [
          t('copy.off'),
          ...(without.length === 0 ? [] : [t('copy.without', { list: list.format(without.map((one) => t(`act.${one}`))) })]),
        ]
        toasts.done(t('copy.done', { count: copies.length }), { text: text.join(' ') })
        onClose()
      },
    }),
  )
  const others = (creators.data ?? []).filter(({ id }) => id !== rule.creatorId)
  const isAll = to.length === others.length
  return (
    <Dialog
      title={t('copy.title', { name: rule.name })}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={to.length === 0}
            isPending={copy.isPending}
            onPress={() => copy.mutate({ ruleId: rule.id, to })}
          >
            {t('copy.act')}
          </Button>
        </>
      }
    >
      <ErrorNote error={creators.error ?? copy.error} />
      <p className="text-muted">{t('copy.text')}</p>
      {!creators.data ? (
        <SkeletonRows rows={3} />
      ) : others.length === 0 ? (
        <p>{t('copy.nobody')}</p>
      ) : (
        <>
          <Button size="sm" variant="quiet" className="self-start" onPress={() => setTo(isAll ? [] : others.map(({ id }) => id))}>
            {t(isAll ? 'copy.none' : 'copy.all')}
          </Button>
          <CheckboxGroup label={t('copy.to')} value={to} onChange={setTo} options={others.map(({ id, name }) => ({ id, label: name }))} />
        </>
      )}
    </Dialog>
  )
}
