/** Which program and machine a session is of, from what it said of itself: `Firefox · Windows`. */
const programs: readonly [mark: RegExp, name: string][] = [
  [/Coulisse/, 'Coulisse'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const machines: readonly [mark: RegExp, name: string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

const found = (agent: string, marks: readonly [RegExp, string][]): string | undefined => marks.find(([mark]) => mark.test(agent))?.[1]

/** What is not a browser's long sentence is shown as it is. */
export const agentName = (agent: string): string =>
  agent.startsWith('Mozilla/') ? [found(agent, programs), found(agent, machines)].filter(Boolean).join(' · ') || agent : agent
