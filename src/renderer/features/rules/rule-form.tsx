import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQuery } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { Form } from 'react-aria-components'
import type { Rule, RuleSpec } from '../../../contract/rules.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Section } from '../../components/section.tsx'
import { useLeaveGuard } from '../../components/use-leave-guard.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { carriedOver } from './carried-over.ts'
import { errorsOf, noErrors, tidied } from './rule-errors.ts'
import { RuleFields } from './rule-fields.tsx'
import { RuleTroubles } from './rule-troubles.tsx'
import { TriedOut } from './tried-out.tsx'
import { useSentence } from './use-sentence.ts'

interface RuleFormProps {
  creatorId: string
  /** Null: a new one. */
  rule: Rule | null
  begin: { name: string; spec: RuleSpec }
  onSaved: (rule: Rule) => void | Promise<void>
  /** It differs from what is kept. */
  isChanged?: boolean
  onChanged?: () => void
}

/** A rule, written as a sentence that follows what is chosen; tried out before it is kept. */
export const RuleForm = ({ creatorId, rule, begin, onSaved, isChanged = false, onChanged }: RuleFormProps) => {
  const { t } = useTranslation('rules')
  const api = useApi()
  const [name, setName] = useState(begin.name)
  const [spec, setSpec] = useState(begin.spec)
  const [isShown, setShown] = useState(false)
  const [writtenFor, setWrittenFor] = useState(creatorId)
  if (writtenFor !== creatorId) {
    setWrittenFor(creatorId)
    setSpec(carriedOver(spec))
  }
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const people = useQuery(api.rules.people.queryOptions({ input: { creatorId } }))
  const sentence = useSentence(
    (id) => `@${accounts.data?.find((one) => one.id === id)?.handle ?? ''}`,
    (id) => people.data?.find((one) => one.id === id)?.name,
  )
  const tryOut = useMutation(api.rules.tryOut.mutationOptions())
  const isTouched = name !== begin.name || JSON.stringify(spec) !== JSON.stringify(begin.spec)
  const guard = useLeaveGuard(rule ? isChanged : isTouched)
  const save = useSubmit(
    api.rules.save.mutationOptions({
      onSuccess: (saved) => {
        // A known one may be written on.
        if (!rule) guard.letGo()
        return onSaved(saved)
      },
    }),
  )
  const errors = errorsOf(name, spec, (key, of = '') => t(`error.${key}`, { of }))
  const isWrong = Object.values(errors).some((error) => error !== null)
  const isOnlyUnnamed = Object.entries(errors).every(([field, error]) => error === null || field === 'name')
  const ruleId = rule?.id
  return (
    <Form
      className="flex max-w-200 flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        setShown(true)
        if (!isWrong) save.mutate({ creatorId, ruleId, name: name.trim(), spec: tidied(spec) })
      }}
    >
      <p
        aria-live="polite"
        className="sticky top-0 z-10 -mx-3 rounded-lg max-md:mx-0 border border-line bg-raised px-3 py-2 text-lg leading-relaxed"
      >
        {sentence(tidied(spec))}
      </p>
      <TextField
        label={t('field.name')}
        error={isShown ? errors.name : null}
        maxLength={80}
        value={name}
        onChange={(next) => {
          setName(next)
          onChanged?.()
        }}
      />
      <RuleFields
        spec={spec}
        creatorId={creatorId}
        errors={isShown ? errors : noErrors}
        change={(changes) => {
          setSpec({ ...spec, ...changes })
          onChanged?.()
        }}
      />
      {guard.dialog}
      <ErrorNote error={save.error ?? tryOut.error} />
      {rule?.isOn && <p className="text-muted">{t('saveOff')}</p>}
      {rule?.isOn === false && isChanged && <p className="text-muted">{t('saveFirst')}</p>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isPending={save.isPending}>
          {t('save')}
        </Button>
        <Button
          icon={FlaskConical}
          isPending={tryOut.isPending}
          onPress={() => {
            setShown(true)
            if (isOnlyUnnamed) tryOut.mutate({ creatorId, spec: tidied(spec), ...(ruleId !== undefined && { ruleId }) })
          }}
        >
          {t('tried.again')}
        </Button>
      </div>
      {tryOut.data && tryOut.variables?.creatorId === creatorId && (
        <Section title={t('tried.title')}>
          <RuleTroubles troubles={tryOut.data.troubles} />
          <TriedOut on={tryOut.variables.spec.trigger.on} tried={tryOut.data} />
        </Section>
      )}
    </Form>
  )
}
