/** Where it is noon: whenever a test runs on the real clock, its market is awake. */
export const zoneAtNoon = (): string => {
  const ahead = 12 - new Date().getUTCHours()
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
