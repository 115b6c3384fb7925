/** Whose an alert is: who looks after the creator, and whom it goes up to. */
import type { AlertSettings } from '../../contract/alerts.ts'
import type { ApprovalMode } from '../../contract/creators.ts'
import type { AlertReader, AlertRow, PersonRow } from '../store/alert-reader.ts'

type People = Pick<AlertReader, 'lookingAfter' | 'admins' | 'people'>

/** Whose alone it is; of a creator her managers, and herself where it waits for her own word; admins where nobody else looks after it. */
const firstOf = (
  people: People,
  { kind, creatorId, userId }: Pick<AlertRow, 'kind' | 'creatorId' | 'userId'>,
  mode: ApprovalMode,
): PersonRow[] => {
  if (userId !== null) return people.people([userId])
  if (creatorId === null) return people.admins()
  const managers = people.lookingAfter(creatorId, 'manager')
  const model = kind === 'approval.waiting' && mode === 'model' ? people.lookingAfter(creatorId, 'model') : []
  return [...(managers.length > 0 ? managers : people.admins()), ...model]
}

/** Those who were named and are still there; of a creator, those of them who reach her. */
const namedOf = (people: People, { creatorId }: Pick<AlertRow, 'creatorId'>, to: readonly string[]): PersonRow[] => {
  if (to.length === 0) return []
  const named = people.people(to)
  if (creatorId === null) return named
  const reaching = new Set(people.lookingAfter(creatorId, 'manager').map(({ id }) => id))
  return named.filter(({ id, role }) => role === 'admin' || reaching.has(id))
}

/** Those the agency chose; where none of them is left, every admin, so that it is always somebody's. */
const secondOf = (people: People, { escalateTo }: AlertSettings): PersonRow[] => {
  const chosen = people.people(escalateTo)
  return chosen.length > 0 ? chosen : people.admins()
}

/** Whoever an alert of this level is told to, each once. */
export const audienceOf = (
  people: People,
  alert: Pick<AlertRow, 'kind' | 'creatorId' | 'level' | 'userId'>,
  { settings, mode, to = [] }: { settings: AlertSettings; mode: ApprovalMode; to?: readonly string[] },
): PersonRow[] => {
  const named = namedOf(people, alert, to)
  const all = [...(named.length > 0 ? named : firstOf(people, alert, mode)), ...(alert.level === 2 ? secondOf(people, settings) : [])]
  return [...new Map(all.map((person) => [person.id, person])).values()]
}
