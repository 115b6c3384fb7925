import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTemplate, parseCaption } from './caption-template.ts'
import type { CaptionTemplate } from './caption-template.ts'

const parsed = (source: string): CaptionTemplate => {
  const template = parseCaption(source)
  if (!isTemplate(template)) throw new Error(template.rule)
  return template
}
const all = (source: string): string[] => {
  const template = parsed(source)
  return Array.from({ length: template.variants }, (_, variant) => template.expand(variant, { name: 'Léa' }))
}

describe('a caption with alternatives', () => {
  test('becomes each of them', () => {
    expect(all('{Bonjour|Salut} {{name}} {☀️|🌙|}')).toEqual([
      'Bonjour Léa ☀️',
      'Salut Léa ☀️',
      'Bonjour Léa 🌙',
      'Salut Léa 🌙',
      'Bonjour Léa ',
      'Salut Léa ',
    ])
  })
  test('holds others', () => {
    expect(all('{a{1|2}|b}')).toEqual(['a1', 'a2', 'b'])
    expect(all('{{Bonjour|Salut} toi|Coucou}')).toEqual(['Bonjour toi', 'Salut toi', 'Coucou'])
    expect(all('{{{name}}|ma belle}')).toEqual(['Léa', 'ma belle'])
  })
  test('counts what is the same once', () => {
    expect(all('{a|a} {b|c|b}')).toEqual(['a b', 'a c'])
    expect(all('{a|{b|a}}')).toEqual(['a', 'b'])
  })
  test('a variable without a value stays as it is written', () => {
    expect(parsed('{{prénom}} !').expand(0, {})).toBe('{{prénom}} !')
    expect(parsed('{{prénom}} {{lieu}}').variables).toEqual(['prénom', 'lieu'])
  })
  test('a backslash makes a brace plain', () => {
    expect(all('\\{a\\|b\\} \\\\')).toEqual(['{a|b} \\'])
  })
  test.each([
    ['{a|b', { at: 0, rule: 'unclosed' }],
    ['x {a|{b|c} y', { at: 2, rule: 'unclosed' }],
    ['a} b', { at: 1, rule: 'unopened' }],
    ['{{name', { at: 0, rule: 'unclosed' }],
    ['{{ }}', { at: 0, rule: 'empty_variable' }],
    ['Coucou {prénom}', { at: 7, rule: 'one_option' }],
    ['{{name|toi}}', { at: 0, rule: 'one_option' }],
    ['{}', { at: 0, rule: 'one_option' }],
    [' {|{ |}} ', { at: 0, rule: 'blank' }],
    ['{Bonjour||Salut}', { at: 0, rule: 'blank' }],
    ['{a|{b|}}{|c} ', { at: 0, rule: 'blank' }],
  ])('%s is refused, with the place', (source, problem) => {
    expect(parseCaption(source)).toEqual(problem)
  })
  test('every variant is another text, where all options are', () => {
    const word = fc.stringMatching(/^[a-z]{1,4}$/)
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (choices) => {
        const texts = all(choices.map((options) => `{${options.join('|')}}`).join('-'))
        expect(new Set(texts).size).toBe(texts.length)
        expect(texts.length).toBe(choices.reduce((product, options) => product * new Set(options).size, 1))
      }),
    )
  })
  test('any text is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.string(), (source) => {
        const template = parseCaption(source)
        if (isTemplate(template)) expect(typeof template.expand(0, {})).toBe('string')
        else expect(template.at).toBeLessThan(source.length)
      }),
    )
  })
})
