import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { PostContent } from '../../../contract/posts.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, anAccount, aPlatform, aPost, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

const accountId = sampleId('acc', 5)
const link = {
  id: sampleId('trk', 1),
  creatorId: aCreator().id,
  accountId: sampleId('acc', 6),
  accountHandle: 'lea.shop',
  platform: 'bluesky' as const,
  name: 'story',
  url: 'https://lea.example/',
  bios: [],
}

test('a link is chosen for an account, which saves the draft first, and its address goes into the text', async () => {
  const calls: unknown[] = []
  const chosen: { accountId: string; linkId: string }[] = []
  const post = aPost({ id: sampleId('pst', 7) })
  const { user } = renderApp({
    path: '/posts/new',
    core: {
      'creators.list': () => [aCreator()],
      'accounts.list': () => [anAccount({ id: accountId, handle: 'lea.test' })],
      'platforms.list': () => [aPlatform()],
      'posts.create': ({ content }: { content: PostContent }) => (calls.push(['create', content.text]), { ...post, text: content.text }),
      'posts.update': ({ content }: { content: PostContent }) => ({ ...post, text: content.text }),
      'posts.check': () => ({ kind: 'text' as const, counts: [], problems: [] }),
      'posts.mentions': () => [],
      'trends.ofPost': () => null,
      'links.list': () => [link],
      'links.ofPost': () => [...chosen],
      'links.setOnPost': (input: { postId: string; accountId: string; linkId: string | null }) => {
        calls.push(['choose', input])
        chosen.splice(0, 1, { accountId: input.accountId, linkId: input.linkId ?? '' })
      },
    },
  })
  const field = within(await screen.findByRole('region', { name: 'Lien de suivi' }))
  const choice = await field.findByRole<HTMLButtonElement>('button', { name: /Lien de suivi sur Bluesky, @lea\.test/ })
  expect(choice.disabled).toBe(true)
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Texte' })
  await user.click(text)
  await user.paste('Ce soir')
  await user.click(choice)
  await user.click(await screen.findByRole('option', { name: /story/ }))
  await user.click(await field.findByRole('button', { name: 'Insérer l’adresse' }))
  expect(calls).toEqual([
    ['create', 'Ce soir'],
    ['choose', { postId: post.id, accountId, linkId: link.id }],
  ])
  expect(text.value).toBe('Ce soir\nhttps://lea.example/?utm_source=bluesky&utm_medium=social&utm_campaign=story')
  expect(field.queryByRole('button', { name: 'Insérer l’adresse' })).toBeNull()
})
