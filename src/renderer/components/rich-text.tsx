import { useMemo } from 'react'
import { cx } from '../lib/cx.ts'
import { partsOfText } from '../lib/post-text.ts'

/** A post's text as written, with what will be a link, a mention or a hashtag set apart. Nothing of it can be pressed. */
export const RichText = ({ text, className }: { text: string; className?: string }) => {
  const parts = useMemo(() => partsOfText(text), [text])
  return (
    <p className={cx('break-words whitespace-pre-wrap', className)}>
      {parts.map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <span key={index} data-part={part.kind} className="text-blue">
            {part.text}
          </span>
        ),
      )}
    </p>
  )
}
