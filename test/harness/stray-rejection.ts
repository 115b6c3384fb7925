/** Loaded before an entry of ours (`--import`): when told to, rejects a promise that nobody awaits, with a secret in its words. */
export const straySecret = 'abcd-efgh-ijkl-mnop'

const provoke = (): void => void Promise.reject(new TypeError(`could not use ${straySecret}`))

process.on('message', (message: { kind?: string }) => {
  if (message.kind === 'provoke') provoke()
})
// A process without a line to its parent is told by a signal.
if (!process.send) process.on('SIGUSR2', provoke)
