/** The conversation as it would look, along the answers that one supposes. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Hourglass } from 'lucide-react'
import type { ScriptDraft } from '../../../contract/scripts.ts'
import { RichText } from '../../components/rich-text.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { previewLines, type PreviewLine, type Supposed } from './preview-lines.ts'

type Listen = Extract<PreviewLine, { kind: 'listen' }>

const bubble = 'max-w-[24rem] rounded-lg border border-line px-3 py-2'

export const Preview = ({ draft, creatorName }: { draft: ScriptDraft; creatorName: string }) => {
  const { t } = useTranslation('scripts')
  const [supposed, setSupposed] = useState<Supposed>({})
  const values = {
    name: 'Alex',
    author: '@alex',
    creator: creatorName,
    account: `@${creatorName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')}`,
    link: draft.link ?? '{link}',
  }
  const wayOf = ({ step }: Listen, id: string): string => {
    if (id === 'silent') return t('preview.silent')
    const when = step.branches[Number(id)]?.when
    if (!when) return t('preview.otherwise')
    return when.is === 'contains' ? `${t('branch.contains')} ${when.words.map((word) => `« ${word} »`).join(', ')}` : t(`branch.${when.is}`)
  }
  return (
    <Section title={t('preview.title')}>
      <ol aria-label={t('preview.title')} className="flex flex-col gap-2">
        {previewLines(draft, supposed, values).map((line) => {
          switch (line.kind) {
            case 'say':
              return (
                <li key={line.id} className={`${bubble} ml-8 self-end bg-surface`}>
                  <RichText text={line.text.trim() === '' ? '…' : line.text} />
                </li>
              )
            case 'wait':
              return (
                <li key={line.id} className="flex items-center gap-1.5 self-center text-sm text-muted">
                  <Hourglass aria-hidden className="size-3.5" />
                  {line.fromMinutes === line.toMinutes
                    ? t('preview.waitsOne', { from: line.fromMinutes })
                    : t('preview.waits', { from: line.fromMinutes, to: line.toMinutes })}
                </li>
              )
            case 'listen':
              return (
                <li key={line.id} className={`${bubble} mr-8`}>
                  <Select
                    label={t('preview.supposed', { number: draft.steps.findIndex(({ id }) => id === line.id) + 1 })}
                    options={[...line.step.branches.map((_, at) => String(at)), 'otherwise', 'silent'].map((id) => ({
                      id,
                      label: wayOf(line, id),
                    }))}
                    value={line.supposed}
                    onChange={(id) => setSupposed({ ...supposed, [line.id]: id })}
                  />
                </li>
              )
            case 'end':
              return (
                <li key={line.id} className="self-center text-sm text-muted">
                  {t('preview.end')}
                </li>
              )
            default:
              return line satisfies never
          }
        })}
      </ol>
    </Section>
  )
}
