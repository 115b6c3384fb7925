/** The desktop application in a real window, with the real core in a Node child where the runtime is too old for it. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import {
  desktopEnv,
  electronArgs,
  electronExecutable,
  isRunning,
  launchDesktop,
  makeDataDir,
  projectNode,
  removeDataDir,
  type Desktop,
} from '../harness/electron-app.ts'

const vaultPassphrase = 'curtain-rope-lantern-1887'

/** Starts a second instance, as the system does for a link, and waits until it has ended. */
const startAgain = async (dataDir: string, ...args: string[]): Promise<number | null> => {
  const child = spawn(electronExecutable(), [...electronArgs(), ...args], {
    env: desktopEnv(dataDir, { coreNode: projectNode }),
    stdio: 'ignore',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => resolve(code))
  })
}

/** The process that holds core: a Node that is not Electron's. */
const corePid = (desktop: Desktop): number => {
  const found = desktop.processes().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('core-host.cjs'))
  if (found === undefined) throw new Error('core does not run')
  return found
}

const isVisible = (desktop: Desktop): Promise<boolean> =>
  desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true)

const email = 'camille@lantern.example'
const password = 'backstage-door-42-open'

/** Without a keychain the passphrase is asked whenever core starts; the sealed session comes back with it. */
const openVault = async (window: Page): Promise<void> => {
  await window.getByLabel('Passphrase', { exact: true }).fill(vaultPassphrase)
  await window.getByRole('button', { name: 'Open the vault' }).click()
}

const passFirstRun = async (window: Page): Promise<void> => {
  await window.getByText('English', { exact: true }).click()
  await window.getByLabel('Name of the agency').fill('Lantern House')
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByLabel('Your name').fill('Camille Renard')
  await window.getByLabel('Email address').fill(email)
  await window.getByLabel('Password', { exact: true }).fill(password)
  await window.getByLabel('Passphrase of the vault').fill(vaultPassphrase)
  await window.getByRole('button', { name: 'Create the agency' }).click()
  await window.getByText('I have kept them in a safe place').click()
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByRole('button', { name: 'With the agency’s accounts' }).click()
}

test.describe.serial('the desktop application', () => {
  let dataDir = ''
  let desktop: Desktop

  test.beforeAll(async () => {
    dataDir = makeDataDir()
    desktop = await launchDesktop({ dataDir, coreNode: projectNode })
  })
  test.afterAll(async () => {
    await desktop.app.close()
    removeDataDir(dataDir)
  })

  test('leads from first run to Today', async () => {
    await passFirstRun(desktop.window)
    await expect(desktop.window.getByRole('navigation').getByRole('link', { name: 'Today' })).toBeVisible()
    await expect(desktop.window.getByRole('contentinfo')).toContainText('Online')
    await desktop.window.screenshot({ path: test.info().outputPath('today.png') })
  })

  test('says that core has gone, and goes on by itself once it is back', async () => {
    const { window } = desktop
    const before = corePid(desktop)
    const statusLine = window.getByRole('contentinfo')
    // What the status line says on the way, as it may be over before anybody looks.
    await statusLine.evaluate((line) => {
      const said: string[] = []
      Object.assign(globalThis, { said })
      new MutationObserver(() => said.push(line.textContent ?? '')).observe(line, { subtree: true, childList: true, characterData: true })
    })
    process.kill(before, 'SIGKILL')
    await expect.poll(() => window.evaluate(() => (Reflect.get(globalThis, 'said') as string[]).join('|'))).toContain('Reconnecting')
    await openVault(window)
    await expect(statusLine).toContainText('Online')
    expect(corePid(desktop)).not.toBe(before)
    // Still signed in, and core answers.
    await window.getByRole('link', { name: 'Team' }).click()
    await expect(window.getByText(email)).toBeVisible()
  })

  test('stays one: a second start brings the window of the first forward and ends', async () => {
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await isVisible(desktop)).toBe(false)
    expect(isRunning(corePid(desktop))).toBe(true)
    expect(await startAgain(dataDir)).toBe(0)
    await expect.poll(() => isVisible(desktop)).toBe(true)
    expect(desktop.app.windows()).toHaveLength(1)
  })

  test('opens the page of a link, and nothing for a link it does not know', async () => {
    const { window } = desktop
    await window.evaluate(() => Object.assign(globalThis, { sameDocument: true }))
    expect(await startAgain(dataDir, 'coulisse://history')).toBe(0)
    await expect(window).toHaveURL('app://coulisse/history')
    await expect(window.getByRole('heading', { name: 'History', level: 1 })).toBeVisible()
    expect(await startAgain(dataDir, 'coulisse://link/some-token')).toBe(0)
    expect(await startAgain(dataDir, 'coulisse://../../etc/passwd')).toBe(0)
    await expect(window).toHaveURL('app://coulisse/history')
    // Nothing was loaded anew, so nothing that somebody was typing is lost.
    expect(await window.evaluate(() => 'sameDocument' in globalThis)).toBe(true)
  })

  test('leaves no process behind when it quits, and opens again where it was', async () => {
    const before = desktop.processes()
    expect(before).toContain(corePid(desktop))
    await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1100, height: 720 }),
    )
    await desktop.app.close()
    await expect.poll(() => before.filter(isRunning)).toEqual([])

    desktop = await launchDesktop({ dataDir, coreNode: projectNode })
    await openVault(desktop.window)
    await expect(desktop.window.getByRole('contentinfo')).toContainText('Online')
    const bounds = await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(bounds).toMatchObject({ width: 1100, height: 720 })
  })

  test('ends core with it when it is killed', async () => {
    const before = desktop.processes()
    const core = corePid(desktop)
    desktop.app.process().kill('SIGKILL')
    await expect.poll(() => isRunning(core)).toBe(false)
    await expect.poll(() => before.filter(isRunning)).toEqual([])
  })
})
