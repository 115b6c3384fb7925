import 'i18next'
import type { allTexts } from './texts.ts'

type Reference<T> = { [K in keyof T]: T[K] extends { fr: infer French } ? French : never }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui'
    resources: Reference<typeof allTexts>
  }
}
