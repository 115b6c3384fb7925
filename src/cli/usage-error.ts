/** The command line was not written right. Its message is shown as it is. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
