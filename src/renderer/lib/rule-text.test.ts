import { describe, expect, it } from 'vitest'
import { ruleTemplates, ruleTemplatesToModel } from '../../contract/rule-text.ts'
import { createFormat } from './format.ts'
import { ruleText } from './rule-text.ts'

const fr = createFormat('fr-FR', 'Europe/Paris', 'vous', () => Date.parse('2026-03-01T12:00:00Z'))
const en = createFormat('en-GB', 'Europe/Paris', 'you', () => Date.parse('2026-03-01T12:00:00Z'))
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('ruleText', () => {
  it('says a rule with its figures in both languages', () => {
    expect(plain(ruleText('text.too_long', { actual: 1301, allowed: 300 }, 'fr', fr))).toBe('1 301 caractères, 300 au plus')
    expect(ruleText('text.too_long', { actual: 1301, allowed: 300 }, 'en', en)).toBe('1,301 characters, 300 at most')
    expect(plain(ruleText('media.bytes', { actual: '2500000', allowed: '2000000' }, 'fr', fr))).toBe(
      'Fichier trop lourd : 2,5 Mo, 2 Mo au plus ; exportez-le plus petit',
    )
    const huge = { actual: '200000001', allowed: '100000000' }
    expect(plain(ruleText('image.pixels', huge, 'fr', fr))).toContain('Image trop grande : 201 mégapixels, 100 au plus')
    expect(ruleText('media.type', { actual: 'application/pdf' }, 'en', en)).toMatch(/^Format not accepted: PDF\. /)
    expect(plain(ruleText('image.type', { actual: 'image/gif', allowed: 'image/jpeg, image/png' }, 'fr', fr))).toBe(
      'Format d’image non accepté : GIF (attendu : JPEG, PNG)',
    )
    expect(plain(ruleText('text.similar_elsewhere', { accounts: 1 }, 'fr', fr))).toContain('sur 1 autre compte de')
    expect(plain(ruleText('text.similar_elsewhere', { accounts: 2 }, 'fr', fr))).toContain('sur 2 autres comptes de')
    expect(ruleText('text.similar_elsewhere', { accounts: 1 }, 'en', en)).toContain('on 1 other account of')
    expect(ruleText('budget.used_up', { until: '2026-11-24T17:30:00.000Z' }, 'en', en)).toContain('24 Nov 2026, 18:30')
  })

  it('writes money as the language does', () => {
    expect(plain(ruleText('cost.link', { usd: 0.2, usual: 0.015 }, 'fr', fr))).toBe(
      'Avec un lien, X facture 0,20 $ à l’application au lieu de 0,015 $',
    )
    expect(ruleText('cost.link', { usd: 0.2, usual: 0.015 }, 'en', en)).toBe(
      'With a link, X charges the application $0.20 instead of $0.015',
    )
    expect(plain(ruleText('price.high', { actual: 75, allowed: 50 }, 'fr', fr))).toContain('75,00 $')
  })

  it('speaks to a model of what others read about her', () => {
    const of = (rule: string, reader: 'model' | 'manager') => plain(ruleText(rule, { file: 'a.jpg', phrase: 'x' }, 'fr', fr, reader))
    expect(of('platform.not_allowed', 'model')).toBe('Vous ne voulez pas de publication sur cette plateforme')
    // An admin may have noted it: whose word it was is said by the word itself, not by the rule.
    for (const rule of ['consent.refused', 'media.consent_refused'])
      for (const reader of ['model', 'manager'] as const) expect(of(rule, reader)).not.toMatch(/modèle ne|vous ne/i)
    expect(ruleText('platform.not_allowed', {}, 'en', en, 'model')).toBe('You do not want to be published on this platform')
    const aboutHer = Object.keys(ruleTemplates.fr).filter((rule) => /le modèle ne veut/i.test(of(rule, 'model')))
    expect(aboutHer).toEqual([])
    expect(Object.keys(ruleTemplatesToModel.fr)).toEqual(Object.keys(ruleTemplatesToModel.en))
  })

  it('stays readable for a rule it does not know, and for data it did not get', () => {
    expect(ruleText('moon.full', { phase: 4 }, 'en', en)).toBe('moon.full (phase 4)')
    expect(ruleText('constructor', {}, 'en', en)).toBe('constructor')
    expect(ruleText('image.bytes', {}, 'en', en)).toBe('Image too heavy even when reduced: —, — at most')
  })
})
