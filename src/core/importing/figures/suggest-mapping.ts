/** What a header and its columns suggest: which column is what, and how dates and amounts are written. Pure. */
import { columnsOf, figureKinds, moneyMeasures } from '../../../contract/figures.ts'
import type { FigureColumn, FigureKind, Mapping } from '../../../contract/figures.ts'
import { foldText } from '../../fold-text.ts'
import { readDay, dateOrderOf } from './read-day.ts'
import { decimalOf, readAmount } from './read-number.ts'
import { isEmpty } from './cell.ts'
import type { Cell } from './cell.ts'
import type { Table } from './read-table.ts'

/** As headers name them, folded, in both languages; the template's own name is always one. */
const names: Readonly<Record<FigureColumn, readonly string[]>> = {
  account: ['compte', 'handle', 'username', 'user name', 'creator', 'pseudo', 'modele', 'model'],
  day: ['date', 'jour', 'date and time', 'datetime', 'created at', 'period', 'periode'],
  type: ['income type', 'source', 'category', 'categorie', 'type de revenu'],
  post: ['post id', 'post url', 'post link', 'publication', 'lien de la publication', 'id', 'post link url'],
  link: [
    'link name',
    'campaign',
    'campaign name',
    'utm campaign',
    'session campaign',
    'tracking link',
    'lien',
    'lien de suivi',
    'campagne',
    'nom',
    'name',
    'nom du lien',
  ],
  country: ['pays', 'country name', 'country code', 'code pays', 'location', 'region', 'pays ou region'],
  url: ['link url', 'adresse', 'address'],
  currency: ['devise', 'monnaie'],
  gross: ['brut', 'gross amount', 'montant brut', 'amount', 'montant', 'total'],
  fee: ['fees', 'frais', 'commission', 'platform fee'],
  net: ['net amount', 'montant net', 'net earnings', 'earnings', 'gains', 'revenu net'],
  revenue: ['revenu', 'revenus', 'earnings', 'sales', 'ventes', 'gains', 'chiffre d’affaires', 'total earnings', 'net', 'amount'],
  subscribers: ['abonnes', 'new subscribers', 'nouveaux abonnes', 'subs', 'new fans', 'fans', 'subscriptions', 'abonnements'],
  visits: ['visites', 'visitors', 'profile visits', 'visiteurs', 'visites du profil'],
  views: ['vues', 'view count', 'impressions'],
  likes: ['j’aime', "j'aime", 'like count', 'like'],
  comments: ['commentaires', 'comment count', 'replies', 'reponses'],
  purchases: ['achats', 'unlocks', 'sold', 'ventes (nombre)', 'purchase count'],
  clicks: ['clics', 'click count', 'link clicks', 'sessions'],
}

const plain = (header: string): string =>
  foldText(header)
    .replaceAll(/\([^)]*\)|[€$£:]/g, ' ')
    .replaceAll(/[_\-.\s]+/g, ' ')
    .trim()

/** Headers that differ in case, accents and space only are the same. */
export const headerKey = (header: readonly string[]): string => JSON.stringify(header.map(plain))

/** Each column of the file is one thing at most, and each thing one column: the first that fits. */
const columnsFor = (kind: FigureKind, header: readonly string[]): Mapping['columns'] => {
  const taken = new Set<number>()
  const found: Mapping['columns'] = {}
  const take = (column: FigureColumn, fits: (name: string) => boolean): void => {
    if (found[column] !== undefined) return
    const at = header.findIndex((name, index) => !taken.has(index) && fits(plain(name)))
    if (at === -1) return
    taken.add(at)
    found[column] = at
  }
  for (const column of columnsOf[kind]) take(column, (name) => name === column)
  for (const column of columnsOf[kind]) take(column, (name) => names[column].some((known) => foldText(known) === name))
  return found
}

/** What only a file of this kind has. */
const telling: Readonly<Record<FigureKind, readonly FigureColumn[]>> = {
  days: ['gross', 'fee', 'net', 'visits'],
  posts: ['post', 'views', 'likes', 'comments', 'purchases'],
  links: ['link', 'clicks', 'url'],
  countries: ['country', 'clicks'],
}

const kindOf = (header: readonly string[]): FigureKind => {
  const score = (kind: FigureKind): number => {
    const columns = columnsFor(kind, header)
    const first = columnsOf[kind][0]
    return (columns[first] === undefined ? 0 : 2) + telling[kind].filter((column) => columns[column] !== undefined).length
  }
  return figureKinds.reduce((best, kind) => (score(kind) > score(best) ? kind : best))
}

const cellsAt = ({ rows }: Table, at: number | undefined): Cell[] =>
  at === undefined ? [] : rows.flatMap(({ cells }) => (isEmpty(cells[at]) ? [] : (cells[at] ?? [])))

/** What the columns show of how dates and amounts are written, else what the file's separator goes with. */
const writtenAs = (table: Table, columns: Mapping['columns']): Pick<Mapping, 'dateOrder' | 'decimal'> => {
  const dates = cellsAt(table, columns.day)
  const amounts = moneyMeasures.flatMap((measure) => cellsAt(table, columns[measure]))
  const isOpenDate = dates.some((cell) => 'rule' in readDay(cell, null))
  const isOpenAmount = amounts.some((cell) => 'rule' in readAmount(cell, { decimal: null, currency: 'USD' }))
  const decimal = decimalOf(amounts)
  return {
    dateOrder: dateOrderOf(dates) ?? (isOpenDate && (table.isSemicolon || decimal === ',') ? 'day_first' : null),
    decimal: decimal ?? (isOpenAmount && !table.isSemicolon ? '.' : null),
  }
}

export const suggestMapping = (table: Table, kind: FigureKind = kindOf(table.header)): Mapping => {
  const columns = columnsFor(kind, table.header)
  return { kind, columns, ...writtenAs(table, columns), currency: 'USD' }
}

/** What a mapping leaves open, as this file shows it. */
export const recalled = (table: Table, remembered: Mapping): Mapping => {
  const seen = writtenAs(table, remembered.columns)
  return { ...remembered, dateOrder: remembered.dateOrder ?? seen.dateOrder, decimal: remembered.decimal ?? seen.decimal }
}
