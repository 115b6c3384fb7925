/** Is the store's file sound, and is there a copy of it? */
import { listBackups } from '../store/backup-reader.ts'
import type { HealthReader } from '../store/health-reader.ts'
import { failed, ok, warning } from './check.ts'
import type { Check } from './check.ts'

const dayMs = 86_400_000
/** A week's work is what one may stand to lose. */
const oldBackupDays = 7

/** `met`: what reads of the store came upon, which the check of the file may have passed over. */
export const checkStore = async (health: HealthReader, dataDir: string, now: number, met: readonly string[]): Promise<Check[]> => {
  const found = await health.findDamage()
  const damage = found.length > 0 ? found : met
  if (damage.length > 0) return [failed('store', 'store.damaged', { problems: damage.length, first: damage[0] ?? '' })]
  const [newest] = listBackups(dataDir)
  const sound = ok('store', 'store.sound', { bytes: health.bytes() })
  if (!newest) return [sound, warning('store', 'store.no_backup')]
  const days = Math.floor((now - newest.at) / dayMs)
  return days >= oldBackupDays ? [sound, warning('store', 'store.backup_old', { days })] : [sound]
}
