import { describe, expect, it } from 'vitest'
import { failureHtml, failurePageAt } from './failure-page.ts'
import { failurePageTexts, failureText } from './failure-texts.ts'

describe('failure page', () => {
  it('says why and what to do, in the language of the system first, and in the other too', () => {
    const page = failureHtml({ code: 'STORE_NEWER', data: { store: 4, code: 2 } }, 'fr', '1.2.3')
    const inFrench = page.indexOf('version plus récente')
    const inEnglish = page.indexOf('newer version')
    expect(inFrench).toBeGreaterThan(0)
    expect(inEnglish).toBeGreaterThan(inFrench)
    expect(page).toContain('Coulisse 1.2.3')
  })

  it('names who holds the store when that is known', () => {
    expect(failureText({ code: 'STORE_LOCKED', data: { holder: 'pid 12 on desk', address: 'http://127.0.0.1:4000' } }, 'en').why).toBe(
      'Another Coulisse is already using this data (pid 12 on desk, http://127.0.0.1:4000).',
    )
    expect(failureText({ code: 'STORE_LOCKED', data: {} }, 'en').why).toBe('Another Coulisse is already using this data.')
  })

  it('has a text for a code that nobody foresaw', () => {
    expect(failureText({ code: 'toString', data: {} }, 'en')).toEqual(failurePageTexts.en.otherwise)
  })

  it('knows the same failures in both languages', () => {
    expect(Object.keys(failurePageTexts.fr.byCode)).toEqual(Object.keys(failurePageTexts.en.byCode))
  })

  it('lets nothing of a failure become markup, and holds no inline script or style', () => {
    const page = failureHtml(
      { code: '"><script>', data: { holder: '<img src=x onerror=alert(1)>' }, detail: '<script>alert(1)</script>' },
      'en',
      '1',
    )
    expect(page).not.toContain('<script>')
    expect(page).not.toContain('<img')
    expect(page).not.toMatch(/ style=| on[a-z]+=/)
    expect([...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual(['<script src="/~failure/page.js" defer>'])
  })

  it('serves its style and script beside it and nothing else', () => {
    const at = (path: string) => failurePageAt(path, { code: 'INTERNAL', data: {} }, 'en', '1')?.contentType
    expect(at('/~failure')).toMatch('text/html')
    expect(at('/~failure/page.css')).toMatch('text/css')
    expect(at('/~failure/page.js')).toMatch('text/javascript')
    expect(at('/~failure/other')).toBeUndefined()
  })
})
