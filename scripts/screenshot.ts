/**
 * `node scripts/screenshot.ts`: takes the README's picture anew. Runs the demo on a folder of its own, signs in as its
 * admin, and photographs the calendar with one publication open: English, light, 1440×900, Paris time.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumArgs, findOrInstallChromium } from '../test/harness/chromium.ts'
import { root } from './build-stamp.ts'

const picture = 'docs/guide/calendar.png'
const dir = mkdtempSync(join(tmpdir(), 'coulisse-screenshot-'))
const demo = spawn(process.execPath, ['scripts/run.ts', 'demo', '--port', '0', '--data', join(dir, 'data'), '--lang', 'en'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
})

/** The demo prints it last, once the week has passed. */
const adminLink = async (): Promise<string> => {
  let said = ''
  for await (const chunk of demo.stdout) {
    said += String(chunk)
    const [, link] = /admin\s.*?(http:\/\/\S+)\n/.exec(said) ?? []
    if (link !== undefined) return link
  }
  throw new Error(`The demo ended before it was open:\n${said}`)
}

const takePicture = async (link: string): Promise<void> => {
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: chromiumArgs })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', timezoneId: 'Europe/Paris' })
    await page.goto(link)
    await page.getByRole('navigation').waitFor()
    const shown = await page.evaluate(async () => {
      const call = async (path: string, json: unknown) => {
        const headers = { 'content-type': 'application/json', 'x-coulisse': '1' }
        const answer = await fetch(`/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify({ json }) })
        return ((await answer.json()) as { json: unknown }).json
      }
      await call('session/setPreferences', { language: 'en', theme: 'light' })
      const { items } = (await call('publications/list', { order: 'latest', states: ['published'], limit: 20 })) as {
        items: { id: string; verifiedAt: string | null; thumbAssetId: string | null }[]
      }
      return (items.find(({ verifiedAt, thumbAssetId }) => verifiedAt !== null && thumbAssetId !== null) ?? items[0])?.id ?? ''
    })
    await page.goto(new URL(`/calendar?inspect=${shown}`, link).href)
    await page
      .getByRole('link', { name: /^Proof/ })
      .first()
      .waitFor()
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
    await page.screenshot({ path: join(root, picture), animations: 'disabled' })
    process.stderr.write(`Taken: ${picture}\n`)
  } finally {
    await browser.close()
  }
}

try {
  const link = await adminLink()
  demo.stdout.resume()
  await takePicture(link)
} finally {
  const ended = once(demo, 'exit')
  if (demo.exitCode === null && demo.kill('SIGTERM')) await ended
  rmSync(dir, { recursive: true, force: true, maxRetries: 3 })
}
