import { defineConfig } from '@playwright/test'
import { chromiumArgs, findChromium } from './test/harness/chromium.ts'
import { memoryTemp } from './test/harness/memory-temp.ts'

const executablePath = findChromium()
Object.assign(process.env, memoryTemp())

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  globalSetup: './test/harness/build-first.ts',
  fullyParallel: false,
  // Two cores: a browser and a core each is what they bear.
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  // Nothing here is timed: a busy machine draws a page in its own time, and that is no wrong answer.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  // No film: drawing it without a graphics card takes as long as the tests themselves.
  use: {
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // As somebody who wants none of it: nothing waits for a dialog to have come in.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    {
      name: 'browser',
      testMatch: '**/*.spec.ts',
      testIgnore: '**/electron*.spec.ts',
      use: {
        browserName: 'chromium',
        viewport: { width: 1440, height: 900 },
        launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) },
      },
    },
    // Needs Electron's runtime and a display (Xvfb will do).
    { name: 'electron', testMatch: '**/electron*.spec.ts' },
  ],
})
