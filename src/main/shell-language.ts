/** The shell's own language: the system's, as core may not run yet, or not at all. */
export type ShellLanguage = 'fr' | 'en'

export const shellLanguage = (locale: string): ShellLanguage => (locale.toLowerCase().startsWith('fr') ? 'fr' : 'en')
