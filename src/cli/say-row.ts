/** Rows of an import file as a person reads them on a terminal: only those with something to say. */
import { ruleTemplates } from '../contract/rule-text.ts'
import type { CommandContext } from './cli-host.ts'
import { fill } from './fill.ts'
import type { Row } from './import-file.ts'

/** `line 12 · error · text: 312 characters, 300 at most` */
export const sayRow = ({ line, problems, state }: Row, { t, language }: Pick<CommandContext, 't' | 'language'>): string[] =>
  problems.map(({ column, rule, data, severity }) => {
    const kind = state === 'duplicate' && rule.startsWith('row.') ? t.duplicate : severity === 'error' ? t.error : t.warning
    const said = fill(ruleTemplates[language][rule] ?? rule, data, language)
    const account = typeof data['account'] === 'string' ? ` (${data['account']})` : ''
    return `${t.line(line)} · ${kind} · ${column === '' ? '' : `${column}: `}${said}${account}`
  })
