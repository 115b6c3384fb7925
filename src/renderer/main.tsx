/** The page's start. No component is made here: a file that makes one is replaced as it is edited, and this one runs once. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import * as z from 'zod'
import './styles/app.css'
import { Root } from './app/root.tsx'
import { createAppRouter } from './app/routes.tsx'
import { allTexts } from './app/texts.ts'
import { createI18n } from './lib/i18n/create-i18n.ts'
import { asLanguage } from './lib/locale.tsx'
import { createQueryClient } from './lib/query-client.ts'
import { remembered } from './lib/remembered.ts'
import { showRememberedTheme } from './lib/theme.ts'

// The policy allows no eval, which zod would otherwise try for speed.
z.config({ jitless: true })
showRememberedTheme()

const queries = createQueryClient()
const router = createAppRouter()
const i18n = createI18n(allTexts, asLanguage(remembered('language') ?? navigator.language))

const element = document.getElementById('root')
if (!element) throw new Error('index.html has no #root')
createRoot(element).render(
  <StrictMode>
    <Root queries={queries} router={router} i18n={i18n} />
  </StrictMode>,
)
