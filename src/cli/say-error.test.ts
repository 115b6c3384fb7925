import { expect, it } from 'vitest'
import { sayFailure } from './say-error.ts'

it('says a place in a file in the language, and leaves the name of a column', () => {
  const data = {
    issues: [
      { path: 'line 20', code: 'csv.quote' },
      { path: 'text', code: 'column.missing' },
    ],
  }
  expect(sayFailure({ code: 'BAD_INPUT', data }, { language: 'fr' }).join('\n')).toMatch(/· ligne 20: .*\n {2}· text: /)
  expect(sayFailure({ code: 'BAD_INPUT', data }, { language: 'en' }).join('\n')).toMatch(/· line 20: .*\n {2}· text: /)
})
