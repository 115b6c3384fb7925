#!/usr/bin/env node
/** `npx coulisse …`, right after `npm ci` and under any Node: goes on in the project's own, which builds what is stale. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [major] = process.versions.node.split('.')
const run = new URL('run.ts', import.meta.url)

if (Number(major) >= 24) await import(run.href)
else {
  const own = ['../node_modules/node/bin/node', '../node_modules/node/bin/node.exe']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path))
  if (own === undefined) {
    console.error('Run npm ci first: it brings the Node that Coulisse needs.')
    process.exitCode = 1
  } else {
    const child = spawn(own, [fileURLToPath(run), ...process.argv.slice(2)], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0)
    })
  }
}
