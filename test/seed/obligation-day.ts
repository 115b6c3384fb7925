/** A day on which a reel is owed and none is planned, for tests to change. */
import type { ObligationDay } from '../../src/contract/obligations.ts'

export const anObligationDay = (changes: Partial<ObligationDay> = {}): ObligationDay => ({
  creatorId: 'crt_1',
  accountId: null,
  kind: 'reel',
  per: 'day',
  date: '2026-03-02',
  zone: 'Europe/Paris',
  wanted: 1,
  out: 0,
  planned: 0,
  risky: 0,
  gap: 1,
  state: 'missing',
  risks: [],
  ...changes,
})
