/** What a page in the window cannot do, tried from inside it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { bundleStubCore, launchDesktop, makeDataDir, removeDataDir, type Desktop } from '../harness/electron-app.ts'

test.describe('a page in the window', () => {
  let dataDir = ''
  let desktop: Desktop

  test.beforeAll(async () => {
    dataDir = makeDataDir()
    desktop = await launchDesktop({ dataDir, env: { COULISSE_CORE_ENTRY: await bundleStubCore() } })
  })
  test.afterAll(async () => {
    await desktop.app.close()
    removeDataDir(dataDir)
  })

  test('is isolated and sandboxed, and sees nothing of Node or Electron', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      return contents.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
    const seen = await desktop.window.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter((name) => name in window),
      bridge: Object.entries(Reflect.get(window, 'coulisse') as object).map(([name, value]) => `${name}: ${typeof value}`),
    }))
    expect(seen.node).toEqual([])
    expect(seen.bridge.toSorted()).toEqual([
      'capture: function',
      'dragFiles: function',
      'openLogs: function',
      'platform: string',
      'retryCore: function',
      'revealFiles: function',
      'version: string',
    ])
  })

  test('gives its own page a picture of its window, and tells it when the menu asks for a report', async () => {
    const taken = await desktop.window.evaluate(async () => {
      const bridge = Reflect.get(window, 'coulisse') as { capture(): Promise<Uint8Array> }
      const jpeg = await bridge.capture()
      const picture = await createImageBitmap(new Blob([jpeg as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }))
      return { isJpeg: jpeg[0] === 0xff && jpeg[1] === 0xd8, width: picture.width, height: picture.height }
    })
    expect(taken.isJpeg).toBe(true)
    expect(taken.width).toBeGreaterThan(300)
    expect(taken.height).toBeGreaterThan(200)
    const asked = desktop.window.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          window.addEventListener('message', ({ data }) => data === 'coulisse:report' && resolve(true))
        }),
    )
    await desktop.app.evaluate(({ Menu }) => {
      const help = Menu.getApplicationMenu()?.items.find(({ role }) => role === 'help')
      const item = help?.submenu?.items.find(({ label }) => /Signaler|Report/.test(label))
      item?.click()
    })
    expect(await asked).toBe(true)
  })

  test('shows and drags out what was laid out for a publication, and nothing else', async () => {
    const id = 'pub_0198a3f0-0000-7000-8000-000000000001'
    const folder = join(dataDir, 'ready-files', id)
    mkdirSync(folder, { recursive: true })
    for (const name of ['1 loge.jpg', '2 scene.mp4']) writeFileSync(join(folder, name), 'x')
    await desktop.app.evaluate(({ shell, BrowserWindow }) => {
      const done: unknown[] = []
      Object.assign(globalThis, { done })
      shell.showItemInFolder = (path) => void done.push(path)
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents) contents.startDrag = ({ files }) => void done.push(files)
    })
    await desktop.window.evaluate((named) => {
      const bridge = Reflect.get(window, 'coulisse') as Record<'revealFiles' | 'dragFiles', (id: unknown) => void>
      for (const other of ['../..', '/etc', '', null, 'pub_x']) {
        bridge.revealFiles(other)
        bridge.dragFiles(other)
      }
      bridge.revealFiles(named)
      bridge.dragFiles(named)
    }, id)
    await expect
      .poll(() => desktop.app.evaluate(() => Reflect.get(globalThis, 'done') as unknown[]))
      .toEqual([join(folder, '1 loge.jpg'), [join(folder, '1 loge.jpg'), join(folder, '2 scene.mp4')]])
  })

  test('comes with the strict policy, which stops inline scripts, foreign scripts and calls outside', async () => {
    const policy = await desktop.window.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    const done = await desktop.window.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.inlineRan = true'
      document.body.append(script)
      const image = document.createElement('img')
      image.setAttribute('onerror', 'window.handlerRan = true')
      image.src = 'app://coulisse/none.png'
      document.body.append(image)
      await new Promise((resolve) => image.addEventListener('error', resolve))
      const outside = await fetch('http://127.0.0.1:9/').then(
        () => 'answered',
        () => 'refused',
      )
      const dataScript = await new Promise<string>((resolve) => {
        const probe = document.createElement('script')
        probe.src = 'data:text/javascript,window.dataRan=true'
        probe.addEventListener('error', () => resolve('refused'))
        probe.addEventListener('load', () => resolve('ran'))
        document.body.append(probe)
      })
      return { inline: 'inlineRan' in window, handler: 'handlerRan' in window, outside, dataScript, data: 'dataRan' in window }
    })
    expect(done).toEqual({ inline: false, handler: false, outside: 'refused', dataScript: 'refused', data: false })
  })

  test('gets no file from outside the interface', async () => {
    const statuses = await desktop.window.evaluate(async () => {
      const paths = [
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/package.json',
        '/..%5c..%5cpackage.json',
        '/assets/none.js',
        '/%',
        '/~failure/../../package.json',
      ]
      return Promise.all(
        paths.map(async (path) => ({ path, status: (await fetch(path)).status, text: (await (await fetch(path)).text()).slice(0, 40) })),
      )
    })
    for (const { path, status, text } of statuses) {
      expect(text, path).not.toContain('"name"')
      expect([400, 404], path).toContain(status)
    }
    expect(await desktop.window.evaluate(async () => (await fetch('/', { method: 'POST' })).status)).toBe(405)
  })

  test('cannot leave, and opens no window; an https link, and a practice network’s page, go to the person’s browser', async () => {
    await desktop.app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = async (url) => void opened.push(url)
    })
    const before = desktop.window.url()
    await desktop.window.evaluate(() => {
      for (const url of [
        'https://proof.example/post',
        'http://localhost:9/',
        'http://127.0.0.1.elsewhere.example:9/',
        'http://127.0.0.1:9/x/authorize?state=s',
        'file:///etc/passwd',
        'about:blank',
        'javascript:alert(1)',
      ])
        window.open(url)
      const link = document.createElement('a')
      link.href = 'https://elsewhere.example/'
      document.body.append(link)
      link.click()
      window.location.href = 'https://elsewhere.example/'
    })
    await expect
      .poll(() => desktop.app.evaluate(() => Reflect.get(globalThis, 'opened') as string[]))
      .toEqual(['https://proof.example/post', 'http://127.0.0.1:9/x/authorize?state=s'])
    expect(desktop.window.url()).toBe(before)
    expect(desktop.app.windows()).toHaveLength(1)
  })

  test('is given no permission', async () => {
    const states = await desktop.window.evaluate(async () => {
      const asked = await Promise.all(
        (['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[]).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      )
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'refused',
      )
      return { asked, camera, notification: await Notification.requestPermission() }
    })
    expect(states).toEqual({ asked: ['denied', 'denied', 'denied', 'denied'], camera: 'refused', notification: 'denied' })
  })

  test('embeds nobody else’s pages', async () => {
    const frames = await desktop.window.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.src = 'http://127.0.0.1:9/'
      document.body.append(frame)
      const webview = document.createElement('webview')
      document.body.append(webview)
      return { webview: 'loadURL' in webview }
    })
    expect(frames.webview).toBe(false)
    const framed = desktop.window.frames().map((frame) => frame.url())
    expect(framed.filter((url) => url.startsWith('http://127.0.0.1:9'))).toEqual([])
  })
})
