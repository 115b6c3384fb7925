/** The form of a creator as a value: what core takes, and what is wrong with it before core is asked. */
import type * as z from 'zod'
import { creatorInput, type Creator } from '../../../contract/creators.ts'
import { machineZone } from '../../lib/locale.tsx'

export type CreatorInput = z.infer<typeof creatorInput>

export const emptyCreator = (zone: string = machineZone()): CreatorInput => ({
  name: '',
  pseudonyms: [],
  platforms: [],
  zone,
  market: zone === 'Europe/Paris' ? 'france' : 'other',
  constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
  notes: '',
  approval: 'none',
})

export const inputOf = ({ name, pseudonyms, platforms, zone, market, constraints, notes, approval }: Creator): CreatorInput => ({
  name,
  pseudonyms,
  platforms,
  zone,
  market,
  constraints,
  notes,
  approval,
})

/** The zone and market that usually go together; a person may choose otherwise. */
export const zoneOfMarket: Partial<Record<CreatorInput['market'], string>> = {
  france: 'Europe/Paris',
  us_east: 'America/New_York',
  us_west: 'America/Los_Angeles',
}

/** Paths of the fields that do not fit. */
export const wrongFields = (input: CreatorInput): ReadonlySet<string> => {
  const parsed = creatorInput.safeParse(input)
  return new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.')))
}
