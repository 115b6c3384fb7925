/** The part of the router that is about trends. */
import type { Trend } from '../../../contract/trends.ts'
import { AppError } from '../../app-error.ts'
import type { Handlers } from '../../procedure.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import type { Store } from '../../store/store.ts'
import type { TrendRow } from '../../store/trend-reader.ts'
import { matchTrend, type Interested } from '../match-trend.ts'
import { shownFor, type Trends } from '../trends.ts'

interface Deps {
  store: Store
  trends: Trends
  creators: { reader: CreatorReader }
  publishing: Pick<Publishing, 'engine'>
}

type Whom = Interested & { creatorId: string }

const toTrend = (row: TrendRow, whom: readonly Whom[]): Trend => {
  const country = row.country === '' ? null : row.country
  const matches = whom.flatMap(({ creatorId, ...interested }) => {
    const themes = matchTrend({ ...row, country }, interested)
    return themes.length > 0 ? [{ creatorId, themes }] : []
  })
  return {
    ...row,
    country,
    platform: row.platform === '' ? null : row.platform,
    firstSeenAt: new Date(row.firstSeenAt),
    lastSeenAt: new Date(row.lastSeenAt),
    matches,
  }
}

export const trendsProcedures = ({ store, trends, creators, publishing }: Deps): Pick<Handlers, `trends.${string}` & keyof Handlers> => {
  const { reader, writer } = trends
  const whomIn = (reach: ReadonlySet<string> | null): Whom[] => {
    const interests = new Map(reader.interests().map((one) => [one.creatorId, one]))
    return creators.reader.list({ archived: false, reach }).map(({ id: creatorId, market }) => ({
      creatorId,
      market,
      themes: interests.get(creatorId)?.themes ?? [],
      languages: interests.get(creatorId)?.languages ?? [],
    }))
  }
  const known = (trendId: string): TrendRow => {
    const row = reader.get(trendId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'trend', id: trendId })
    return row
  }
  const assertPost = (postId: string): void => {
    if (!publishing.engine.posts.get(postId)) throw new AppError('NOT_FOUND', { what: 'post', id: postId })
  }
  return {
    'trends.list': ({ input: { country, source, creatorId }, call }) => {
      const whom = whomIn(call.reach)
      const found = reader.seenSince(trends.clockNow() - shownFor, { source, country }).map((row) => toTrend(row, whom))
      return {
        trends: creatorId === undefined ? found : found.filter(({ matches }) => matches.some((one) => one.creatorId === creatorId)),
        sources: trends.states(),
        quotas: trends.quotas(call.reach).map(({ account, used, max, days, freeAt }) => ({
          accountId: account.id,
          handle: account.handle,
          used,
          max,
          days,
          freeAt: freeAt === null ? null : new Date(freeAt),
        })),
        interests: whom.map(({ creatorId: id, themes, languages }) => ({ creatorId: id, themes: [...themes], languages: [...languages] })),
      }
    },
    'trends.refresh': ({ input: { source, country } }) => trends.refresh(source, country),
    'trends.setSchedule': ({ input: { source, country, everyHours }, call }) => trends.setSchedule(source, country, everyHours, call.actor),
    'trends.searchHashtag': async ({ input: { accountId, hashtag }, call }) =>
      toTrend(await trends.searchHashtag(accountId, hashtag, call.signal), whomIn(call.reach)),
    'trends.add': ({ input: { name, platform, country, detail, url }, call }) =>
      toTrend(trends.add({ name, platform: platform ?? '', country: country ?? '', detail, url, volume: null }), whomIn(call.reach)),
    'trends.remove': ({ input: { trendId } }) => {
      if (known(trendId).source !== 'manual') throw new AppError('NOT_FOUND', { what: 'trend', id: trendId })
      store.write((tx) => writer.remove(tx, trendId))
    },
    'trends.setInterests': ({ input: { creatorId, themes, languages }, call }) => {
      const creator = creators.reader.get(creatorId)
      if (!creator) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
      const own = { themes: [...new Set(themes)], languages: [...new Set(languages)] }
      store.write((tx) => {
        const before = reader.interests().find((one) => one.creatorId === creatorId)
        writer.setInterests(tx, creatorId, own.themes, own.languages)
        tx.audit({
          actor: call.actor,
          action: 'creator.updated',
          creatorId,
          subject: { kind: 'creator', id: creatorId, label: creator.name },
          before: { themes: before?.themes ?? [], languages: before?.languages ?? [] },
          after: own,
        })
      })
      return { creatorId, ...own }
    },
    'trends.note': ({ input: { postId, trendId } }) => {
      assertPost(postId)
      const row = known(trendId)
      store.write((tx) => writer.note(tx, postId, row))
    },
    'trends.ofPost': ({ input: { postId } }) => {
      assertPost(postId)
      const found = reader.ofPost(postId)
      return found ? { ...found, country: found.country === '' ? null : found.country } : null
    },
  }
}
