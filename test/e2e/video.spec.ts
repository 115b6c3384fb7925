/**
 * A video in a browser: converted by the machine's ffmpeg with progress, stopped, converted again until nothing stands
 * against it, its cover chosen by keys; a WebM that is converted as it comes in. Skipped where there is no ffmpeg.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { ffmpegHere } from '../../src/host/config.ts'
import { axeFindings } from '../harness/axe-findings.ts'
import { callFrom } from '../harness/page-call.ts'
import { seedAgency } from '../harness/seeded-agency.ts'
import { serveApp, type ServedApp } from '../harness/served-app.ts'

const ffmpeg = ffmpegHere()

let app: ServedApp
let page: Page

test.describe.configure({ mode: 'serial' })
test.skip(ffmpeg === null, 'no ffmpeg on this machine: nothing can be converted')

test.beforeAll(async ({ browser }) => {
  if (ffmpeg === null) return
  app = await serveApp()
  page = await (await browser.newContext()).newPage()
  const { creatorId } = await seedAgency(app, page)
  const { token } = await app.control<{ token: string }>('instagram-accounts', { username: 'lea.photo', name: 'Léa' })
  const credentials = { token, service: `${app.practiceUrl}/instagram` }
  await callFrom(page, 'accounts/connect', { creatorId, platform: 'instagram', credentials })
})

test.afterAll(async () => {
  await page?.context().close()
  await app?.[Symbol.asyncDispose]()
})

const video = (name: string, source: string, more: readonly string[]): string => {
  const path = join(app.dir, name)
  execFileSync(ffmpeg ?? '', ['-v', 'error', '-f', 'lavfi', '-i', source, ...more, path])
  return path
}

/** A new post with this video for her Instagram alone. */
const begin = async (file: string): Promise<Locator> => {
  await page.goto(`${app.url}/posts/new`)
  await page.getByRole('checkbox', { name: '@lea.test' }).uncheck({ force: true })
  await page.getByRole('textbox', { name: 'Texte', exact: true }).fill('Une danse')
  await page.locator('input[type="file"]').first().setInputFiles(file)
  await page.getByRole('textbox', { name: 'Description de la vidéo' }).fill('Une danse dans les coulisses')
  return page.getByRole('region', { name: 'Images et vidéo' })
}

/** Looked at by a person: nothing holds them against anything. */
const picture = async (name: string): Promise<void> => {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((shown) => void (document.documentElement.dataset['theme'] = shown), theme)
    expect(await axeFindings(page, `${name}, ${theme}`)).toEqual([])
    await page.screenshot({ path: test.info().outputPath(`${name}-${theme}.png`), fullPage: true })
  }
}

test('a video of too few frames is named, converted with progress, stopped, and converted again until it is taken', async () => {
  const media = await begin(video('lente.mp4', 'testsrc2=size=1080x1920:rate=12:duration=25', ['-c:v', 'libx264', '-preset', 'ultrafast']))
  await expect(page.getByText(/lente\.mp4 a 12 images par seconde, il en faut 23 au moins/).first()).toBeVisible()
  await picture('refused')
  await media.getByRole('button', { name: 'Convertir' }).click()
  const bar = media.getByRole('progressbar', { name: 'Conversion de lente.mp4' })
  await expect(bar).toBeVisible()
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 60_000 }).toBeGreaterThan(0)
  await picture('progress')
  await media.getByRole('button', { name: 'Annuler' }).click()
  await expect(bar).toBeHidden()
  await media.getByRole('button', { name: 'Convertir' }).click()
  await expect(media.getByText(/Version convertie à côté de l’original/)).toBeVisible({ timeout: 150_000 })
  await expect(page.getByText(/images par seconde/)).toBeHidden()
})

test('its cover is a frame chosen on a slider, a tenth of a second at a time by keys', async () => {
  const choices = page.getByRole('region', { name: 'Choix pour @lea.photo' })
  await choices.getByRole('button', { name: /Choisir l’image/ }).click()
  const slider = choices.getByRole('slider', { name: 'Image de couverture' })
  await slider.focus()
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('ArrowRight')
  await expect(choices.getByText('1,2 s')).toBeVisible()
  await expect.poll(async () => await choices.locator('video').evaluate((shown: HTMLVideoElement) => shown.currentTime)).toBeCloseTo(1.2, 1)
  await picture('cover')
  await choices.getByRole('button', { name: 'Laisser la plateforme choisir' }).click()
  await expect(choices.getByText('Celle que la plateforme prend d’elle-même')).toBeVisible()
})

test('a WebM is taken in and converted without being asked to', async () => {
  const media = await begin(
    video('web.webm', 'testsrc2=size=360x640:rate=25:duration=4', ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8']),
  )
  await expect(media.getByText(/Version convertie à côté de l’original/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/Format de vidéo non accepté/)).toBeHidden()
})

test('in English: the settings say which ffmpeg is used, and the composer that a video was converted', async () => {
  const draft = page.url()
  await callFrom(page, 'session/setPreferences', { language: 'en' })
  await page.goto(`${app.url}/settings?tab=videos`)
  await expect(page.getByText(/^ffmpeg \S/)).toBeVisible()
  await picture('settings')
  await page.getByLabel('Path of ffmpeg').fill('/bin/sh')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The file has to be called ffmpeg.')).toBeVisible()
  await page.goto(draft)
  await expect(page.getByText(/Converted version beside the original/)).toBeVisible()
  await picture('converted')
})
