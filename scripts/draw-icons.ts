/** Renders `resources/icons/*.svg` to the sizes that systems ask for. Run by hand after a change; the results are committed. */
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from './build-stamp.ts'

const dir = join(root, 'resources/icons')
const drawings: [svg: string, png: string, sizePx: number][] = [
  // electron-builder makes .icns and .ico of this one.
  ['icon.svg', 'icon.png', 1024],
  ['tray.svg', 'tray.png', 22],
  ['tray.svg', 'tray@2x.png', 44],
  ['tray-template.svg', 'trayTemplate.png', 18],
  ['tray-template.svg', 'trayTemplate@2x.png', 36],
]
for (const [svg, png, sizePx] of drawings) {
  await sharp(join(dir, svg), { density: 300 }).resize(sizePx, sizePx).png({ compressionLevel: 9 }).toFile(join(dir, png))
}
