import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form } from 'react-aria-components'
import { useWaitMs } from '../../components/attempts-note.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { isLongEnough, NewPasswordField } from '../../components/new-password-field.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Stage } from '../../components/stage.tsx'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import type { Me } from '../../lib/me.tsx'
import { useEntered } from '../../lib/session.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { CodeField, isSixDigits, plainCode, RefusalNote } from './code-field.tsx'

/** The token stands after `#`, so that it reaches no server log; it leaves the address as soon as it is read. */
const useToken = (): string => {
  const [token] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    if (token) window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [token])
  return token
}

const SetPassword = ({ token, onDone }: { token: string; onDone: (me: Me) => void }) => {
  const { t } = useTranslation('signIn')
  const api = useApi()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const accept = useSubmit(
    api.session.acceptLink.mutationOptions({
      onSuccess: onDone,
      onError: (error) => codeOf(error) === 'TOTP_REQUIRED' && setAsksCode(true),
    }),
  )
  const waitMs = useWaitMs(accept.error)
  const send = (totp: string) => accept.mutate({ token, password, totp: plainCode(totp) || undefined })
  const typeCode = (next: string) => {
    setCode(next)
    if (isSixDigits(next) && !accept.isPending && waitMs === 0) send(next)
  }
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        send(code)
      }}
    >
      {asksCode ? (
        <CodeField value={code} onChange={typeCode} />
      ) : (
        <NewPasswordField label={t('newPassword')} value={password} onChange={setPassword} autoFocus />
      )}
      <RefusalNote error={accept.error} wrong={t('wrongCode')} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isPending={accept.isPending}
        isDisabled={waitMs > 0 || !isLongEnough(password) || (asksCode && code === '')}
      >
        {t('accept.act')}
      </Button>
    </Form>
  )
}

/** Opening the link is the whole act; the button is there for when it did not go through. */
const Enter = ({ token, onDone }: { token: string; onDone: (me: Me) => void }) => {
  const { t } = useTranslation('signIn')
  const api = useApi()
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const redeem = useSubmit(
    api.session.redeemLink.mutationOptions({
      onSuccess: onDone,
      onError: (error) => codeOf(error) === 'TOTP_REQUIRED' && setAsksCode(true),
    }),
  )
  const waitMs = useWaitMs(redeem.error)
  const tried = useRef(false)
  const { mutate } = redeem
  useEffect(() => {
    // Once, however often React runs this: the link works only once.
    if (tried.current) return
    tried.current = true
    mutate({ token })
  }, [mutate, token])
  const send = (totp: string) => mutate({ token, totp: plainCode(totp) || undefined })
  const typeCode = (next: string) => {
    setCode(next)
    if (isSixDigits(next) && !redeem.isPending && waitMs === 0) send(next)
  }
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        send(code)
      }}
    >
      {asksCode && <CodeField value={code} onChange={typeCode} />}
      <RefusalNote error={redeem.error} wrong={t('wrongCode')} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        autoFocus={!asksCode}
        isPending={redeem.isPending}
        isDisabled={waitMs > 0 || (asksCode && code === '')}
      >
        {t('enter.act')}
      </Button>
    </Form>
  )
}

/** `/link#TOKEN` and `/enter#TOKEN`: an invitation, a reset, or a one-time sign-in. Nothing is used up by looking. */
export const LinkPage = ({ corner }: { corner: ReactNode }) => {
  const { t } = useTranslation('signIn')
  const api = useApi()
  const token = useToken()
  const navigate = useNavigate()
  const link = useQuery(api.session.describeLink.queryOptions({ input: { token }, staleTime: Infinity, refetchOnWindowFocus: false }))
  // A link once read stays described: using it up must not replace this page by "no longer valid" on the way out.
  const [seen, setSeen] = useState(link.data)
  if (link.data && link.data !== seen) setSeen(link.data)
  const entered = useEntered()
  const done = (me: Me) => {
    entered(me)
    void navigate({ to: '/', replace: true })
  }
  const described = seen ?? link.data
  if (!described && link.isError)
    return (
      <Stage title={t('title')} corner={corner}>
        <ErrorState error={link.error} action={<ButtonLink to="/">{t('backToSignIn')}</ButtonLink>} />
      </Stage>
    )
  if (!described)
    return (
      <Stage title={t('title')} corner={corner}>
        <SkeletonRows rows={3} />
      </Stage>
    )
  if (described.kind === 'sign_in')
    return (
      <Stage title={t('enter.title')} note={t('enter.note', { name: described.name })} corner={corner}>
        <Enter token={token} onDone={done} />
      </Stage>
    )
  const { email, name, kind } = described
  return (
    <Stage
      title={kind === 'invite' ? t('accept.invite', { name }) : t('accept.reset')}
      note={kind === 'invite' ? t('accept.inviteNote', { email }) : t('accept.resetNote', { email })}
      corner={corner}
    >
      <SetPassword token={token} onDone={done} />
    </Stage>
  )
}
