import { describe, expect, it } from 'vitest'
import { createCrashNotice } from './crash-notice.ts'

const setUp = (is: { open: boolean; restarts?: boolean; language?: 'fr' | 'en' }) => {
  const said: string[] = []
  const notice = createCrashNotice({
    language: () => is.language ?? 'fr',
    isOpen: () => is.open,
    ask: ({ message, buttons }) => {
      said.push(`${message} [${buttons.join(' | ')}]`)
      return Promise.resolve(is.restarts ?? false)
    },
    tellAndEnd: (title, body) => void said.push(`${title}: ${body}`),
    restart: () => void said.push('restarted'),
    crashFile: '/data/logs/crashes.log',
  })
  return { notice, said }
}

describe('the crash notice', () => {
  it('asks once, in the language of the person, and leaves core alone when they carry on', async () => {
    const { notice, said } = setUp({ open: true })
    notice()
    notice()
    await Promise.resolve()
    expect(said).toEqual(['La fenêtre de Coulisse a rencontré une erreur [Redémarrer Coulisse | Continuer]'])
  })

  it('restarts when it is asked to', async () => {
    const { notice, said } = setUp({ open: true, restarts: true, language: 'en' })
    notice()
    await Promise.resolve()
    expect(said).toEqual(['Coulisse’s window ran into an error [Restart Coulisse | Carry On]', 'restarted'])
  })

  it('says where the details are, and ends, when there is no application yet', () => {
    const { notice, said } = setUp({ open: false })
    notice()
    expect(said.join()).toMatch(/^Coulisse n’a pas pu s’ouvrir: .*\/data\/logs\/crashes\.log$/s)
  })
})
