/**
 * How a handler is written: a function from what it needs to `({ input, call }) => output`, typed by the
 * contract. It throws `AppError`; what it may throw is declared in the contract. Permission and reach were
 * checked before it runs (`rpc/authorize.ts`), except where the permission table says `reach`: then the
 * handler keeps to `call.reach` itself.
 */
import type { ContractRouterClient } from '@orpc/contract'
import type * as z from 'zod'
import type { Contract, ProcedurePath } from '../contract/index.ts'
import type { currentUser } from '../contract/session.ts'
import type { Actor } from './store/store.ts'

export type CurrentUser = z.infer<typeof currentUser>

/** Where a call comes from. */
export interface Origin {
  via: 'desktop' | 'browser' | 'local'
  /** What attempts are counted against: an address, or the transport's name. */
  address: string
  agent: string
}

/** One call, after its session was looked up. */
export interface Call {
  actor: Actor
  /** Who is signed in; null for public procedures and for the command line. */
  user: CurrentUser | null
  sessionId: string | null
  /** The creators this caller reaches; null is all of them. */
  reach: ReadonlySet<string> | null
  origin: Origin
  /** Hands a session to the caller (null ends it). The transport keeps it: a cookie, or core's own memory. */
  setSession(token: string | null, expiresAt?: number): void
  signal: AbortSignal | undefined
}

type Group<P extends ProcedurePath> = P extends `${infer G}.${string}` ? G : never
type Name<P extends ProcedurePath> = P extends `${string}.${infer N}` ? N : never
type At<T, P extends ProcedurePath> = Group<P> extends keyof T ? (Name<P> extends keyof T[Group<P>] ? T[Group<P>][Name<P>] : never) : never

type Schemas<P extends ProcedurePath> =
  At<Contract, P> extends { '~orpc': { inputSchema?: infer I; outputSchema?: infer O } } ? { input: I; output: O } : never

/** The input as a handler gets it: parsed, defaults filled in. */
export type ProcedureInput<P extends ProcedurePath> = NonNullable<Schemas<P>['input']> extends z.ZodType<infer Parsed> ? Parsed : undefined
/** The output as a caller gets it. */
export type ProcedureOutput<P extends ProcedurePath> = Awaited<
  ReturnType<Extract<At<ContractRouterClient<Contract>, P>, (...args: never[]) => unknown>>
>
/** What a handler answers: the output, or for a stream of events any async iterator of them. */
type Answer<O> = O extends AsyncIteratorObject<infer T> ? AsyncIteratorObject<T, void, void> : O

export type Handler<P extends ProcedurePath> = (args: {
  input: ProcedureInput<P>
  call: Call
}) => Answer<ProcedureOutput<P>> | Promise<Answer<ProcedureOutput<P>>>

/** Handlers by the path of their procedure. A domain's `procedures/index.ts` answers its part of this. */
export type Handlers = { [P in ProcedurePath]: Handler<P> }
