/** Everything a page stands in, around the router. */
import type { i18n } from 'i18next'
import { I18nextProvider } from 'react-i18next'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { RouterProvider as AriaRouterProvider } from 'react-aria-components'
import { ToastProvider } from '../components/toast.tsx'
import { ActsProvider } from '../lib/acts.tsx'
import { ApiProvider, type ApiClient } from '../lib/api.tsx'
import { GateLocale, Starting } from './gate.tsx'
import type { AppRouter } from './routes.tsx'

export interface AppProps {
  /** `null` while core is starting and no port has come yet. */
  client: ApiClient | null
  queries: QueryClient
  router: AppRouter
  i18n: i18n
  /** How long an act can be called off. */
  holdMs?: number
}

export const App = ({ client, queries, router, i18n, holdMs }: AppProps) => (
  <I18nextProvider i18n={i18n}>
    <QueryClientProvider client={queries}>
      <GateLocale>
        <AriaRouterProvider navigate={(path) => router.history.push(path)}>
          <ActsProvider>
            <ToastProvider holdMs={holdMs}>
              {client ? (
                <ApiProvider client={client}>
                  <RouterProvider router={router} />
                </ApiProvider>
              ) : (
                <Starting />
              )}
            </ToastProvider>
          </ActsProvider>
        </AriaRouterProvider>
      </GateLocale>
    </QueryClientProvider>
  </I18nextProvider>
)
