import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Conversion } from '../../../contract/media.ts'
import type { Post, Problem } from '../../../contract/posts.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, anAccount, anAsset, aPlatform, aPost, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 120_000 })

const accountId = sampleId('acc', 5)
const video = anAsset({ id: sampleId('ast', 3), kind: 'video', fileName: 'phone.mov', seconds: 30, alt: 'Une danse' })
const post: Post = { ...aPost({ id: sampleId('pst', 7), text: 'Un pas' }), assets: [{ asset: video, alt: 'Une danse' }] }
const tooBig: Problem = {
  accountId,
  platform: 'bluesky',
  severity: 'error',
  rule: 'video.too_big',
  data: { actual: 200_000_000, allowed: 100_000_000, file: 'phone.mov' },
}

const core = (now: { conversion: Conversion }, asked: unknown[] = [], problem = tooBig) => ({
  'creators.list': () => [aCreator()],
  'accounts.list': () => [anAccount({ id: accountId })],
  'platforms.list': () => [aPlatform()],
  'posts.list': () => ({ items: [] }),
  'posts.get': () => post,
  'posts.update': () => post,
  'posts.check': () => ({ kind: 'video' as const, counts: [], problems: now.conversion.state === 'done' ? [] : [problem] }),
  'posts.mentions': () => [],
  'media.read': () => new File(['x'], 'x.webp', { type: 'image/webp' }),
  'media.hasPoster': () => ({ has: true }),
  'media.conversion': () => now.conversion,
  'media.convert': (input: unknown) => {
    asked.push(input)
    now.conversion = { isPossible: true, state: 'running', share: 0.42 }
    return now.conversion
  },
  'media.cancelConversion': () => {
    now.conversion = { isPossible: true, state: 'none' }
    return now.conversion
  },
})

test('a video that is not taken is converted: how far it is, stopped, begun again, and the refusal is over with it', async () => {
  const now: { conversion: Conversion } = { conversion: { isPossible: true, state: 'none' } }
  const asked: unknown[] = []
  const { user } = renderApp({ path: `/posts/${post.id}`, core: core(now, asked) })
  const media = within(await screen.findByRole('region', { name: 'Images et vidéo' }))
  await user.click(await media.findByRole('button', { name: 'Convertir' }))
  expect(asked).toEqual([{ assetId: video.id, maxBytes: 100_000_000 }])
  const bar = await media.findByRole('progressbar', { name: 'Conversion de phone.mov' })
  expect(bar.getAttribute('aria-valuenow')).toBe('42')
  expect(media.getByText('42 %')).toBeTruthy()
  await expectAccessible()
  await user.click(media.getByRole('button', { name: 'Annuler' }))
  await user.click(await media.findByRole('button', { name: 'Convertir' }))
  now.conversion = { isPossible: true, state: 'done', bytes: 80_000_000 }
  expect(await media.findByText(/Version convertie à côté de l’original : 80/)).toBeTruthy()
  await waitFor(() => expect(media.queryByRole('button', { name: 'Convertir' })).toBeNull())
})

test('without ffmpeg it says what to install; what failed says why', async () => {
  const now: { conversion: Conversion } = { conversion: { isPossible: false, state: 'failed', rule: 'video.convert_slow' } }
  renderApp({ path: `/posts/${post.id}`, core: core(now), language: 'en' })
  expect(await screen.findByText(/install ffmpeg on the machine/)).toBeTruthy()
  expect(screen.getByText('The conversion took too long and was stopped')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Convert' })).toBeNull()
  await expectAccessible()
})

test('what is only better made smaller is said as such, and asked for within the platform’s pixels', async () => {
  const now: { conversion: Conversion } = { conversion: { isPossible: true, state: 'none' } }
  const asked: unknown[] = []
  const tooLarge: Problem = {
    ...tooBig,
    platform: 'x',
    severity: 'warning',
    rule: 'video.too_large',
    data: { actual: '1080 × 1920', long: 1280, short: 1024, file: 'phone.mov' },
  }
  const { user } = renderApp({ path: `/posts/${post.id}`, core: core(now, asked, tooLarge), language: 'en' })
  expect(await screen.findByText(/A chosen platform prefers a video made otherwise/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Convert' }))
  expect(asked).toEqual([{ assetId: video.id, within: { long: 1280, short: 1024 } }])
})
