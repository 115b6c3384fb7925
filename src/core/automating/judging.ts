/**
 * What is said to accounts is judged right after it came in, by what ships with the application and what people corrected for that
 * creator. No text leaves the machine. Between few items core goes on with other things.
 */
import type { JudgedAspect } from '../../contract/inbox.ts'
import type { CommittedEvent } from '../events.ts'
import { breathe } from '../planning/solve-beside.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import {
  createInboxReader,
  type CorrectedItem,
  type InboxCorrectionRow,
  type InboxReader,
  type UnjudgedItem,
} from '../store/inbox-reader.ts'
import { judgeAllAnew, judgeItem, type JudgedPatch } from '../store/inbox-writer.ts'
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import { classifierVersion, type Classifier, type Correction, type Judgement } from './classifier/classifier.ts'
import { generalClassifier } from './classifier/general-classifier.ts'
import { usualThresholds, verdictOf, type Thresholds } from './classifier/verdict.ts'

const versionKey = 'classifier.version'
const atOnce = 50
/** What was corrected before these says little of today. */
const mostCorrections = 500
/** Whose classifiers are kept at hand: each holds some two megabytes. */
const mostKept = 8

export interface Judging extends Disposable {
  engine: Publishing['engine']
  rows: InboxReader
  start(): void
  thresholdsOf(creatorId: string): Thresholds
}

/** As the store keeps it. */
export const patchOfCorrection = ({ aspect, value }: Pick<InboxCorrectionRow, 'aspect' | 'value'>): JudgedPatch => {
  if (aspect === 'spam') return { spam: value === 'true', spamSure: null }
  if (aspect === 'relevance') return { relevance: value === 'true', relevanceSure: null }
  const found = readCorrection({ aspect, value })
  return aspect === 'language'
    ? { language: found.language ?? null, languageSure: null }
    : { sentiment: found.sentiment ?? null, sentimentSure: null }
}

const languages = ['fr', 'en', 'other'] as const
const sentiments = ['negative', 'neutral', 'positive'] as const

const readCorrection = ({ aspect, value }: { aspect: JudgedAspect; value: string }): Omit<Correction, 'text' | 'post'> => ({
  ...(aspect === 'language' && { language: languages.find((one) => one === value) }),
  ...(aspect === 'spam' && { spam: value === 'true' }),
  ...(aspect === 'sentiment' && { sentiment: sentiments.find((one) => one === value) }),
  ...(aspect === 'relevance' && { relevance: value === 'true' }),
})

const learntFrom = ({ text, post, ...said }: CorrectedItem): Correction => ({ text, post, ...readCorrection(said) })

const patchOf = (judgement: Judgement, from: Thresholds, corrections: readonly InboxCorrectionRow[]): JudgedPatch => {
  const verdict = verdictOf(judgement, from)
  return Object.assign(
    {
      judged: classifierVersion,
      language: verdict.language,
      languageSure: judgement.language.sure,
      spam: verdict.spam,
      spamSure: judgement.spam.sure,
      sentiment: verdict.sentiment,
      sentimentSure: judgement.sentiment.sure,
      relevance: verdict.relevance,
      relevanceSure: judgement.relevance.sure,
    },
    ...corrections.map(patchOfCorrection),
  )
}

export const createJudging = ({ engine, timer }: Pick<Publishing, 'engine' | 'timer'>): Judging => {
  const { store, logger, closing } = engine
  const rows = createInboxReader(store)
  const kept = new Map<string, { stamp: string; classifier: Classifier }>()
  let isRunning = false
  let listening: Disposable | undefined

  const thresholdsOf = (creatorId: string): Thresholds => {
    const { creatorId: _creator, ...own } = rows.thresholds(creatorId) ?? { creatorId, ...usualThresholds }
    return own
  }

  const stampOf = (creatorId: string): string => JSON.stringify([rows.thresholds(creatorId), rows.corrections(creatorId, mostCorrections)])

  const classifierFor = (from: Classifier, creatorId: string): Classifier => {
    const corrections = rows.corrections(creatorId, mostCorrections)
    if (corrections.length === 0) return from
    const stamp = JSON.stringify(corrections)
    const known = kept.get(creatorId)
    const classifier = known?.stamp === stamp ? known.classifier : from.corrected(corrections.map(learntFrom))
    kept.delete(creatorId)
    kept.set(creatorId, { stamp, classifier })
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return classifier
  }

  const judge = async (items: readonly UnjudgedItem[]): Promise<void> => {
    const from = await generalClassifier()
    const patches: { id: string; creatorId: string; judgement: Judgement; thresholds: Thresholds }[] = []
    const stamps = new Map<string, string>()
    for (const [creatorId, own] of Map.groupBy(items, (item) => item.creatorId)) {
      stamps.set(creatorId, stampOf(creatorId))
      const classifier = classifierFor(from, creatorId)
      const thresholds = thresholdsOf(creatorId)
      for (const { id, text, post } of own) patches.push({ id, creatorId, judgement: classifier.judge({ text, post }), thresholds })
      await breathe()
    }
    if (closing.aborted) return
    await store.writeSoon((tx) => {
      // What somebody corrected meanwhile is learnt from first.
      const still = new Set([...stamps].flatMap(([creatorId, stamp]) => (stampOf(creatorId) === stamp ? [creatorId] : [])))
      const judged = patches.filter(({ creatorId }) => still.has(creatorId))
      for (const { id, judgement, thresholds } of judged) judgeItem(tx, id, patchOf(judgement, thresholds, rows.correctionsOf(id)))
      for (const [creatorId, own] of Map.groupBy(judged, (one) => one.creatorId)) {
        tx.emit({ kind: 'inbox.changed', creatorId })
        tx.emit({ kind: 'inbox.judged', creatorId, itemIds: own.map(({ id }) => id) })
      }
    })
  }

  const run = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    try {
      for (;;) {
        const items = closing.aborted ? [] : rows.unjudged(atOnce)
        if (items.length === 0) return
        await judge(items)
        await breathe()
      }
    } finally {
      isRunning = false
    }
  }

  const runSoon = (): void => {
    if (isRunning || closing.aborted) return
    timer.track(run()).catch((error: unknown) => {
      // What is not judged is at the next thing that is said, or at the next start.
      if (!closing.aborted) logger.warn({ err: error }, 'what was said could not be judged')
    })
  }

  const hear = (events: readonly CommittedEvent[]): void => {
    if (events.some(({ event }) => event.kind === 'inbox.changed')) runSoon()
  }

  return {
    engine,
    rows,
    thresholdsOf,
    start: () => {
      const before = readMeta(store, versionKey)
      if (before !== String(classifierVersion))
        store.write((tx) => {
          if (before !== undefined) judgeAllAnew(tx)
          writeMeta(tx, versionKey, String(classifierVersion))
        })
      listening = store.onCommitted(hear)
      runSoon()
    },
    [Symbol.dispose]: () => listening?.[Symbol.dispose](),
  }
}
