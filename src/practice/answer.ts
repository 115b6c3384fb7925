/** What a handler answers, and the failures it may answer with. */

export interface Answer {
  status: number
  headers?: Record<string, string>
  /** An object goes out as JSON. */
  body?: object | string | Uint8Array
}

/** A failure in the form that the AT Protocol gives to failures. */
export class Refusal extends Error {
  readonly status: number
  readonly error: string
  readonly headers: Record<string, string>

  constructor(status: number, error: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.error = error
    this.headers = headers
  }

  toAnswer(): Answer {
    return { status: this.status, headers: this.headers, body: { error: this.error, message: this.message } }
  }
}

/** `formAction`: where its forms may send to; nowhere unless told. */
export const html = (page: string, { status = 200, formAction = "'none'" } = {}): Answer => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action ${formAction}`,
    'x-content-type-options': 'nosniff',
  },
  body: page,
})
