/** A core in memory for page tests: the real contract and its schemas, answers given by the test. */
import { createRouterClient, implement, ORPCError } from '@orpc/server'
import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import { errorTable, type ErrorCode, type ErrorData } from '../../contract/errors.ts'
import { contract, type Contract, type ProcedurePath } from '../../contract/index.ts'
import type { ApiClient } from '../lib/api.tsx'

type Inputs = InferContractRouterInputs<Contract>
type Outputs = InferContractRouterOutputs<Contract>

/** `'publications.list': (input) => …`; what is not given answers INTERNAL, as a core that broke would. */
export type Answers = { [Path in ProcedurePath]?: (input: InputOf<Path>) => OutputOf<Path> | Promise<OutputOf<Path>> }

type InputOf<Path> = Path extends `${infer G extends keyof Contract}.${infer P}`
  ? P extends keyof Inputs[G]
    ? Inputs[G][P]
    : never
  : never
type OutputOf<Path> = Path extends `${infer G extends keyof Contract}.${infer P}`
  ? P extends keyof Outputs[G]
    ? Outputs[G][P]
    : never
  : never

/** An expected failure, as core sends it. */
export const refusal = <C extends ErrorCode>(code: C, data: ErrorData<C>): Error =>
  new ORPCError(code, { status: errorTable[code].status, data, defined: true })

export const createFakeClient = (given: Answers): ApiClient => {
  const answers = given as Record<string, ((input: never) => unknown) | undefined>
  const os = implement(contract) as unknown as Record<
    string,
    Record<string, { handler: (fn: (call: { input: never }) => unknown) => unknown }>
  >
  const router = Object.fromEntries(
    Object.entries(contract).map(([group, procedures]) => [
      group,
      Object.fromEntries(
        Object.keys(procedures).map((name) => [
          name,
          os[group]?.[name]?.handler(({ input }) => {
            const answer = answers[`${group}.${name}`]
            if (!answer) throw refusal('INTERNAL', { id: `no answer for ${group}.${name}` })
            return answer(input)
          }),
        ]),
      ),
    ]),
  )
  return (createRouterClient as (router: unknown) => unknown)(router) as ApiClient
}
