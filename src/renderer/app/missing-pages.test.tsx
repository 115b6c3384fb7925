import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Role } from '../../contract/values.ts'
import { expectAccessible } from '../testing/expect-accessible.ts'
import { refusal } from '../testing/fake-core.ts'
import { renderApp } from '../testing/render-app.tsx'
import { aCreator, aMe, aPlatform, sampleId } from '../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

const gone = (id: string) => {
  throw refusal('NOT_FOUND', { what: 'thing', id })
}
const core = (role: Role) => ({
  'session.current': () => aMe({ role, creatorIds: role === 'admin' ? null : [sampleId('crt', 1)] }),
  'creators.list': () => [aCreator()],
  'accounts.list': () => [],
  'platforms.list': () => [aPlatform()],
  'posts.list': () => ({ items: [] }),
  'creators.get': ({ creatorId }: { creatorId: string }) => gone(creatorId),
  'posts.get': ({ postId }: { postId: string }) => gone(postId),
  'publications.get': ({ publicationId }: { publicationId: string }) => gone(publicationId),
  'accounts.get': ({ accountId }: { accountId: string }) => gone(accountId),
})
const everybody: readonly Role[] = ['admin', 'manager', 'model']
const staff: readonly Role[] = ['admin', 'manager']

const pages = [
  ['/creators/crt_x', everybody],
  [`/creators/${sampleId('crt', 9)}`, everybody],
  ['/creators/%3Cscript%3E?tab=plan', everybody],
  ['/publications/pub_x', everybody],
  [`/publications/${sampleId('pub', 9)}`, everybody],
  ['/posts/pst_x', staff],
  [`/posts/${sampleId('pst', 9)}`, staff],
  ['/posts/new?draft=pst_x', staff],
] as const

test.each(pages.flatMap(([path, roles]) => roles.map((role) => [path, role] as const)))(
  '%s says to a %s that it is not there, with the way back',
  async (path, role) => {
    renderApp({ path, core: core(role) })
    const alert = await screen.findByRole('alert')
    expect(within(alert).getByText('Introuvable, ou hors de votre portée')).toBeTruthy()
    expect(within(alert).getByRole('link')).toBeTruthy()
    expect(within(alert).queryByRole('button', { name: 'Réessayer' })).toBeNull()
    expect(screen.queryByText(/Certaines valeurs/)).toBeNull()
  },
)

test.each(['pub_x', 'acc_x', 'crt_x'])('the panel beside a list says the same of ?inspect=%s', async (id) => {
  renderApp({ path: `/creators?inspect=${id}`, core: core('admin') })
  expect(await screen.findByText('Introuvable, ou hors de votre portée')).toBeTruthy()
  await expectAccessible()
})

test('a new post for a model that is not there asks for whom it is', async () => {
  renderApp({
    path: '/posts/new?creator=crt_x',
    core: { ...core('admin'), 'creators.list': () => [aCreator(), aCreator({ id: sampleId('crt', 2) })] },
  })
  expect(await screen.findByText('Choisir un modèle')).toBeTruthy()
})

test('a part of a page that is not there gives way to the first', async () => {
  renderApp({ path: `/creators/${sampleId('crt', 1)}?tab=rhythm`, core: { ...core('admin'), 'creators.get': () => aCreator() } })
  expect(await screen.findByRole('tab', { selected: true })).toHaveProperty('textContent', 'Fiche')
})

test('where there is no such page, the way back names a page that one has', async () => {
  const { user, router } = renderApp({ path: '/team', core: core('model') })
  const back = await screen.findByRole('link', { name: 'Revenir à l’accueil' })
  expect(screen.queryByText(/Aujourd’hui/)).toBeNull()
  await user.click(back)
  await vi.waitFor(() => expect(router.state.location.pathname).toBe('/my-calendar'))
})
