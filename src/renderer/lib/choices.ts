/** What is chosen for a post on one account, as its platform's capabilities lay it out. Pure. */
import type { ChosenOptions } from '../../contract/platform-options.ts'
import type { Choice } from '../../contract/platforms.ts'

type Chosen = ChosenOptions | undefined
type OneOf = Extract<Choice, { kind: 'one_of' }>
type Agree = Extract<Choice, { kind: 'agree' }>
type List = readonly Choice[]

/** What stands, chosen or not; `null`: it is to be chosen. */
export const valueOf = (choice: Choice, chosen: Chosen): string | boolean | number | null => {
  const given = chosen?.[choice.name]
  if (choice.kind === 'one_of') return typeof given === 'string' ? given : choice.initial
  if (choice.kind === 'line') return typeof given === 'string' ? given : null
  if (choice.kind === 'amount' || choice.kind === 'frame' || choice.kind === 'picture') return typeof given === 'number' ? given : null
  return given === true
}

const holds = (list: List, condition: Choice['when'], chosen: Chosen): boolean => {
  if (!condition) return true
  const on = list.find(({ name }) => name === condition.choice)
  return on !== undefined && isAsked(list, on, chosen) && condition.is.some((value) => value === valueOf(on, chosen))
}

export const isAsked = (list: List, { when }: Choice, chosen: Chosen): boolean => holds(list, when, chosen)

/** What a post has, where it has something. */
export type Shows = 'photos' | 'video' | null

/** What is asked of such a post; of one that shows nothing yet, what is asked whatever it will show. */
export const askedOf = (list: List, chosen: Chosen, shows: Shows): Choice[] =>
  list.filter((choice) => isAsked(list, choice, chosen) && (choice.of === undefined || choice.of === shows))

/** Another choice stands in its way. */
export const isBarred = (list: List, { notWith }: OneOf['values'][number], chosen: Chosen): boolean =>
  notWith !== undefined && holds(list, notWith, chosen)

export const termsOf = (list: List, { terms }: Agree, chosen: Chosen): Agree['terms'] =>
  terms.filter(({ when }) => holds(list, when, chosen))

const isAgreement = (choice: Choice): choice is Agree => choice.kind === 'agree'

/** With one choice made. Whoever agreed to other terms has not agreed to these. */
export const choose = (list: List, chosen: Chosen, name: string, value: string | boolean | number | null): ChosenOptions => {
  const { [name]: _, ...others } = chosen ?? {}
  const next: ChosenOptions = value === null ? others : { ...chosen, [name]: value }
  const idsOf = (agree: Agree, of: Chosen): string =>
    termsOf(list, agree, of)
      .map(({ id }) => id)
      .join()
  const over = list.filter(isAgreement).filter((one) => one.name !== name && idsOf(one, chosen) !== idsOf(one, next))
  return { ...next, ...Object.fromEntries(over.filter((one) => next[one.name] === true).map((one) => [one.name, false])) }
}

/** What goes with a copy: agreeing is done for each post. */
export const withoutAgreements = (list: List, chosen: ChosenOptions): ChosenOptions =>
  Object.fromEntries(Object.entries(chosen).filter(([name]) => !list.some((choice) => isAgreement(choice) && choice.name === name)))
