/** What the server has, against what it should have. Reads nothing of ours. */
import { check, type Check } from '../runner/figure.ts'
import { postText, type Seen } from './bluesky-calls.ts'

/** A write of `putRecord` costs 2 points, of the 5000 an account has in an hour. */
const pointsPerWrite = 2
const pointsPerHour = 5000

export const checksOf = ({ accounts, refused }: Seen, postsPerAccount: number): Check[] => {
  const places = accounts.map(({ texts }) => texts.map(placeOf))
  return [
    check('posts on the server more than once', sum(places.map((all) => all.length - new Set(all).size)), 0),
    check('posts lost', sum(places.map((all) => postsPerAccount - new Set(all).size)), 0),
    check(
      'accounts whose posts are out of order',
      places.filter((all) => all.some((place, index) => index > 0 && place < (all[index - 1] ?? 0))).length,
      0,
    ),
    check('requests refused because a budget was overdrawn', refused, 0),
    check('accounts over their writes an hour', accounts.filter(({ commits }) => commits * pointsPerWrite > pointsPerHour).length, 0),
  ]
}

const words = postText(0).split('0')
const placeOf = (text: string): number => Number(text.slice(words[0]?.length, text.indexOf(words[1] ?? '')))

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
