/** The page shown when core cannot start: why, what to do, try again. It needs neither core nor the interface's bundle. */
import { failurePath } from './app-origin.ts'
import type { CoreFailure } from './core-messages.ts'
import { failurePageTexts, failureText } from './failure-texts.ts'
import type { ShellLanguage } from './shell-language.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => escapes[char] ?? char)

const explanation = (failure: CoreFailure, language: ShellLanguage, heading: 'h1' | 'h2'): string => {
  const texts = failurePageTexts[language]
  const { why, todo } = failureText(failure, language)
  const below = heading === 'h1' ? 'h2' : 'h3'
  return `<${heading}>${escape(texts.title)}</${heading}>
<p class="why">${escape(why)}</p>
<${below}>${escape(texts.whatToDo)}</${below}>
<ol>${todo.map((step) => `<li>${escape(step)}</li>`).join('')}</ol>
<p class="safe">${escape(texts.safe)}</p>`
}

export const failureHtml = (failure: CoreFailure, language: ShellLanguage, appVersion: string): string => {
  const texts = failurePageTexts[language]
  const other = language === 'fr' ? 'en' : 'fr'
  const details = [failure.code, failure.detail, `Coulisse ${appVersion}`].filter(Boolean).join('\n')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>${escape(texts.title)} · Coulisse</title>
<link rel="stylesheet" href="${failurePath}/page.css">
<script src="${failurePath}/page.js" defer></script>
</head>
<body data-code="${escape(failure.code)}">
<main>
<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path class="wing" d="M5 5h6v22H5zM21 5h6v22h-6z"/><path class="light" d="M16 6l6.5 21h-13z"/></svg>
${explanation(failure, language, 'h1')}
<div class="acts">
<button class="primary" id="retry" type="button">${escape(texts.retry)}</button>
<button id="open-logs" type="button">${escape(texts.openLogs)}</button>
</div>
<details><summary>${escape(texts.details)}</summary><pre>${escape(details)}</pre></details>
<details lang="${other}"><summary>${escape(failurePageTexts[other].otherLanguage)}</summary>${explanation(failure, other, 'h2')}</details>
</main>
</body>
</html>
`
}

/** The interface's colours (`renderer/styles/tokens.css`), as this page must stand without it. */
const css = `
:root{color-scheme:dark light;--bg:oklch(.17 .014 292);--raised:oklch(.24 .018 292);--line:oklch(.54 .022 292);--text:oklch(.965 .006 292);--muted:oklch(.785 .016 292);--accent:oklch(.815 .145 76);--on:oklch(.2 .03 76)}
@media (prefers-color-scheme:light){:root{--bg:oklch(.982 .004 292);--raised:oklch(1 0 0);--line:oklch(.61 .02 292);--text:oklch(.225 .025 292);--muted:oklch(.42 .024 292)}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--bg);color:var(--text);font:15px/1.55 Inter,"Segoe UI",system-ui,-apple-system,sans-serif}
main{width:min(36rem,100% - 3rem);padding:3rem 0}
.mark{width:48px;height:48px;margin-bottom:1rem}
.wing{fill:var(--muted);opacity:.55}
.light{fill:var(--accent)}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem;font-weight:600}
h2,h3{font-size:.9rem;margin:1.25rem 0 .25rem;font-weight:600}
details h2{font-size:1.1rem}
.why{font-size:1.05rem;margin:0}
ol{margin:0;padding-left:1.25rem}
.safe{color:var(--muted);margin:1.25rem 0 0}
.acts{display:flex;flex-wrap:wrap;gap:.5rem;margin:1.75rem 0}
button{font:inherit;min-height:36px;padding:0 1rem;border-radius:8px;border:1px solid var(--line);background:var(--raised);color:inherit;cursor:pointer}
button.primary{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}
button:disabled{opacity:.6;cursor:default}
button:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
summary{cursor:pointer;color:var(--muted);padding:.25rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--raised);border-radius:8px;padding:.75rem;font-size:12px;user-select:text}
`

const script = `
const retry = document.getElementById('retry')
retry.addEventListener('click', () => { retry.disabled = true; window.coulisse.retryCore() })
document.getElementById('open-logs').addEventListener('click', () => window.coulisse.openLogs())
retry.focus()
`

/** What `app://coulisse/~failure…` answers. */
export const failurePageAt = (
  path: string,
  failure: CoreFailure,
  language: ShellLanguage,
  appVersion: string,
): { contentType: string; body: string } | undefined => {
  if (path === failurePath) return { contentType: 'text/html; charset=utf-8', body: failureHtml(failure, language, appVersion) }
  if (path === `${failurePath}/page.css`) return { contentType: 'text/css; charset=utf-8', body: css }
  if (path === `${failurePath}/page.js`) return { contentType: 'text/javascript; charset=utf-8', body: script }
  return undefined
}
