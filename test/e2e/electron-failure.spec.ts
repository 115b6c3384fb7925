/** The real core in the utility process of a runtime too old for its native modules: the window says why, and what to do. */
import { expect, test } from '@playwright/test'
import { launchDesktop, makeDataDir, removeDataDir, type Desktop } from '../harness/electron-app.ts'

test.describe('a core that cannot be loaded', () => {
  let dataDir = ''
  let desktop: Desktop

  test.beforeEach(async () => {
    dataDir = makeDataDir()
    desktop = await launchDesktop({ dataDir })
  })
  test.afterEach(async () => {
    await desktop.app.close()
    removeDataDir(dataDir)
  })

  test('ends in a page that says why, in both languages, and offers to try again', async () => {
    const electron = await desktop.app.evaluate(() => process.versions['electron'] ?? '')
    test.skip(Number.parseInt(electron, 10) >= 35, 'this Electron loads core')
    const { window } = desktop
    await expect(window).toHaveURL('app://coulisse/~failure')
    await expect(window.getByRole('heading', { level: 1 })).toHaveText(/Coulisse (cannot start|ne peut pas démarrer)/)
    await expect(window.locator('body')).toHaveAttribute('data-code', 'CORE_NOT_LOADED')
    await expect(window.getByRole('button', { name: /Try again|Réessayer/ })).toBeFocused()
    await window.getByText(/En français|In English/).click()
    await expect(window.getByText('Install Coulisse again.')).toBeVisible()
    await expect(window.getByText('Réinstallez Coulisse.')).toBeVisible()
    await window.screenshot({ path: test.info().outputPath('failure.png'), fullPage: true })

    // Trying again really starts core once more, and ends here again.
    await window.getByRole('button', { name: /Try again|Réessayer/ }).click()
    await expect(window.getByRole('button', { name: /Try again|Réessayer/ })).toBeEnabled()
    await expect(window.locator('body')).toHaveAttribute('data-code', 'CORE_NOT_LOADED')
  })

  test('opens the log folder from there', async () => {
    await desktop.app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openPath = async (path) => (opened.push(path), '')
    })
    await expect(desktop.window).toHaveURL('app://coulisse/~failure')
    await desktop.window.getByRole('button', { name: /log folder|journaux/ }).click()
    await expect.poll(() => desktop.app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])).toEqual([`${dataDir}/logs`])
  })
})
