/** The frame of the practice network's pages. */

export const layout = (title: string, content: string, language = 'en'): string => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title>
<style>
html{color-scheme:light dark}body{font:15px/1.45 system-ui,sans-serif;max-width:600px;margin:0 auto;padding:16px;color:#16161d;background:#fff}
@media (prefers-color-scheme:dark){body{color:#eee;background:#16161d}a{color:#8ab4f8}}
h1{font-size:22px;margin:0}article{border-top:1px solid #8884;padding:12px 0}p{margin:4px 0}.text{white-space:pre-wrap;overflow-wrap:anywhere}
.by,.counts{color:#888;font-size:13px}.images{display:grid;grid-template-columns:1fr 1fr;gap:4px}.images.n1{grid-template-columns:1fr}
img,video{width:100%;max-height:480px;object-fit:cover;border-radius:8px}.label{font-size:12px;border:1px solid #8888;border-radius:4px;padding:0 4px}
ul{padding-left:20px}li{margin:8px 0}form{display:inline}button{font:inherit;padding:4px 10px}code{user-select:all;background:#8882;padding:2px 4px}dt{color:#888;font-size:13px;margin-top:8px}dd{margin:0}
</style></head><body>${content}</body></html>`

export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
