import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components'
import { RichText, type KnownMentions } from '../../../components/rich-text.tsx'
import { beginningOf } from './looks.ts'

export interface CutTextProps {
  text: string
  cut: number | null
  mentions?: KnownMentions | undefined
  /** On the same line, before it. */
  lead?: ReactNode
}

/** A text as far as the feed shows it, and the rest when it is asked for. */
export const CutText = ({ text, cut, mentions, lead }: CutTextProps) => {
  const { t } = useTranslation('composer')
  const [isWhole, setWhole] = useState(false)
  const beginning = beginningOf(text, cut)
  return (
    <RichText
      text={beginning === null ? text : isWhole ? `${text.trimEnd()} ` : `${beginning}… `}
      mentions={mentions}
      lead={lead}
      tail={
        beginning !== null && (
          <Button
            aria-expanded={isWhole}
            onPress={() => setWhole(!isWhole)}
            className="rounded-sm font-medium text-muted underline outline-none data-hovered:text-text data-focus-visible:ring-focus"
          >
            {isWhole ? t('preview.less') : t('preview.more')}
          </Button>
        )
      }
    />
  )
}
