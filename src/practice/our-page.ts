/** Forms of the practice network's own pages. */
import { Refusal } from './answer.ts'
import type { PracticeRequest } from './http-server.ts'

/** Our own page's form and nobody else's: another site's names its own origin, and one that took over a name its own host. */
export const assertOurPage = ({ headers: { host = '', origin } }: PracticeRequest, url: string): void => {
  const { port } = new URL(url)
  const isOurs = [`127.0.0.1:${port}`, `localhost:${port}`].includes(host) && origin === `http://${host}`
  if (!isOurs) throw new Refusal(403, 'Forbidden', 'only from the practice network’s own page')
}
