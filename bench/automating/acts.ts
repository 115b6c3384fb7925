/** What is asked of the measuring process of acts that nobody pressed, and what it answers. */
export interface ActsInput {
  /** A folder of its own. */
  dir: string
  acts: number
  accounts: number
}

export interface ActsOutput {
  /** Written down as a rule, an amplifier or a script wants them. */
  wantedPerSecond: number
  /** From being due until each one's end is written down. */
  donePerSecond: number
  /** Processor time of one, ms. */
  cpuMs: number
  /** What the platform took more than once. */
  twice: number
  /** Not done in the end. */
  open: number
}

export interface StopInput {
  dir: string
  accounts: number
  /** How often the stop is pressed. */
  presses: number
}

export interface StopOutput {
  /** From each press until it was answered, and to the last write that left after it where that is later. */
  ms: number[]
  /** From each press until another client heard of it by event and had read who pressed it. */
  heardMs: number[]
  /** What left while the stop was on, later than a second after it. */
  late: number
  /** What left between the presses, so that there was something to stop. */
  left: number
}
