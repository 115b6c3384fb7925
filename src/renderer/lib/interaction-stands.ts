import type { Interaction } from '../../contract/interactions.ts'

/** It stands, or may: neither refused nor taken back, and not a taking back itself. */
export const stands = ({ state, takesBack, takenBackAt }: Interaction): boolean =>
  state !== 'refused' && takesBack === null && takenBackAt === null
