/**
 * A form as a stream that can be let go of. The body that `Response` makes of a form goes on writing after whoever asked
 * has gone, and what it then throws nobody catches: it ends the process. So answers with files are written here.
 */
import { randomUUID } from 'node:crypto'

/** RFC 7578 §4.2 by way of the HTML standard: quotes and line breaks in names are percent-encoded. */
const quoted = (name: string): string => name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22')

const encoder = new TextEncoder()

async function* partsOf(form: FormData, boundary: string): AsyncGenerator<Uint8Array, void, void> {
  for (const [name, value] of form) {
    const disposition = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`
    if (typeof value === 'string') {
      yield encoder.encode(`${disposition}\r\n\r\n${value}\r\n`)
      continue
    }
    yield encoder.encode(
      `${disposition}; filename="${quoted(value.name)}"\r\nContent-Type: ${value.type || 'application/octet-stream'}\r\n\r\n`,
    )
    for await (const chunk of value.stream()) yield chunk
    yield encoder.encode('\r\n')
  }
  yield encoder.encode(`--${boundary}--\r\n`)
}

/** Read as it is asked for; a file of the disk is never in memory whole. */
export const multipartBody = (form: FormData): { contentType: string; body: ReadableStream<Uint8Array> } => {
  const boundary = `coulisse-${randomUUID()}`
  const parts = partsOf(form, boundary)
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const part = await parts.next()
      if (part.done) controller.close()
      else controller.enqueue(part.value)
    },
    cancel: async () => {
      await parts.return()
    },
  })
  return { contentType: `multipart/form-data; boundary=${boundary}`, body }
}
