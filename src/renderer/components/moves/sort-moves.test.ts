import { expect, test } from 'vitest'
import type { BrokenRule, CheckedMove } from '../../../contract/calendar.ts'
import { aBrokenRule } from '../../testing/samples.ts'
import { settleMoves } from './sort-moves.ts'

const rule = (changes: Partial<BrokenRule> = {}): BrokenRule => aBrokenRule('spacing', changes)
const at = { wall: '2026-03-12T18:00', zone: 'Europe/Paris' }
const move = (publicationId: string, broken: BrokenRule[] = []): CheckedMove => ({
  publicationId,
  from: at,
  at,
  dueAt: new Date(0),
  broken,
})
const ids = (moves: readonly CheckedMove[]): string => moves.map(({ publicationId }) => publicationId).join('')

test('what stays breaks what else would move, until nothing new is broken; each left out says what it broke', async () => {
  const asked: string[] = []
  // Each stands where the one after it was.
  const check = async (moves: readonly CheckedMove[]): Promise<CheckedMove[]> => {
    asked.push(ids(moves))
    const there = ids(moves)
    return moves.map(({ publicationId: id }) =>
      move(id, id === 'a' || there.includes(String.fromCodePoint((id.codePointAt(0) ?? 0) + 1)) ? [] : [rule()]),
    )
  }
  const first = [move('a'), move('b'), move('c'), move('d', [rule()]), move('e', [rule({ rule: 'time.past', canOverride: false })])]
  const { clear, broken, stopped } = await settleMoves(first, check)
  expect([ids(clear), ids(broken), ids(stopped)]).toEqual(['a', 'dcb', 'e'])
  expect(broken.every((each) => each.broken.length === 1)).toBe(true)
  expect(asked).toEqual(['abc', 'ab', 'a'])
})

test('nothing is asked again where nothing stands in the way, or everything does', async () => {
  const check = async (): Promise<never> => {
    throw new Error('asked')
  }
  expect(ids((await settleMoves([move('a'), move('b', [rule({ isNew: false })])], check)).clear)).toBe('ab')
  expect(ids((await settleMoves([move('a', [rule()])], check)).broken)).toBe('a')
})
