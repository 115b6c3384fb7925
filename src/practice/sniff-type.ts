/** The type of a file by its first bytes, which a real server trusts more than what the client says. */

const at = (data: Uint8Array, offset: number, text: string): boolean =>
  Buffer.from(data.buffer, data.byteOffset + offset, Math.min(text.length, Math.max(0, data.byteLength - offset))).toString('latin1') ===
  text

/** `null` when it is none of those that posts are made of. */
export const sniffType = (data: Uint8Array): string | null => {
  if (data.byteLength < 12) return null
  if (at(data, 0, '\u0089PNG\r\n\u001a\n')) return 'image/png'
  if (at(data, 0, '\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (at(data, 0, 'RIFF') && at(data, 8, 'WEBP')) return 'image/webp'
  if (at(data, 0, 'GIF8')) return 'image/gif'
  if (at(data, 4, 'ftyp')) return at(data, 8, 'qt') ? 'video/quicktime' : 'video/mp4'
  if (at(data, 0, '\u001aE\u00df\u00a3')) return 'video/webm'
  return null
}
