import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import react from '@vitejs/plugin-react'
import { memoryTemp } from './test/harness/memory-temp.ts'

/** What each page test needs first, once there is something. */
const rendererSetup = ['src/renderer/testing/setup.ts'].filter((file) => existsSync(file))
const never = ['**/node_modules/**', '**/out/**', '**/dist/**']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...never, '**/*.real.test.ts'],
          env: { ...memoryTemp() },
          // Nothing here is timed: a slow machine must not turn a right answer into a failure.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Modules are loaded once a worker, not once a file: no test here leaves anything behind in one.
          isolate: false,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.tsx'],
          exclude: never,
          setupFiles: rendererSetup,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // As above; what a test draws and keeps is taken away by the setup.
          isolate: false,
          css: false,
        },
      },
      {
        // Against real servers and services of the machine; asked for by `--project real`.
        test: {
          name: 'real',
          environment: 'node',
          include: ['src/**/*.real.test.ts', 'test/**/*.real.test.ts'],
          exclude: never,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
