/** Lists that were gone down: what happens costs the first page and what is in sight, not all that was read. */
import { act as inAct, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { aStream } from '../testing/a-stream.ts'
import { renderApp } from '../testing/render-app.tsx'
import { aPublication, sampleId } from '../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })
afterEach(() => vi.unstubAllGlobals())

/** Whoever looks at the top of a list. */
class TopInSight {
  readonly #told: IntersectionObserverCallback
  #isFirst = true
  constructor(told: IntersectionObserverCallback) {
    this.#told = told
  }
  observe(target: Element): void {
    if (this.#isFirst) this.#told([{ target, isIntersecting: true } as IntersectionObserverEntry], this as never)
    this.#isFirst = false
  }
  disconnect(): void {}
}

const fiveHundred = (asked: (string | undefined)[]) => {
  const page = (from: number) =>
    Array.from({ length: 50 }, (_, at) =>
      aPublication({ id: sampleId('pub', from + at), state: 'needs_person', text: `Contenu ${from + at}` }),
    )
  return ({ cursor, needsPerson }: { cursor?: string | undefined; needsPerson?: boolean | undefined }) => {
    if (!needsPerson) return { items: [] }
    asked.push(cursor)
    const from = Number(cursor ?? 0)
    return { items: page(from), ...(from < 450 && { next: String(from + 50) }) }
  }
}

test.each([
  ['in sight at its top', true, 1],
  ['where nobody can tell what is in sight', false, 4],
])('Today reads again what needs somebody %s', async (_, canTell, calls) => {
  vi.stubGlobal('IntersectionObserver', canTell ? TopInSight : undefined)
  const stream = aStream()
  const asked: (string | undefined)[] = []
  const { user } = renderApp({ path: '/', core: { 'events.watch': stream.open, 'publications.list': fiveHundred(asked) } })
  await screen.findByText('Contenu 0')
  for (let pages = 2; pages <= 4; pages += 1) {
    await user.click(await screen.findByRole('button', { name: /autres|de plus|suite|Voir/ }))
    await screen.findByText(`Contenu ${pages * 50 - 1}`)
  }
  expect(asked).toEqual([undefined, '50', '100', '150'])
  await waitFor(() => expect(stream.isHeard()).toBe(true))
  asked.length = 0
  inAct(() =>
    stream.say({ kind: 'publication.changed', publicationId: sampleId('pub', 1), creatorId: sampleId('crt', 1), state: 'failed' }),
  )
  await waitFor(() => expect(asked.length).toBe(calls))
  expect(asked[0]).toBeUndefined()
})
