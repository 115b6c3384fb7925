/** X takes no key of ours: this one only tells operations apart in our own ledger. */
import type { AdapterIo } from '../kit/adapter.ts'

export const newOperationKey = ({ clock, random }: Pick<AdapterIo, 'clock' | 'random'>): string =>
  `${clock.now().toString(36)}-${Buffer.from(random.bytes(9)).toString('base64url')}`
