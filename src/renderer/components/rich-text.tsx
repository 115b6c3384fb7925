import { useMemo, type ReactNode } from 'react'
import { cx } from '../lib/cx.ts'
import { partsOfText } from '../lib/post-text.ts'

/** Whom the platform was asked about, and whether it knows them (`null`: it could not say). */
export type KnownMentions = ReadonlyMap<string, boolean | null>

/**
 * A post's text as written, with what will be a link, a mention or a hashtag set apart. Nothing of it can be pressed.
 * With `mentions`, those that the platform makes nothing of stay plain text, as they will there.
 */
export const RichText = ({
  text,
  mentions,
  lead,
  tail,
  className,
}: {
  text: string
  mentions?: KnownMentions | undefined
  /** Before and after it, in the same paragraph. */
  lead?: ReactNode
  tail?: ReactNode
  className?: string
}) => {
  const parts = useMemo(() => partsOfText(text), [text])
  return (
    <p className={cx('break-words whitespace-pre-wrap', className)}>
      {lead}
      {parts.map((part, index) =>
        part.kind === 'text' || (part.kind === 'mention' && !isAlive(part.text, mentions)) ? (
          part.text
        ) : (
          <span key={index} data-part={part.kind} className="text-blue">
            {part.text}
          </span>
        ),
      )}
      {tail}
    </p>
  )
}

const isAlive = (mention: string, mentions: KnownMentions | undefined): boolean =>
  mentions === undefined || (mentions.has(mention.slice(1)) && mentions.get(mention.slice(1)) !== false)
