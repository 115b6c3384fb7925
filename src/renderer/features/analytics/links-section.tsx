import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Plus, UserRound } from 'lucide-react'
import type { Conversions, LinkBrought } from '../../../contract/links.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FigureTile } from '../../components/figure-tile.tsx'
import { TextLink } from '../../components/link.tsx'
import { NewLinkDialog } from '../../components/links/new-link-dialog.tsx'
import { ReadingDialog } from '../../components/links/reading-dialog.tsx'
import { useConversionWords } from '../../components/links/use-conversion-words.ts'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Scrolled } from '../../components/scrolled.tsx'
import { Section } from '../../components/section.tsx'
import { useAgencyDay } from '../../lib/agency-day.ts'
import { useApi } from '../../lib/api.tsx'
import { dayText } from '../../lib/figure-text.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { BioDialog } from './bio-dialog.tsx'

const cell = 'px-3 py-1.5 text-right whitespace-nowrap'

const Row = ({ name, due, isMain = false, money }: { name: ReactNode; due: Conversions; isMain?: boolean; money: boolean }) => {
  const words = useConversionWords()
  return (
    <tr className={isMain ? 'border-t border-line font-medium' : 'text-muted'}>
      <th scope="row" className={isMain ? 'px-3 py-1.5 text-left font-medium' : 'py-1 pr-3 pl-8 text-left font-normal'}>
        {name}
      </th>
      <td className={cell}>{words.count(due.clicks)}</td>
      <td className={cell}>{words.count(due.subscribers)}</td>
      {money && <td className={cell}>{words.money(due.revenue)}</td>}
    </tr>
  )
}

const Account = ({ platform, handle }: { platform: LinkBrought['link']['platform']; handle: string }) => (
  <span className="inline-flex items-center gap-1.5">
    <PlatformGlyph platform={platform} className="[&_svg]:size-3.5" />@{handle}
  </span>
)

/** One link, and what it brought is due to. */
const LinkRows = ({ brought, money, onEnter }: { brought: LinkBrought; money: boolean; onEnter: (() => void) | undefined }) => {
  const { t } = useTranslation('links')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const { link, all, posts, bios, several, nothing, readOn } = brought
  return (
    <tbody>
      <Row
        isMain
        money={money}
        due={all}
        name={
          <span className="flex flex-wrap items-baseline gap-x-3">
            {link.name}
            <span className="text-sm font-normal text-muted">
              <Account platform={link.platform} handle={link.accountHandle} /> ·{' '}
              {readOn === null ? t('readNever') : t('readOn', { day: dayText(readOn, format) })}
            </span>
            {onEnter && (
              <Button size="sm" variant="quiet" onPress={onEnter} aria-label={`${t('enter')} · ${link.name}`}>
                {t('enter')}
              </Button>
            )}
          </span>
        }
      />
      {posts.map((post) => (
        <Row
          key={post.publicationId}
          money={money}
          due={post}
          name={
            <>
              <TextLink to="/publications/$publicationId" params={{ publicationId: post.publicationId }} className="line-clamp-1">
                {post.text || ui('noText')}
              </TextLink>
              <span className="text-sm">
                <Account platform={post.platform} handle={post.accountHandle} /> · {format.dateTime(post.publishedAt)}
              </span>
            </>
          }
        />
      ))}
      {bios.map((bio) => (
        <Row key={bio.accountId} money={money} due={bio} name={t('bio', { handle: bio.accountHandle })} />
      ))}
      {several && <Row money={money} due={several} name={t('due.several')} />}
      {nothing && <Row money={money} due={nothing} name={t('due.nothing')} />}
    </tbody>
  )
}

/** Post → clicks → subscribers → revenue, by tracking link, with what is due to none. */
export const LinksSection = ({ creatorId, from, to }: { creatorId: string | undefined; from: string; to: string }) => {
  const { t } = useTranslation('links')
  const can = useCan()
  const api = useApi()
  const words = useConversionWords()
  // What a profile carried, and when a link was read, are days of the agency.
  const today = useAgencyDay()
  const mayChange = can('links.create')
  const brought = useQuery(api.links.brought.queryOptions({ input: { creatorId, from, to }, placeholderData: keepPreviousData }))
  const links = useQuery(api.links.list.queryOptions({ input: { creatorId }, enabled: mayChange }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { creatorId }, enabled: mayChange }))
  const platforms = useQuery(api.platforms.list.queryOptions({ enabled: mayChange }))
  const [open, setOpen] = useState<'new' | 'bio' | { enter: LinkBrought['link'] } | null>(null)
  if (brought.isError) return <ErrorNote error={brought.error} />
  if (!brought.data) return null
  const { all, posts, bios, unattributed, untracked } = brought.data
  const shown = brought.data.links
  if (shown.length === 0 && !mayChange) return null
  const money = all.revenue !== null
  const assisted = new Set((platforms.data ?? []).filter(({ capabilities }) => capabilities.assisted).map(({ id }) => id))
  const inOrder = (accounts.data ?? [])
    .filter(({ state }) => state !== 'disconnected')
    .toSorted((a, b) => Number(assisted.has(b.platform)) - Number(assisted.has(a.platform)))
  const close = () => setOpen(null)
  return (
    <Section
      title={t('title')}
      note={t('formula')}
      actions={
        mayChange &&
        inOrder.length > 0 && (
          <>
            {shown.length > 0 && (
              <Button size="sm" icon={UserRound} onPress={() => setOpen('bio')}>
                {t('bios.act')}
              </Button>
            )}
            <Button size="sm" icon={Plus} onPress={() => setOpen('new')}>
              {t('create.act')}
            </Button>
          </>
        )
      }
    >
      {shown.length === 0 ? (
        <p className="text-muted">{t('empty')}</p>
      ) : (
        <>
          <dl className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3">
            <FigureTile label={t('clicks')} value={words.count(all.clicks)} note={all.clicks === null && t('none')} />
            <FigureTile
              label={t('subscribers')}
              value={words.count(all.subscribers)}
              note={
                all.subscribers === null
                  ? t('none')
                  : unattributed.subscribers !== null && t('unattributedOf', { count: unattributed.subscribers })
              }
            />
            {money && <FigureTile label={t('revenue')} value={words.money(all.revenue)} note={all.revenue?.length === 0 && t('none')} />}
            {untracked !== null && <FigureTile label={t('byNoLink')} value={words.count(untracked)} note={t('byNoLinkNote')} />}
          </dl>
          <Scrolled label={t('title')} className="rounded-lg border border-line">
            <table className="tnum w-full">
              <thead className="bg-surface text-sm text-muted">
                <tr>
                  <th scope="col" className="px-3 py-2 text-left font-medium">
                    {t('column')}
                  </th>
                  <th scope="col" className={`${cell} font-medium`}>
                    {t('clicks')}
                  </th>
                  <th scope="col" className={`${cell} font-medium`}>
                    {t('subscribers')}
                  </th>
                  {money && (
                    <th scope="col" className={`${cell} font-medium`}>
                      {t('revenue')}
                    </th>
                  )}
                </tr>
              </thead>
              {shown.map((one) => (
                <LinkRows
                  key={one.link.id}
                  brought={one}
                  money={money}
                  onEnter={can('figures.enterLink') ? () => setOpen({ enter: one.link }) : undefined}
                />
              ))}
              <tfoot>
                <Row isMain money={money} due={all} name={t('total')} />
                <Row money={money} due={posts} name={t('toPosts')} />
                <Row money={money} due={bios} name={t('toBios')} />
                <Row money={money} due={unattributed} name={t('unattributed')} />
              </tfoot>
            </table>
          </Scrolled>
        </>
      )}
      {open === 'new' && <NewLinkDialog accounts={inOrder} onClose={close} />}
      {open === 'bio' && <BioDialog accounts={inOrder} links={links.data ?? []} today={today} onClose={close} />}
      {open !== null && typeof open === 'object' && (
        <ReadingDialog accountId={open.enter.accountId} link={open.enter} today={today} onClose={close} />
      )}
    </Section>
  )
}
