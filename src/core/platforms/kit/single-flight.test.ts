import { describe, expect, it } from 'vitest'
import type { Credential } from './adapter.ts'
import { createRefresh } from './single-flight.ts'

const keeper = () => {
  const kept: Credential[] = [{ token: 1 }]
  const refresh = createRefresh({ load: () => kept.at(-1) ?? {}, save: (credential) => void kept.push(credential) })
  let renewals = 0
  const renew = async (): Promise<Credential> => ({ token: 1 + ++renewals })
  return { kept, refresh, renew, renewals: () => renewals }
}

describe('createRefresh', () => {
  it('renews once for all who ask meanwhile', async () => {
    const { refresh, renew, renewals, kept } = keeper()
    const all = await Promise.all([1, 2, 3].map(() => refresh({ token: 1 }, renew)))
    expect(all).toEqual([{ token: 2 }, { token: 2 }, { token: 2 }])
    expect([renewals(), kept.length]).toEqual([1, 2])
  })

  it('does not renew what another has renewed already', async () => {
    const { refresh, renew, renewals } = keeper()
    await refresh({ token: 1 }, renew)
    expect(await refresh({ token: 1 }, renew)).toEqual({ token: 2 })
    expect(renewals()).toBe(1)
  })

  it('keeps the old one and can be asked again when renewing fails', async () => {
    const { refresh, renew, kept } = keeper()
    await expect(refresh({ token: 1 }, () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect(kept).toEqual([{ token: 1 }])
    expect(await refresh({ token: 1 }, renew)).toEqual({ token: 2 })
  })
})
