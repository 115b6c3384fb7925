/** `app://coulisse/…`: the built interface, and the failure page, with the same strict policy on every answer. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { appOrigin, appScheme, failurePath } from './app-origin.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
}

interface Page {
  contentType: string
  body: string
}

export interface AppPages {
  rendererDir: string
  /** The failure page and what it needs, by path; asked anew each time. */
  failurePage(path: string): Page | undefined
}

const answer = (status: number, contentType: string, body: string | Buffer): Response =>
  new Response(body as BodyInit, {
    status,
    headers: {
      'Content-Type': contentType,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cache-Control': 'no-cache',
    },
  })

const readInside = async (dir: string, path: string): Promise<Buffer | undefined> => {
  const file = normalize(join(dir, path))
  if (!file.startsWith(normalize(dir) + sep)) return undefined
  try {
    return await readFile(file)
  } catch {
    // Absent, or a folder: either way there is no such file to serve.
    return undefined
  }
}

/** A path without an extension is a page of the application: the router inside finds it. */
const serveFile = async (rendererDir: string, path: string): Promise<Response> => {
  const found = path === '/' ? undefined : await readInside(rendererDir, path)
  if (found) return answer(200, contentTypes[extname(path)] ?? 'application/octet-stream', found)
  const page = extname(path) === '' ? await readInside(rendererDir, '/index.html') : undefined
  return page ? answer(200, 'text/html; charset=utf-8', page) : answer(404, 'text/plain; charset=utf-8', 'Not found')
}

/** Before the application is ready. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export const serveAppPages = (pages: AppPages): void => {
  protocol.handle(appScheme, async (request) => {
    const { protocol: scheme, host, pathname } = new URL(request.url)
    if (`${scheme}//${host}` !== appOrigin) return answer(404, 'text/plain; charset=utf-8', 'Not found')
    if (request.method !== 'GET') return answer(405, 'text/plain; charset=utf-8', 'Only GET here')
    let path: string
    try {
      path = decodeURIComponent(pathname)
    } catch {
      return answer(400, 'text/plain; charset=utf-8', 'Bad address')
    }
    if (!path.startsWith(failurePath)) return serveFile(pages.rendererDir, path)
    const page = pages.failurePage(path)
    return page ? answer(200, page.contentType, page.body) : answer(404, 'text/plain; charset=utf-8', 'Not found')
  })
}
