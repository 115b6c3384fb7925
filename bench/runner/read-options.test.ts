import { describe, expect, it } from 'vitest'
import { readOptions } from './read-options.ts'

const names = ['dispatch', 'next-due']

describe('the options of the bench', () => {
  it('reads them', () => {
    expect(readOptions(['--quick', '--only', 'dispatch'], names)).toMatchObject({ quick: true, json: false, only: ['dispatch'] })
  })

  it('says what there is when it is asked, and what is wrong when it is', () => {
    expect(readOptions(['--help'], names)).toEqual({ wrong: false, say: expect.stringContaining('dispatch, next-due') as string })
    expect(readOptions(['--only', 'speed'], names)).toMatchObject({
      wrong: true,
      say: expect.stringContaining('No such benchmark: speed.') as string,
    })
    expect(readOptions(['--fast'], names)).toMatchObject({ wrong: true, say: expect.stringContaining('npm run bench -- ') as string })
  })
})
