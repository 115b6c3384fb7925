/** What the address says of the page of scripts. */
import * as z from 'zod'

const scriptTabs = ['scripts', 'going', 'copy', 'ended'] as const

export const scriptsSearch = z.object({
  tab: z.enum(scriptTabs).optional().catch(undefined),
  /** One that is written on; `new`. */
  script: z.string().max(60).optional().catch(undefined),
})
export type ScriptsSearch = z.infer<typeof scriptsSearch>

export const tidyScriptsSearch = ({ tab, script }: ScriptsSearch): ScriptsSearch => ({
  ...(tab !== undefined && { tab }),
  ...(script !== undefined && { script }),
})
