/**
 * The layer law of ARCHITECTURE.md, executable. Each comment says the right way. `test/law/layer-law.test.ts`
 * plants a breach of each rule and sees it caught.
 */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Core's folders, low to high: a folder imports only what stands before it. */
const coreOrder = [
  'store',
  'due',
  'platforms',
  'vault',
  'media',
  'people',
  'creators',
  'library',
  'gate',
  'publishing',
  'planning',
  'measuring',
  'interacting',
  'trends',
  'inbox',
  'advising',
  'automating',
  'alerting',
  'importing',
  'jobs',
  'sync',
  'system',
  'rpc',
]
const coreLayers = coreOrder.slice(0, -1).map((folder, index) => {
  const higher = coreOrder.slice(index + 1).join('|')
  return rule(
    `core-order-${folder}`,
    `core/${folder} is lower than ${higher.replaceAll('|', ', ')}. What is lower speaks upward through domain events (core/events.ts).`,
    { path: `^src/core/${folder}/`, pathNot: '\\.test\\.ts$' },
    { path: `^src/core/(${higher})/` },
  )
})

/** An npm package that only some folders may import. */
const owned = (name, packages, owners, comment) =>
  rule(
    name,
    comment,
    { path: '^(src|bench|scripts)/', pathNot: `${owners}|\\.test\\.tsx?$` },
    { path: `(^|/node_modules/|^node_modules/)(${packages})(/|$)` },
  )

const testCode = '\\.test\\.tsx?$|/testing/|^test/'

module.exports = {
  forbidden: [
    rule('no-cycles', 'Two files that need each other are one subject, or a third is missing.', {}, { circular: true }),
    rule(
      'contract-is-a-leaf',
      'The contract says what crosses a process. It imports nothing of ours.',
      { path: '^src/contract/' },
      { path: '^src/', pathNot: '^src/contract/' },
    ),
    rule(
      'renderer-sees-contract-only',
      'The interface speaks to core through the contract (renderer/lib/api.ts).',
      { path: '^src/renderer/', pathNot: testCode },
      { path: '^src/', pathNot: '^src/(renderer|contract)/' },
    ),
    rule(
      'shell-sees-contract-only',
      // What main reads of the host runs in Electron's own Node too (18 in the oldest that is tested), as CommonJS.
      'Main stays out of the data path: of the host it uses config, timer, file-log, last-resort and redaction; only main/core-entry.ts starts core.',
      { path: '^src/main/', pathNot: '^src/main/core-entry\\.ts$' },
      { path: '^src/', pathNot: '^src/(main|contract)/|^src/host/(config|timer|file-log|last-resort|redaction)\\.ts$' },
    ),
    rule(
      'preload-sees-channels-only',
      'The preload is a bridge and nothing else: it needs the names of its channels (main/shell-channels.ts).',
      { path: '^src/preload/' },
      { path: '^src/', pathNot: '^src/(preload/|main/shell-channels\\.ts$)' },
    ),
    rule(
      'core-has-one-door',
      'Hosts use core through core/index.ts, and ports through core/ports.ts; what they log themselves they redact as core does.',
      { path: '^src/(main|cli|host)/', pathNot: '\\.test\\.ts$' },
      { path: '^src/core/', pathNot: '^src/core/(index|ports|log-redaction)\\.ts$' },
    ),
    rule(
      'core-knows-no-host',
      'Core gets the world through its ports.',
      { path: '^src/core/', pathNot: testCode },
      { path: '^src/(main|preload|renderer|cli|host|practice|relay)/' },
    ),
    rule(
      'practice-stands-alone',
      'The practice network is reached by its address only; it uses nothing of core.',
      { path: '^src/practice/', pathNot: testCode },
      { path: '^src/', pathNot: '^src/(practice|contract)/' },
    ),
    rule(
      'platform-sees-kit-only',
      'An adapter is handed a session; it never opens the vault, the store or another platform.',
      { path: '^src/core/platforms/([^/]+)/', pathNot: testCode },
      { path: '^src/', pathNot: '^src/(contract/|core/platforms/(kit|$1)/|core/(app-error|ports)\\.ts$)' },
    ),
    rule(
      'feature-stands-alone',
      'Features do not know each other; they are joined in renderer/app.',
      { path: '^src/renderer/features/([^/]+)/', pathNot: testCode },
      { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    ),
    rule(
      'features-below-app',
      'app/ imports features, never the other way.',
      { path: '^src/renderer/features/', pathNot: testCode },
      { path: '^src/renderer/app/' },
    ),
    rule(
      'components-are-low',
      'Shared components and lib know no feature.',
      { path: '^src/renderer/(components|lib)/', pathNot: testCode },
      { path: '^src/renderer/(features|app)/' },
    ),
    rule(
      'no-test-code-in-product',
      'Product code does not import tests, fixtures or harnesses.',
      { path: '^src/', pathNot: testCode },
      { path: testCode },
    ),
    ...coreLayers,
    owned(
      'electron-owner',
      'electron|electron-updater',
      '^src/(main|preload)/|^scripts/',
      'Electron lives in main and preload. Core gets what it needs through ports.',
    ),
    owned(
      'sql-owner',
      'better-sqlite3|drizzle-orm',
      '^src/core/store/|^bench/',
      'SQL lives in store folders: add a reader or writer there.',
    ),
    owned('react-owner', 'react|react-dom|react-aria-components', '^src/renderer/', 'React lives in the renderer.'),
    owned('ml-owner', '@tensorflow', '^src/core/advising/|^bench/', 'TensorFlow lives in advising, in its worker.'),
    owned('keychain-owner', '@napi-rs/keyring', '^src/host/', 'The keychain is a port; only host/os-keychain.ts knows the package.'),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|test/bluesky-server)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
