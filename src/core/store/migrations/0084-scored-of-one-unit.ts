/** Parts of a score are compared with posts of the same unit only (`core/measuring/compare.ts`): every post is scored again, as when the formula changed. */
export { scoredAnew as scoredOfOneUnit } from './0070-scored-anew.ts'
