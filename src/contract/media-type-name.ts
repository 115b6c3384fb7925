/** What people call a media type: `image/jpeg` is JPEG. The same in both languages. */
const names: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/zip': 'ZIP',
  'audio/mp4': 'audio M4A',
  'image/avif (animated)': 'AVIF',
  'image/svg+xml': 'SVG',
  'text/html': 'HTML',
  'video/quicktime': 'MOV',
  'video/webm': 'WebM',
  'video/x-matroska': 'MKV',
}

/** Of one type, or of several with commas between them. */
export const mediaTypeNames = (types: string): string =>
  types
    .split(', ')
    .map((type) => names[type] ?? type.replace(/^.*\//, '').toUpperCase())
    .join(', ')
