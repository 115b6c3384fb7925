import type { PlatformId } from '../../../contract/platforms.ts'

/** The fields of the composer that a problem can point at. */
export const fields = ['accounts', 'text', 'thread', 'media', 'languages', 'labels', 'choices', 'when'] as const
/** `text-…`: what was written for that platform. */
export type Field = (typeof fields)[number] | `text-${PlatformId}`

/** Where a rule's cause is corrected. */
export const fieldOfRule = (rule: string, part?: string | number): Field => {
  if (Number(part) > 1 || rule.startsWith('thread.')) return 'thread'
  if (/^(alt|alts|image|images|media|video|videos|kind)\./.test(rule)) return 'media'
  if (/^(account|platform|budget)\./.test(rule)) return 'accounts'
  if (/^languages?\./.test(rule)) return 'languages'
  if (/^labels?\./.test(rule)) return 'labels'
  if (/^(options|delivery|privacy|music|commercial|price)\.|^paid\.private$/.test(rule)) return 'choices'
  return /^(time|at)\./.test(rule) ? 'when' : 'text'
}

export const fieldId = (field: Field): string => `composer-${field}`

const focusable = 'textarea, input:not([type="hidden"]), button, [tabindex="0"]'

/** Brings the field into view and puts the cursor in it; an empty description first, when it is about those. */
export const goToField = (field: Field): void => {
  const place = document.getElementById(fieldId(field))
  const target = place?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? place?.querySelector<HTMLElement>(focusable)
  place?.scrollIntoView({ block: 'nearest' })
  target?.focus()
}
