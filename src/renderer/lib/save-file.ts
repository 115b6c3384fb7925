import { after } from './clock.ts'

/** Gives a file to the person: the browser's download, the window's save dialog. */
export const saveFile = (name: string, content: BlobPart, type: string): void => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun long before.
  after(10_000, () => URL.revokeObjectURL(url))
}
