/** Tracking links: what carries them, and what they brought. */
import type { Conversions as Told, Link, LinkBrought } from '../../../contract/links.ts'
import { AppError } from '../../app-error.ts'
import { nameKey } from '../../fold-text.ts'
import { newId } from '../../ids.ts'
import type { Call, Handlers } from '../../procedure.ts'
import { seesMoney } from '../../people/sees-money.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { FigureReader } from '../../store/figure-reader.ts'
import { insertTrackingLink } from '../../store/figure-writer.ts'
import type { LinkRow } from '../../store/link-reader.ts'
import { createLinkWriter } from '../../store/link-writer.ts'
import type { PostReader } from '../../store/post-reader.ts'
import type { PublicationReader } from '../../store/publication-reader.ts'
import type { Store } from '../../store/store.ts'
import { addUp } from '../attribute.ts'
import type { Conversions, Gain } from '../attribute.ts'
import type { Attribution } from '../attribution.ts'

interface Deps {
  store: Store
  attribution: Attribution
  accounts: Pick<AccountReader, 'get'>
  posts: Pick<PostReader, 'get'>
  publications: Pick<PublicationReader, 'get'>
  figures: Pick<FigureReader, 'standing'>
}

const notFound = (what: string, id: string): AppError => new AppError('NOT_FOUND', { what, id })

const toLink = ({ id, creatorId, accountId, handle, platform, name, url }: LinkRow): Link => ({
  id,
  creatorId,
  accountId,
  accountHandle: handle,
  platform,
  name,
  url,
})

const told = ({ clicks, subscribers, revenue }: Conversions, call: Call): Told => ({
  clicks,
  subscribers,
  revenue: seesMoney(call) ? [...revenue] : null,
})

export const linkProcedures = ({ store, attribution, accounts, posts, publications, figures }: Deps) => {
  const { links } = attribution
  const writer = createLinkWriter(store)

  /** Of the creator whose it is to be. */
  const linkOf = (creatorId: string, linkId: string): LinkRow => {
    const found = links.get(linkId)
    if (found?.creatorId !== creatorId) throw notFound('link', linkId)
    return found
  }
  const accountOf = (accountId: string, creatorId?: string) => {
    const found = accounts.get(accountId)
    if (!found || (creatorId !== undefined && found.creatorId !== creatorId)) throw notFound('account', accountId)
    return found
  }

  const broughtBy = (row: LinkRow, from: string, to: string, call: Call): { gains: Gain[]; brought: LinkBrought } => {
    const all = attribution.gains(row)
    const gains = all.filter(({ day }) => day >= from && day <= to)
    const dueTo = Map.groupBy(gains, ({ carrier }) => carrier && `${carrier.kind} ${carrier.id}`)
    const sum = (some: readonly Gain[]): Told | null => (some.length === 0 ? null : told(addUp(some), call))
    const loose = (why: 'several' | 'nothing') => sum(gains.filter((gain) => gain.carrier === null && gain.why === why))
    return {
      gains,
      brought: {
        link: toLink(row),
        all: told(addUp(gains), call),
        posts: links.posts(row.id).flatMap(({ publicationId, postId, accountId, publishedAt }) => {
          const due = sum(dueTo.get(`post ${publicationId}`) ?? [])
          const account = accounts.get(accountId)
          if (!due || !account) return []
          const { handle: accountHandle, platform } = account
          const text = posts.get(postId)?.text ?? ''
          return [{ publicationId, platform, accountHandle, text, publishedAt: new Date(publishedAt), ...due }]
        }),
        bios: [...new Set(links.bios(row.id).map(({ accountId }) => accountId))].flatMap((accountId) => {
          const due = sum(dueTo.get(`bio ${accountId}`) ?? [])
          const account = accounts.get(accountId)
          return due && account ? [{ accountId, platform: account.platform, accountHandle: account.handle, ...due }] : []
        }),
        several: loose('several'),
        nothing: loose('nothing'),
        readOn: all.at(-1)?.day ?? null,
      },
    }
  }

  /** New ones of an account's days. Null: none of them says. */
  const subscribersOfDays = (accountId: string, from: string, to: string): number | null => {
    const days = [...Map.groupBy(figures.standing(accountId, 'days', { to }), ({ day }) => day)].flatMap(([day, ofDay]) => {
      const said = ofDay.flatMap(({ subject, figures: { subscribers } }) => (subscribers === null ? [] : { subject, subscribers }))
      if (day < from || said.length === 0) return []
      // A row without a type of income is the whole day; those with one are parts of it.
      const whole = said.find(({ subject }) => subject === '')
      return whole ? whole.subscribers : said.reduce((sum, { subscribers }) => sum + subscribers, 0)
    })
    return days.length === 0 ? null : days.reduce((sum, each) => sum + each, 0)
  }

  /** Subscribers of the accounts' days beyond what their links brought: links of accounts without days say nothing of the others. */
  const untracked = (each: readonly { row: LinkRow; gains: readonly Gain[] }[], from: string, to: string): number | null => {
    const known = [...Map.groupBy(each, ({ row }) => row.accountId)].flatMap(([accountId, own]) => {
      const all = subscribersOfDays(accountId, from, to)
      return all === null ? [] : Math.max(0, all - (addUp(own.flatMap(({ gains }) => gains)).subscribers ?? 0))
    })
    return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
  }

  return {
    'links.list': ({ input, call }) =>
      links.list(creatorsAsked(call.reach, input.creatorId)).map((row) => ({
        ...toLink(row),
        bios: links.bios(row.id),
      })),
    'links.create': ({ input: { accountId, name, url }, call }) => {
      const account = accountOf(accountId)
      const id = newId('trk', store.ids)
      store.write((tx) => {
        const key = nameKey(name)
        const isTaken = links.list([account.creatorId]).some((other) => other.accountId === accountId && nameKey(other.name) === key)
        if (isTaken) throw new AppError('CONFLICT', { what: 'name' })
        insertTrackingLink(tx, { id, accountId, creatorId: account.creatorId, name, nameKey: key, url, createdAt: tx.now })
        tx.audit({
          actor: call.actor,
          action: 'link.created',
          creatorId: account.creatorId,
          subject: { kind: 'link', id, label: name },
          after: { url },
        })
        tx.emit({ kind: 'figures.changed', creatorId: account.creatorId })
      })
      return toLink(linkOf(account.creatorId, id))
    },
    'links.ofPost': ({ input: { postId } }) => {
      if (!posts.get(postId)) throw notFound('post', postId)
      return links.ofPost(postId)
    },
    'links.setOnPost': ({ input: { postId, accountId, linkId }, call }) => {
      const post = posts.get(postId)
      if (!post) throw notFound('post', postId)
      const { handle } = accountOf(accountId, post.creatorId)
      const carried = linkId === null ? null : linkOf(post.creatorId, linkId)
      const before = links.ofPost(postId).find((one) => one.accountId === accountId)?.linkId ?? null
      if (before === linkId) return
      store.write((tx) => {
        writer.setOnPost(tx, postId, accountId, linkId)
        tx.audit({
          actor: call.actor,
          action: 'link.on_post',
          creatorId: post.creatorId,
          subject: { kind: 'post', id: postId, label: post.text.slice(0, 80) },
          before: { link: before === null ? null : (links.get(before)?.name ?? null) },
          after: { link: carried?.name ?? null, account: handle },
        })
        tx.emit({ kind: 'figures.changed', creatorId: post.creatorId })
      })
    },
    'links.setOnBio': ({ input: { accountId, fromDay, linkId }, call }) => {
      const { creatorId, handle } = accountOf(accountId)
      const carried = linkId === null ? null : linkOf(creatorId, linkId)
      store.write((tx) => {
        writer.setOnBio(tx, accountId, fromDay, linkId)
        tx.audit({
          actor: call.actor,
          action: 'link.on_bio',
          creatorId,
          subject: { kind: 'account', id: accountId, label: handle },
          after: { link: carried?.name ?? null, from: fromDay },
        })
        tx.emit({ kind: 'figures.changed', creatorId })
      })
    },
    'links.brought': ({ input: { creatorId, from, to }, call }) => {
      if (to < from) throw new AppError('BAD_INPUT', { issues: [{ path: 'to', code: 'period.invalid' }] })
      const rows = links.list(creatorsAsked(call.reach, creatorId))
      const each = rows.map((row) => ({ row, ...broughtBy(row, from, to, call) }))
      const gains = each.flatMap((one) => one.gains)
      const due = (kind: 'post' | 'bio' | null) => told(addUp(gains.filter(({ carrier }) => (carrier?.kind ?? null) === kind)), call)
      return {
        links: each.map(({ brought }) => brought),
        all: told(addUp(gains), call),
        posts: due('post'),
        bios: due('bio'),
        unattributed: due(null),
        untracked: untracked(each, from, to),
      }
    },
    'links.ofPublication': ({ input: { publicationId }, call }) => {
      if (!publications.get(publicationId)) throw notFound('publication', publicationId)
      const found = attribution.ofPublication(publicationId)
      if (!found) return null
      const { id, name, url } = found.link
      return { ...told(found.due, call), link: { id, name, url }, isShared: found.isShared, readOn: found.readOn }
    },
  } satisfies Pick<Handlers, Extract<keyof Handlers, `links.${string}`>>
}
