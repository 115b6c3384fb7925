/** Rotation, mode and recovery codes of the vault: the vault does it, this only asks. */
import type { Handlers } from '../../procedure.ts'
import type { ProceduresDeps } from './deps.ts'

export const vaultProcedures = ({ vault }: ProceduresDeps) =>
  ({
    'vault.rotate': async ({ call }) => ({ secrets: await vault.rotate(call.actor) }),
    'vault.setMode': ({ input, call }) => vault.setMode(call.actor, input),
    'vault.newRecoveryCodes': async ({ call }) => ({ recoveryCodes: await vault.newRecoveryCodes(call.actor) }),
  }) satisfies Partial<Handlers>
