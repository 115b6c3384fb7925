import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { DesktopQuiet } from '../../../contract/alerts.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'

test('one’s own quiet hours on the desktop: set, with what is urgent let through or not, and taken back', async () => {
  let quiet: DesktopQuiet | null = null
  const set = vi.fn((input: { quiet: DesktopQuiet | null }) => void (quiet = input.quiet))
  const { user } = renderApp({
    path: '/settings',
    core: { 'alertChannels.mine': () => ({ byMail: false, isSet: true }), 'alerts.myQuiet': () => quiet, 'alerts.setMyQuiet': set },
  })
  const wish = await screen.findByRole('checkbox', { name: /Ne pas me déranger/ })
  await user.click(wish)
  expect(screen.getByRole('checkbox', { name: /Sauf ce qui est urgent/ })).toHaveProperty('checked', true)
  await user.click(screen.getByRole('checkbox', { name: /Sauf ce qui est urgent/ }))
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(set).toHaveBeenCalledWith({ quiet: { from: '22:00', to: '07:00', urgent: false } }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Enregistrer' })).toBeNull())
  await user.click(screen.getByRole('checkbox', { name: /Ne pas me déranger/ }))
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(set).toHaveBeenCalledWith({ quiet: null }))
})
