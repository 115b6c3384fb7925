/**
 * How the page is built: `src/renderer/index.html` → `out/renderer`, the same bundle for HTTP and `app://`.
 * Run by itself (`vite build -c vite.renderer.config.ts`) or reused by electron.vite.config.ts.
 */
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** React Aria says « 3 options disponible(s) » to a screen reader in French. Fails when a version words it otherwise. */
const frenchPlurals: Plugin = {
  name: 'french-plurals',
  transform: {
    filter: { id: /react-aria\/dist\/private\/intl\/combobox\/fr-FR\.m?js$/ },
    handler: (code) => {
      const replacements: [string, string][] = [
        ['} option`', '} option disponible`'],
        ['} options`', '} options disponibles`'],
        [' disponible(s).`', '.`'],
        ['lectionn\\xe9(s)`', 'lectionn\\xe9`'],
      ]
      return replacements.reduce((text, [from, to]) => {
        if (!text.includes(from)) throw new Error(`React Aria’s French changed: ${from}`)
        return text.replace(from, to)
      }, code)
    },
  },
}

export const rendererConfig = defineConfig({
  root: here('src/renderer'),
  // Pages have deep addresses and no <base> (the policy refuses it), so assets are named from the root of either origin.
  base: '/',
  plugins: [react(), tailwindcss(), frenchPlurals],
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
