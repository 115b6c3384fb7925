/** How dark a share of the followers is drawn: five steps, so that a legend can say them. Pure. */

/** Up to which share each step goes; the last one, to all of them. */
export const shadeSteps = [0.01, 0.05, 0.1, 0.25, 1] as const
const depths = [18, 34, 52, 72, 92] as const

export const shadeOf = (share: number): number => shadeSteps.findIndex((upTo) => share <= upTo)

/** A colour of the palette, mixed into the page's ground. */
export const shadeColour = (step: number): string => `color-mix(in oklab, var(--blue) ${depths[step] ?? depths.at(-1)}%, var(--surface))`
