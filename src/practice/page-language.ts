/** In which language a page of the practice network speaks: the browser's first, French or English. */
import type { PracticeRequest } from './http-server.ts'

export const inLanguageOf = <T>({ headers }: Pick<PracticeRequest, 'headers'>, { fr, en }: { fr: T; en: T }): T =>
  /^fr\b/i.test(headers['accept-language'] ?? '') ? fr : en
