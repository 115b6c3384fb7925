import { isApple } from '../lib/platform-keys.ts'

const names: Record<string, string> = {
  mod: isApple ? '⌘' : 'Ctrl',
  enter: '↵',
  escape: 'Esc',
  up: '↑',
  down: '↓',
  shift: '⇧',
  pageup: 'Page ↑',
  pagedown: 'Page ↓',
}

/** Keys as a person sees them on the board: `mod+k`, `g t`. */
export const Kbd = ({ keys }: { keys: string }) => (
  <span className="inline-flex gap-1">
    {keys.split(/[ +]/).map((key, index) => (
      <kbd key={index} className="min-w-5 rounded-sm border border-line bg-surface px-1 text-center font-sans text-xs text-muted">
        {names[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
      </kbd>
    ))}
  </span>
)
