/** Platforms that give nothing to a program: their figures are brought in. */
import type { AnyPlatform, AssistedPlatform } from '../../platforms/kit/adapter.ts'

export const isAssisted = (platform: AnyPlatform): platform is AssistedPlatform => platform.assisted !== undefined
