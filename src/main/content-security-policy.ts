/**
 * What the window's pages may load: Coulisse's own files and nothing else. The same over HTTP
 * (`core/rpc/static-files.ts`), which a test holds it to. Images come as blob: URLs made from `media.read`. Styles that
 * the interface sets on elements go through the DOM, which needs no `unsafe-inline`.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
