/** Rules as people have them: kept, tried out, turned on and off, and what each did. */
import type { PlatformId } from '../../../contract/platforms.ts'
import type { Rule, RuleMet, RuleSpec, RuleTrouble } from '../../../contract/rules.ts'
import { AppError } from '../../app-error.ts'
import { newId } from '../../ids.ts'
import type { Handlers } from '../../procedure.ts'
import { fromCursor, toPage } from '../../publishing/cursor.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import type { PublicationRow } from '../../store/publication-reader.ts'
import { endNews } from '../../store/news-writer.ts'
import type { RuleRow } from '../../store/rule-reader.ts'
import type { Actor, WriteTx } from '../../store/store.ts'
import { dropAllOf } from '../queue/enqueue.ts'
import { toQueuedAct } from '../queue/procedures.ts'
import { textsOf } from './actions/answer.ts'
import { newsKeyOfRule } from './actions/notify.ts'
import { copySpec } from './copy-spec.ts'
import { ourHandles } from './occasion.ts'
import type { Rules } from './parts.ts'
import { nextRun } from './timing.ts'
import { troublesOf, type ScriptBeside } from './troubles.ts'
import { tryOut } from './try-out.ts'

const weekMs = 7 * 24 * 60 * 60_000

const hasScript = (it: Rules, { actions }: RuleSpec, creatorId: string): boolean =>
  actions.some((one) => {
    const script = one.do === 'script' ? it.scripts.rows.script(one.script) : undefined
    return script?.isOn === true && script.removedAt === null && (script.creatorId === null || script.creatorId === creatorId)
  })

const hasGroup = (it: Rules, { actions }: RuleSpec, creatorId: string): boolean =>
  actions.some((one) => {
    const group = one.do === 'amplify' ? it.amplifiers.rows.group(one.group) : undefined
    return group?.isOn === true && group.pausedAt === null && group.creatorId === creatorId
  })

/** Those that begin by themselves with messages to her. */
const scriptsBeside = (it: Rules, creatorId: string, platforms: readonly PlatformId[]): ScriptBeside[] =>
  it.scripts.rows
    .standing()
    .filter((one) => one.draft.trigger.kind !== 'by_hand' && (one.creatorId === null || one.creatorId === creatorId))
    .filter((one) => one.draft.platforms.some((platform) => platforms.includes(platform)))
    .map(({ name, draft }) => ({ name, platforms: draft.platforms, language: draft.language }))

const troubles = (it: Rules, { id, creatorId, spec }: { id: string | null; creatorId: string; spec: RuleSpec }): RuleTrouble[] => {
  const { engine } = it
  const answer = spec.actions.find((one) => one.do === 'answer')
  const platforms = it.accounts
    .list([creatorId])
    .filter(({ state, platform }) => state === 'connected' && engine.assistedOn(platform) === undefined)
    .map(({ platform }) => platform)
  return troublesOf(spec, {
    others: it.rows
      .list([creatorId])
      .filter((other) => other.id !== id)
      .map((other) => ({ id: other.id, name: other.name, isOn: other.onSince !== null, spec: other.spec })),
    ours: ourHandles(it),
    platforms: [...new Set(platforms)],
    namingFollowers: platforms.filter((platform) => {
      const adapter = engine.findAdapter(platform)
      return adapter !== undefined && !adapter.assisted && adapter.inbox?.followers !== undefined
    }),
    scripts: scriptsBeside(it, creatorId, platforms),
    texts: answer ? textsOf(it, answer, creatorId).length : 0,
    hasScript: hasScript(it, spec, creatorId),
    hasGroup: hasGroup(it, spec, creatorId),
  })
}

const toRule = (it: Rules, row: RuleRow): Rule => ({
  id: row.id,
  creatorId: row.creatorId,
  creatorName: it.creators.get(row.creatorId)?.name ?? '',
  name: row.name,
  spec: row.spec,
  isOn: row.onSince !== null,
  nextAt: row.nextAt === null ? null : new Date(row.nextAt),
  troubles: troubles(it, row),
  week: it.acts.rows.tally({ kind: 'rule', id: row.id }, it.engine.clock.now() - weekMs),
})

const ruleOf = (it: Rules, id: string): RuleRow => {
  const row = it.rows.get(id)
  if (!row) throw new AppError('NOT_FOUND', { what: 'rule', id })
  return row
}

const tell = (tx: WriteTx, actor: Actor, action: 'rule.saved' | 'rule.on' | 'rule.off' | 'rule.removed', row: RuleRow, before?: RuleRow) =>
  tx.audit({
    actor,
    action,
    creatorId: row.creatorId,
    subject: { kind: 'rule', id: row.id, label: row.name },
    ...(action === 'rule.saved' && {
      before: before ? { name: before.name, spec: before.spec } : null,
      after: { name: row.name, spec: row.spec },
    }),
  })

/** Of a rule that is turned off, what is not done is left undone. */
const turnOff = (it: Rules, tx: WriteTx, { id }: RuleRow): void => void dropAllOf(it.acts, tx, { kind: 'rule', id }, 'turned_off')

/** Undefined: it is not kept any more. */
const toMet = (it: Rules, subjectId: string, metAt: number): RuleMet | undefined => {
  const follower = it.followers.get(subjectId)
  const item = follower ? undefined : it.items.get(subjectId)
  const publication = follower || item ? undefined : it.engine.publications.get(subjectId)
  const of = follower ?? item ?? publication
  const account = of && it.accounts.get(of.accountId)
  if (!of || !account) return undefined
  const where = { id: subjectId, metAt: new Date(metAt), accountHandle: account.handle, platform: account.platform }
  if (follower) {
    const { handle, name, at, url } = follower
    return { ...where, what: 'follower', at: new Date(at), author: handle, authorName: name, text: '', url }
  }
  if (item) {
    const { author, authorName, at, text, url } = item
    return { ...where, what: 'said', at: new Date(at), author, authorName, text, url }
  }
  const { postId, publishedAt, stateSince, remoteUrl } = publication as PublicationRow
  const text = it.engine.posts.get(postId)?.text ?? ''
  return { ...where, what: 'post', at: new Date(publishedAt ?? stateSince), author: null, authorName: null, text, url: remoteUrl }
}

export const rulesProcedures = (it: Rules): Pick<Handlers, `rules.${string}` & keyof Handlers> => ({
  'rules.people': ({ input: { creatorId } }) => it.items.people(creatorId),
  'rules.list': ({ input: { creatorId }, call: { reach } }) => it.rows.list(creatorsAsked(reach, creatorId)).map((row) => toRule(it, row)),
  'rules.get': ({ input: { ruleId } }) => toRule(it, ruleOf(it, ruleId)),
  'rules.save': ({ input: { ruleId, creatorId, name, spec }, call: { actor } }) => {
    const before = ruleId === undefined ? undefined : ruleOf(it, ruleId)
    const id = before?.id ?? newId('rul', it.engine.store.ids)
    it.engine.store.write((tx) => {
      const changed = { name, spec, onSince: null, nextAt: null, updatedAt: tx.now }
      const row = { id, creatorId, createdBy: before?.createdBy ?? actor.name, createdAt: before?.createdAt ?? tx.now, ...changed }
      if (before) {
        it.rows.update(tx, before, changed)
        turnOff(it, tx, before)
      } else it.rows.insert(tx, row)
      tell(tx, actor, 'rule.saved', row, before)
      if (before && before.onSince !== null) tell(tx, actor, 'rule.off', row)
    })
    return toRule(it, ruleOf(it, id))
  },
  'rules.copy': ({ input: { ruleId, to }, call: { actor, reach } }) => {
    const from = ruleOf(it, ruleId)
    const { spec, without } = copySpec(from.spec, {
      isReplyShared: (id) => it.items.savedReply(id)?.creatorId === null,
      isScriptShared: (id) => it.scripts.rows.script(id)?.creatorId === null,
    })
    if (spec === null) throw new AppError('CONFLICT', { what: 'rule_of_one' })
    const copies = it.engine.store.write((tx) =>
      [...new Set(to)].map((creatorId) => {
        const creator = it.creators.get(creatorId)
        if (!creator || (reach !== null && !reach.has(creatorId))) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
        const { name } = from
        const same = it.rows.list([creatorId]).find((one) => one.name === name && JSON.stringify(one.spec) === JSON.stringify(spec))
        const of = { creatorId, creatorName: creator.name }
        if (same !== undefined || creatorId === from.creatorId) return { ...of, ruleId: same?.id ?? from.id, isNew: false }
        const made = { createdBy: actor.name, createdAt: tx.now, updatedAt: tx.now }
        const row = { id: newId('rul', it.engine.store.ids), creatorId, name, spec, onSince: null, nextAt: null, ...made }
        it.rows.insert(tx, row)
        tell(tx, actor, 'rule.saved', row)
        return { ...of, ruleId: row.id, isNew: true }
      }),
    )
    return { copies, without }
  },
  'rules.setOn': ({ input: { ruleId, isOn }, call: { actor } }) => {
    it.engine.store.write((tx) => {
      const row = ruleOf(it, ruleId)
      if ((row.onSince !== null) === isOn) return
      const inTheWay = isOn ? troubles(it, row).filter(({ blocks }) => blocks) : []
      if (inTheWay.length > 0) throw new AppError('CONFLICT', { what: 'rule_does_nothing', items: inTheWay.map(({ kind }) => kind) })
      const { trigger } = row.spec
      const zone = it.creators.get(row.creatorId)?.zone ?? 'UTC'
      const nextAt = isOn && trigger.on === 'schedule' ? nextRun(trigger, zone, tx.now) : null
      it.rows.update(tx, row, { onSince: isOn ? tx.now : null, nextAt })
      if (!isOn) turnOff(it, tx, row)
      tell(tx, actor, isOn ? 'rule.on' : 'rule.off', row)
    })
    return toRule(it, ruleOf(it, ruleId))
  },
  'rules.remove': ({ input: { ruleId }, call: { actor } }) => {
    it.engine.store.write((tx) => {
      const row = ruleOf(it, ruleId)
      turnOff(it, tx, row)
      endNews(tx, newsKeyOfRule(row.id))
      it.rows.remove(tx, row)
      tell(tx, actor, 'rule.removed', row)
    })
    return {}
  },
  'rules.tryOut': ({ input: { creatorId, spec, ruleId } }) => {
    const now = it.engine.clock.now()
    // A new one has no seed yet: its delays and words will be others, and as varied.
    const tried = tryOut(it, { creatorId, spec, ruleId: ruleId ?? 'new' }, now)
    return { ...tried, troubles: troubles(it, { id: ruleId ?? null, creatorId, spec }) }
  },
  'rules.met': ({ input: { ruleId, cursor, limit } }) => {
    const page = toPage(
      it.rows.met(ruleId, { after: fromCursor(cursor), limit: limit + 1 }),
      limit,
      ({ subjectId, at }) => toMet(it, subjectId, at),
      ({ at, subjectId }) => ({ at, id: subjectId }),
    )
    return { ...page, items: page.items.filter((one) => one !== undefined) }
  },
  'rules.acts': ({ input: { ruleId, cursor, limit } }) => {
    const found = it.acts.rows.wantedBy({ kind: 'rule', id: ruleId }, { after: fromCursor(cursor), limit: limit + 1 })
    return toPage(
      found,
      limit,
      (row) => toQueuedAct(it.acts, row),
      ({ createdAt, id }) => ({ at: createdAt, id }),
    )
  },
})
