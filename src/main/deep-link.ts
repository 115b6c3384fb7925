/** `coulisse://…` links: outside input, so only known pages with well-formed ids pass. */
import * as z from 'zod'
import { alertId } from '../contract/alerts.ts'
import { ruleId } from '../contract/rules.ts'
import { ticketId } from '../contract/tickets.ts'
import { creatorId, postId, publicationId } from '../contract/values.ts'

/** Pages that anybody may be led to; `renderer/app/deep-links.test.tsx` holds both tables to the application's routes. */
export const plainPages: ReadonlySet<string> = new Set([
  '/',
  '/today',
  '/calendar',
  '/library',
  '/creators',
  '/accounts',
  '/posts/new',
  '/figures',
  '/import',
  '/alerts',
  '/analytics',
  '/approvals',
  '/inbox',
  '/planning',
  '/trends',
  '/automation',
  '/amplifiers',
  '/scripts',
  '/rules',
  '/rules/new',
  '/advice',
  '/tickets',
  '/history',
  '/team',
  '/settings',
  '/my-calendar',
  '/my-statistics',
  '/notifications',
  '/profile',
])

/** Pages of one thing, by the first part of their path. */
export const pagesById: Readonly<Record<string, z.ZodType<string>>> = {
  creators: creatorId,
  posts: postId,
  publications: publicationId,
  alerts: alertId,
  tickets: ticketId,
  rules: ruleId,
}

const isPageOfOne = (path: string): boolean => {
  const [empty, page, id, ...rest] = path.split('/')
  return (
    empty === '' &&
    page !== undefined &&
    rest.length === 0 &&
    Object.hasOwn(pagesById, page) &&
    pagesById[page]?.safeParse(id).success === true
  )
}

/** A path of the application that may be opened from a link or a notification. */
const pagePath = z
  .string()
  .max(200)
  .refine((path) => plainPages.has(path) || isPageOfOne(path))

const scheme = 'coulisse://'
/** The host of the link is the first part of the path: `coulisse://publications/pub_…`. Browsers add a slash at the end. */
const deepLink = z
  .string()
  .max(300)
  .startsWith(scheme)
  .transform((link) => `/${link.slice(scheme.length)}`.replace(/\/+$/, '') || '/')
  .pipe(pagePath)

/** The path as it came, when it is one that may be opened. */
export const parsePagePath = (path: string): string | undefined => pagePath.safeParse(path).data

/** The path a link opens; nothing for one that is malformed or unknown. */
export const parseDeepLink = (link: string): string | undefined => deepLink.safeParse(link).data

/** The link among a command line's arguments: how Windows and Linux hand it over. */
export const deepLinkIn = (argv: readonly string[]): string | undefined => {
  const link = argv.find((arg) => arg.startsWith(scheme))
  return link === undefined ? undefined : parseDeepLink(link)
}
