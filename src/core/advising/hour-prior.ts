/**
 * What is believed of the hours of a week before any post is seen: none is better than another, hours that lie side by side are
 * alike, days of the week are much alike, and those of the weekend more so among themselves. A Gaussian process over 168 hours
 * (Rasmussen & Williams, "Gaussian Processes for Machine Learning", 2006, §4.2.1 on going round a circle).
 *
 * Sizes, in logarithms of a post's engagement: hours of the day differ by 0.18 to 0.21 (standard deviation, within a page and
 * type, nine real pages, UCI repository 488), days of the week by nothing that could be measured.
 */
import { Matrix } from 'ml-matrix'

export const weekHours = 168

/** Variances: what all days share, what working days and the weekend have each of their own, and what a day has. */
const shared = 0.02
const ofPart = 0.02
const ofDay = 0.002
/** Of the circle of a day: hours two apart are alike by 0.6, three apart by 0.3. */
const length = 0.5

/** Days from Monday, as 0: working days, and the weekend. */
export const dayParts = [
  [0, 1, 2, 3, 4],
  [5, 6],
] as const
const partOf = (day: number): number => Number(day >= 5)

/** How alike two hours are before anything is known, 168 × 168; Monday 00 first. */
export const hourCovariance = (): Matrix => {
  const covariance = Matrix.zeros(weekHours, weekHours)
  for (let one = 0; one < weekHours; one += 1) {
    for (let other = 0; other < weekHours; other += 1) {
      const [day, otherDay] = [Math.floor(one / 24), Math.floor(other / 24)]
      const apart = Math.sin((Math.PI * ((one % 24) - (other % 24))) / 24)
      const alike = Math.exp((-2 * apart ** 2) / length ** 2)
      const size = shared + (partOf(day) === partOf(otherDay) ? ofPart : 0) + (day === otherDay ? ofDay : 0)
      covariance.set(one, other, size * alike + (one === other ? 1e-5 : 0))
    }
  }
  return covariance
}

/** What an account may have of its own is told by hour and part of the week: 24 of working days, then 24 of the weekend. */
export const ownHours = 48

export const partOfDay = (weekHour: number): number => partOf(Math.floor(weekHour / 24)) * 24 + (weekHour % 24)

export const ownHourCovariance = (): Matrix => {
  const all = hourCovariance()
  const hours = Array.from({ length: ownHours }, (_, at) => (at < 24 ? at : 5 * 24 + (at - 24)))
  return all.selection(hours, hours)
}
