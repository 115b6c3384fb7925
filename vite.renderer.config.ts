/**
 * How the page is built: `src/renderer/index.html` → `out/renderer`, the same bundle for HTTP and `app://`.
 * Run by itself (`vite build -c vite.renderer.config.ts`) or reused by electron.vite.config.ts.
 */
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export const rendererConfig = defineConfig({
  root: here('src/renderer'),
  // Pages have deep addresses and no <base> (the policy refuses it), so assets are named from the root of either origin.
  base: '/',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: here('out/renderer'),
    emptyOutDir: true,
    // The oldest Chromium the window is tested in (Electron 25).
    target: 'chrome114',
    // The policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
  },
})

export default rendererConfig
