/** Every subject's texts, by namespace: `useTranslation('today')`. A page adds its own line here. */
import { uiTexts } from '../components/texts.ts'

export const allTexts = {
  ui: uiTexts,
}
