/** Encoding a video anew. */
import type { Conversion } from '../../../contract/media.ts'
import type { Handlers } from '../../procedure.ts'
import type { Conversions } from '../conversions.ts'

const shown = (conversions: Conversions, assetId: string): Conversion => {
  const isPossible = conversions.isPossible()
  const now = conversions.of(assetId)
  switch (now.state) {
    case 'none':
      return { isPossible, state: 'none' }
    case 'running':
      return { isPossible, state: 'running', share: now.share }
    case 'failed':
      return { isPossible, state: 'failed', rule: now.rule, ...(now.data && { data: now.data }) }
    case 'done':
      return { isPossible, state: 'done', bytes: now.bytes }
  }
}

export const convert = (conversions: Conversions) =>
  ({
    'media.convert': ({ input: { assetId, ...wish } }) => {
      conversions.start(assetId, wish)
      return shown(conversions, assetId)
    },
    'media.conversion': ({ input: { assetId } }) => shown(conversions, assetId),
    'media.cancelConversion': async ({ input: { assetId } }) => {
      await conversions.stop(assetId)
      return shown(conversions, assetId)
    },
  }) satisfies Partial<Handlers>
