/** For whoever logs beside core: its rule for the look of secrets. */
export { redactText } from '../core/log-redaction.ts'
