/** A file read once: what was looked at is what is brought in, whatever becomes of the file on disk meanwhile. */
import { useEffect, useState } from 'react'

export interface KeptFile {
  file: File
  /** Files all look alike in the key of a query. */
  id: number
}

export const useKeptFile = (file: File): KeptFile | null => {
  const [read, setRead] = useState<{ file: File; kept: KeptFile } | null>(null)
  useEffect(() => {
    let isCurrent = true
    void file
      .arrayBuffer()
      .then(
        (bytes) =>
          isCurrent && setRead((before) => ({ file, kept: { file: new File([bytes], file.name), id: (before?.kept.id ?? 0) + 1 } })),
      )
    return () => {
      isCurrent = false
    }
  }, [file])
  return read?.file === file ? read.kept : null
}
