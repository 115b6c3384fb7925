import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { startPractice, type Practice } from '../index.ts'
import type { PracticeAccount } from './network.ts'

const nasty = `<script>alert(1)</script>"'&`

describe('pages of the practice network', () => {
  let practice: Practice
  let account: PracticeAccount
  const page = async (path: string) => {
    const response = await fetch(`${practice.url}${path}`)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  beforeAll(async () => {
    practice = await startPractice({ clock: new FakeClock(), seed: null })
    account = practice.bluesky.createAccount({ handle: 'nasty.test', password: 'p', displayName: nasty })
    const image = practice.bluesky.addBlob(Buffer.from('not really an image'), 'image/png')
    const trick = practice.bluesky.addBlob(Buffer.from('<script>alert(2)</script>'), 'text/html')
    const ref = ({ cid, mimeType, size }: typeof image) => ({ $type: 'blob', ref: { $link: cid }, mimeType, size })
    practice.bluesky.put(account, 'app.bsky.feed.post', '3n2za4uswc222', {
      $type: 'app.bsky.feed.post',
      text: `${nasty} é link`,
      createdAt: nasty,
      labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: nasty }] },
      facets: [
        {
          index: { byteStart: 32, byteEnd: 36 },
          features: [{ $type: 'app.bsky.richtext.facet#link', uri: `https://example.com/${nasty}` }],
        },
        { index: { byteStart: 32, byteEnd: 36 }, features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'javascript:alert(3)' }] },
      ],
      embed: {
        $type: 'app.bsky.embed.images',
        images: [
          { image: ref(image), alt: nasty },
          { image: ref(trick), alt: '' },
        ],
      },
    })
  })
  afterAll(() => practice.close())

  it.each(['/', '/profile/nasty.test', '/profile/nasty.test/post/3n2za4uswc222', `/profile/${encodeURIComponent(nasty)}`, '/profile/%'])(
    '%s runs nobody’s script',
    async (path) => {
      const { text, headers } = await page(path)
      expect(text).not.toContain('<script')
      expect(text).not.toContain('javascript:')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    },
  )

  it('shows the feed as a person would see it', async () => {
    const { text } = await page('/profile/nasty.test')
    expect(text).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38; é <a href="https://example.com/')
    expect(text.match(/<img /g)).toHaveLength(2)
    expect(text).toContain('· 1 post</p>')
  })

  it('hands out as a page nothing that was uploaded', async () => {
    const [, trick] = (
      (
        practice.bluesky.findRecord(`at://${account.did}/app.bsky.feed.post/3n2za4uswc222`)?.value['embed'] as
          | { images: { image: { ref: { $link: string } } }[] }
          | undefined
      )?.images ?? []
    ).map(({ image }) => image.ref.$link)
    for (const path of [`/blob/${account.did}/${trick}`, `/xrpc/com.atproto.sync.getBlob?did=${account.did}&cid=${trick}`]) {
      const { headers } = await page(path)
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('says that there is nothing', async () => {
    expect((await page('/profile/nobody.test')).status).toBe(404)
    expect((await page('/profile/nasty.test/post/3n2za4uswc229')).status).toBe(404)
    expect((await page('/blob/x/y')).status).toBe(404)
  })
})
