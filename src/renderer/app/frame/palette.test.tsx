import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp, type RenderAppOptions } from '../../testing/render-app.tsx'
import { aCreator, aMe, anAccount, aPost, aPublication } from '../../testing/samples.ts'

beforeEach(() => localStorage.clear())

const core: RenderAppOptions['core'] = {
  'creators.list': () => [aCreator({ name: 'Léa Duval' })],
  'accounts.list': () => [anAccount({ handle: 'lea.test' })],
  'posts.list': ({ draftsOnly, search }) => ({
    items: draftsOnly && search?.includes('loge') ? [aPost({ text: 'La loge, vue du miroir' })] : [],
  }),
  'publications.list': ({ search }) => ({ items: search?.includes('soir') ? [aPublication()] : [] }),
}

const open = async (more: RenderAppOptions['core'] = {}, path = '/') => {
  const shown = renderApp({ core: { ...core, ...more }, path })
  await screen.findByRole('navigation')
  await shown.user.keyboard('{Control>}k{/Control}')
  const palette = within(await screen.findByRole('dialog', { name: /Tout trouver|Find anything/ }))
  return { ...shown, palette, search: palette.getByRole('searchbox') }
}

describe('the palette, by keys alone', () => {
  test('finds a model, an account, a draft and a publication by a few letters', async () => {
    const { user, palette, search } = await open()
    await user.type(search, 'duval')
    expect(await palette.findByRole('menuitem', { name: 'Léa Duval' })).toBeTruthy()
    await user.clear(search)
    await user.type(search, '@lea')
    expect(await palette.findByRole('menuitem', { name: '@lea.test' })).toBeTruthy()
    await user.clear(search)
    await user.type(search, 'loge')
    expect(await palette.findByRole('menuitem', { name: 'La loge, vue du miroir' })).toBeTruthy()
    await user.clear(search)
    await user.type(search, 'soir')
    expect(await palette.findByRole('menuitem', { name: 'Répétition générale ce soir' })).toBeTruthy()
    await expectAccessible()
  })

  test('acts: appearance, language, stop, leaving; and offers first what was chosen last', async () => {
    const setPreferences = vi.fn(() => undefined)
    const { user, palette, search } = await open({ 'session.setPreferences': setPreferences })
    for (const name of ['Tout arrêter', 'Se déconnecter', 'Langue\u00a0: English', 'Nouveau contenu'])
      expect(palette.getByRole('menuitem', { name })).toBeTruthy()
    await user.type(search, 'clair')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(setPreferences).toHaveBeenCalledWith({ theme: 'light' }))
    await user.keyboard('{Control>}k{/Control}')
    expect(await screen.findByRole('group', { name: 'Récents' })).toBeTruthy()
  })

  test('a model finds only their own pages and publications', async () => {
    const { palette } = await open({ 'session.current': () => aMe({ role: 'model' }) }, '/my-calendar')
    expect(palette.getByRole('menuitem', { name: 'Mon calendrier' })).toBeTruthy()
    for (const name of ['Modèles', 'Tout arrêter', 'Nouveau contenu', '@lea.test', 'Léa Duval'])
      expect(palette.queryByRole('menuitem', { name })).toBeNull()
  })
})
