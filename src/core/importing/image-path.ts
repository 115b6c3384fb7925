/** Paths of images in an import file. Pure. */

/**
 * Relative to the file, with `/`, without `.` parts. `null` for what leaves the folder or names a place on a machine:
 * `../x.jpg`, `/x.jpg`, `C:\x.jpg`, `file:x.jpg`.
 */
export const normalizeImagePath = (path: string): string | null => {
  const slashed = path.trim().replaceAll('\\', '/')
  if (slashed === '' || slashed.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(slashed) || /[\u0000-\u001f]/.test(slashed)) return null
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.')
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/')
}

const videoEnding = /\.(mp4|m4v|mov)$/i

/** What a file will probably be, by its name: only for a look ahead, before its bytes are there. */
export const kindByName = (path: string): 'image' | 'video' => (videoEnding.test(path) ? 'video' : 'image')
