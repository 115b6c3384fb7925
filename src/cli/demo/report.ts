/** The week as a table that a person can check against the practice network's pages. */
import type { CoreClient } from '../../core/index.ts'
import type { Language } from '../../contract/values.ts'

export type DemoPublication = Awaited<ReturnType<CoreClient['publications']['list']>>['items'][number]

export interface ReportRow {
  publication: DemoPublication
  likes: number | null
  replies: number | null
}

export interface DemoResult {
  creators: number
  planned: number
  published: number
  failed: number
  ambiguous: number
  missed: number
  duplicates: number
  lost: number
  seconds: number
}

const words = {
  fr: {
    when: 'quand (heure du compte)', model: 'modèle', state: 'état', likes: 'j’aime', replies: 'réponses', proof: 'preuve',
    states: { published: 'publiée', failed: 'échec', missed: 'manquée', ambiguous: 'à vérifier', needs_person: 'à décider' } as Record<string, string>,
    summary: (result: DemoResult) =>
      `${result.creators} modèles · ${result.planned} publications planifiées · ${result.published} publiées · ${result.failed} en échec · ${result.ambiguous} à vérifier · ${result.missed} manquées\nLu sur le serveur : ${result.duplicates} doublon(s), ${result.lost} perdue(s). ${result.seconds} s.`,
  },
  en: {
    when: 'when (account’s clock)', model: 'model', state: 'state', likes: 'likes', replies: 'replies', proof: 'proof',
    states: { published: 'published', failed: 'failed', missed: 'missed', ambiguous: 'to be checked', needs_person: 'needs you' } as Record<string, string>,
    summary: (result: DemoResult) =>
      `${result.creators} models · ${result.planned} publications planned · ${result.published} published · ${result.failed} failed · ${result.ambiguous} to be checked · ${result.missed} missed\nRead on the server: ${result.duplicates} duplicate(s), ${result.lost} lost. ${result.seconds} s.`,
  },
}

const figure = (value: number | null): string => (value === null ? '—' : String(value))

export const reportLines = (rows: readonly ReportRow[], result: DemoResult, language: Language): string[] => {
  const word = words[language]
  const cells = rows.map(({ publication, likes, replies }) => [
    publication.at.wall.replace('T', ' ').slice(0, 16),
    publication.creatorName,
    word.states[publication.state] ?? publication.state,
    figure(likes),
    figure(replies),
    publication.remoteUrl ?? '',
  ])
  const table = [[word.when, word.model, word.state, word.likes, word.replies, word.proof], ...cells]
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return [...table.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ').trimEnd()), '', word.summary(result)]
}
