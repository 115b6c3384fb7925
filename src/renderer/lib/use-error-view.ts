import { useCallback } from 'react'
import { nowMs } from './clock.ts'
import { crashView, errorView, storedFailureView, type ErrorView } from './error-text.ts'
import { useFormat, useLanguage } from './locale.tsx'

/** Turns a thrown thing into text in the reader's language. */
export const useErrorView = (): ((error: unknown) => ErrorView) => {
  const language = useLanguage()
  const format = useFormat()
  return useCallback((error) => errorView(error, language, format, new Date(nowMs()).toISOString()), [language, format])
}

/** Turns what broke a page of ours into text in the reader's language. */
export const useCrashView = (): ((error: unknown) => ErrorView) => {
  const language = useLanguage()
  const format = useFormat()
  return useCallback((error) => crashView(error, language, format, new Date(nowMs()).toISOString()), [language, format])
}

/** Turns a failure kept in the store (`publication.failure`) into text in the reader's language. `willRetry`: by itself. */
export const useFailureView = (): ((failure: { code: string; data: Record<string, unknown> }, willRetry?: boolean) => ErrorView) => {
  const language = useLanguage()
  const format = useFormat()
  return useCallback((failure, willRetry) => storedFailureView(failure, language, format, willRetry), [language, format])
}
