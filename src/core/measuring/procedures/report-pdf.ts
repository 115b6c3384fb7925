/** A creator's figures of a period, as a PDF. */
import { AppError } from '../../app-error.ts'
import { foldText } from '../../fold-text.ts'
import { asJpeg } from '../../media/as-jpeg.ts'
import type { Media } from '../../media/media.ts'
import { seesMoney } from '../../people/sees-money.ts'
import type { Clock } from '../../ports.ts'
import type { Handler } from '../../procedure.ts'
import type { AgencyReader } from '../../store/agency-reader.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import type { Analytics } from '../analytics.ts'
import { addUp } from '../attribute.ts'
import type { Conversions } from '../attribute.ts'
import type { Attribution } from '../attribution.ts'
import type { createGeography } from '../geography.ts'
import { drawReport } from '../pdf/draw-report.ts'
import { reportTexts } from '../pdf/report-texts.ts'

export interface ReportPdfDeps {
  analytics: Analytics
  attribution: Attribution
  whereabouts: ReturnType<typeof createGeography>
  creators: Pick<CreatorReader, 'get'>
  agency: AgencyReader
  media: Pick<Media, 'square'>
  clock: Pick<Clock, 'now'>
}

const postsShown = 6

/** What a file system takes: `Léa Marchand` → `lea-marchand`. */
const plainName = (name: string): string =>
  foldText(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')

export const reportPdf =
  ({ analytics, attribution, whereabouts, creators, agency, media, clock }: ReportPdfDeps): Handler<'reports.pdf'> =>
  async ({ input: { creatorId, from, to, language, withMoney }, call }) => {
    if (withMoney && !seesMoney(call)) throw new AppError('FORBIDDEN', {})
    const creator = creators.get(creatorId)
    if (!creator) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
    const whose = { accountId: null, creatorIds: [creatorId] }
    const filter = { creatorId, from, to }
    const overview = analytics.overview(whose, filter, undefined)
    const best = analytics.posts(whose, filter, 'score', false, postsShown)
    // One that is gone, or a video nobody drew a picture of, leaves its place empty.
    const pictureOf = async (assetId: string | null): Promise<Uint8Array | null> =>
      assetId === null ? null : media.square(assetId).then(asJpeg, () => null)
    const links = attribution.links.list([creatorId]).map((link) => ({
      name: link.name,
      gains: attribution.gains(link).filter(({ day }) => day >= from && day <= to),
    }))
    const told = (conversions: Conversions) => ({
      clicks: conversions.clicks,
      subscribers: conversions.subscribers,
      revenue: withMoney ? [...conversions.revenue] : null,
    })
    const gains = links.flatMap((link) => link.gains)
    const content = await drawReport({
      agency: agency.get()?.name ?? '',
      creator: creator.name,
      language,
      zone: overview.zone,
      from,
      to,
      at: new Date(clock.now()),
      overview,
      best: await Promise.all(best.map(async (post) => ({ post, picture: await pictureOf(post.thumbAssetId) }))),
      hours: analytics.heatMap(whose, filter),
      followers: analytics.followersOfAccounts(whose, filter),
      geography: whereabouts(whose, null),
      links: links.filter((link) => link.gains.length > 0).map((link) => ({ name: link.name, ...told(addUp(link.gains)) })),
      linked: { all: told(addUp(gains)), unattributed: told(addUp(gains.filter(({ carrier }) => carrier === null))) },
    })
    const name = reportTexts[language].file(plainName(creator.name), from, to)
    return new File([new Uint8Array(content)], name, { type: 'application/pdf' })
  }
