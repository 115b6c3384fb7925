/** The page's start: finds core, then renders. */
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import * as z from 'zod'
import './styles/app.css'
import { App } from './app/app.tsx'
import { createAppRouter } from './app/routes.tsx'
import { allTexts } from './app/texts.ts'
import type { ApiClient } from './lib/api.tsx'
import { isDesktop } from './lib/desktop.ts'
import { createHttpClient } from './lib/http-client.ts'
import { createI18n } from './lib/i18n/create-i18n.ts'
import { asLanguage } from './lib/locale.tsx'
import { watchPortClients } from './lib/port-client.ts'
import { createQueryClient } from './lib/query-client.ts'
import { remembered } from './lib/remembered.ts'
import { showRememberedTheme } from './lib/theme.ts'

// The policy allows no eval, which zod would otherwise try for speed.
z.config({ jitless: true })
showRememberedTheme()

const queries = createQueryClient()
const router = createAppRouter()
const i18n = createI18n(allTexts, asLanguage(remembered('language') ?? navigator.language))

/** In the window a new port comes whenever core was started again; in a browser there is one client for good. */
const Root = () => {
  const [client, setClient] = useState<ApiClient | null>(() => (isDesktop() ? null : createHttpClient(window.location.origin)))
  useEffect(() => {
    const take = (next: ApiClient) => {
      setClient(() => next)
      void queries.cancelQueries().then(() => queries.invalidateQueries())
    }
    return isDesktop() ? watchPortClients(take) : undefined
  }, [])
  return <App client={client} queries={queries} router={router} i18n={i18n} />
}

const element = document.getElementById('root')
if (!element) throw new Error('index.html has no #root')
createRoot(element).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
