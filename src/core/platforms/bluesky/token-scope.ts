/**
 * Servers write into the token what it may do. https://atproto.com/specs/xrpc#app-passwords; the names were read in
 * `@atproto/pds` 0.5.35, which answers 400 InvalidToken to whoever asks for messages by a plain app password.
 */
const scopeOf = (accessJwt: string): unknown => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(accessJwt.split('.')[1] ?? '', 'base64url').toString())
    return typeof claims === 'object' && claims !== null && 'scope' in claims ? claims.scope : undefined
  } catch {
    // Not a token of the usual shape: nothing can be said of it.
    return undefined
  }
}

/** One got with the main password may do everything, to the account's end. A token that cannot be read is taken as it is. */
export const isOfMainPassword = (accessJwt: string): boolean => scopeOf(accessJwt) === 'com.atproto.access'

/** Whether it opens messages between two: its app password was made with "allow access to your direct messages", or it cannot be told. */
export const opensMessages = (accessJwt: string): boolean => scopeOf(accessJwt) !== 'com.atproto.appPass'
