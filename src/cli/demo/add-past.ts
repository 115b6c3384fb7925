/** What the practice agency's creators had posted before it took them on: on the practice network, which gives it an audience. */
import type { PlatformId } from '../../contract/platforms.ts'
import { chanceOf } from '../../practice/chance.ts'
import type { Practice } from '../../practice/index.ts'
import type { CastMember } from './cast.ts'

const [hourMs, dayMs] = [3_600_000, 86_400_000]
const days = 88
const perDay = 1

type Kind = 'none' | 'images' | 'video'

/** How each shows itself there: as often as the kinds stand in the list. */
const kindsOn: Partial<Record<PlatformId, readonly Kind[]>> = {
  bluesky: ['none', 'images', 'images', 'images', 'video'],
}

/** Before the account is connected, `name` as it is called there. Nothing where the platform gives nobody a list of posts. */
export const addPast = (practice: Practice, platform: PlatformId, name: string, member: CastMember, now: number): void => {
  const kinds = kindsOn[platform]
  if (!kinds || platform === 'onlyfans') return
  const posts = Array.from({ length: Math.round(days * perDay) }, (_, index) => {
    const chance = (what: string): number => chanceOf(11, platform, member.key, index, what)
    const pick = <T>(all: readonly T[], what: string): T | undefined => all[Math.floor(chance(what) * all.length)]
    // Any hour at which somebody is up, in her own time: what is best is for Coulisse to find out.
    const day = now - dayMs - Math.floor(index / perDay) * dayMs
    const at = atHour(day, member.zone, 7 + chance('hour') * 16)
    return { at, media: pick(kinds, 'media') ?? 'none', text: textOf(member, pick, chance) }
  })
  practice.addPast({ platform, account: name, posts: posts.filter(({ at }) => at < now) })
}

/** On the calendar day of `day` in the zone; to the hour that its clocks show, but for the two days on which they change. */
const atHour = (day: number, zone: string, hour: number): number => {
  const shown = Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(day))
  const whole = day - (day % hourMs)
  return Math.round(whole + (hour - shown) * hourMs)
}

type Pick = (all: readonly string[], what: string) => string | undefined

/** One of her captions in one of its readings, and now and then a hashtag. */
const textOf = ({ captions, hashtags }: CastMember, pick: Pick, chance: (what: string) => number): string => {
  const template = pick(
    captions.map(({ text }) => text),
    'caption',
  )
  const words = (template ?? '')
    .replaceAll(/\{\{[^}]*\}\}/g, '')
    .replaceAll(/\{([^{}]*)\}/g, (_, options: string) => pick(options.split('|'), options) ?? '')
    .trim()
  const tags = hashtags.flatMap((set) => set.tags).filter((tag) => chance(`tag ${tag}`) < 0.3)
  return [words, ...tags.map((tag) => `#${tag}`)].join(' ')
}
