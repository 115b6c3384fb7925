import { useTranslation } from 'react-i18next'
import { approvalModes } from '../../../contract/creators.ts'
import { CheckboxGroup } from '../../components/checkbox.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Section } from '../../components/section.tsx'
import { Select, type Option } from '../../components/select.tsx'
import { TagInput } from '../../components/tag-input.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { ZonePicker } from '../../components/zone-picker.tsx'
import { platformIds, type PlatformId } from '../../../contract/platforms.ts'
import { markets } from '../../../contract/values.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { zoneOfMarket, type CreatorInput } from './creator-input.ts'

const platformOptions: readonly Option<PlatformId>[] = platformIds.map((id) => ({
  id,
  label: platformName(id),
  icon: <PlatformGlyph platform={id} />,
}))

export interface CreatorFormProps {
  value: CreatorInput
  onChange: (value: CreatorInput) => void
  /** Said under the field of that path. */
  errorOf: (path: string) => string | undefined
}

const Constraints = ({ value, onChange, errorOf }: CreatorFormProps) => {
  const { t } = useTranslation('creators')
  const { constraints } = value
  const set = (changes: Partial<CreatorInput['constraints']>) => onChange({ ...value, constraints: { ...constraints, ...changes } })
  return (
    <Section title={t('form.constraints')} note={t('form.constraintsNote')}>
      <TagInput
        label={t('form.neverShow')}
        help={t('form.neverShowHelp')}
        value={constraints.neverShow}
        onChange={(neverShow) => set({ neverShow })}
        max={50}
        maxLength={120}
        error={errorOf('constraints.neverShow')}
        isOptional
      />
      <TagInput
        label={t('form.neverMention')}
        help={t('form.neverMentionHelp')}
        value={constraints.neverMention}
        onChange={(neverMention) => set({ neverMention })}
        max={100}
        maxLength={120}
        error={errorOf('constraints.neverMention')}
        isOptional
      />
      <CheckboxGroup
        label={t('form.platformsNotAllowed')}
        options={platformOptions}
        value={constraints.platformsNotAllowed}
        onChange={(platformsNotAllowed) => set({ platformsNotAllowed })}
        orientation="horizontal"
        isOptional
      />
      <TextArea
        label={t('form.free')}
        help={t('form.freeHelp')}
        rows={3}
        value={constraints.free}
        onChange={(free) => set({ free })}
        maxLength={4000}
        isOptional
      />
    </Section>
  )
}

/** Everything about a creator that a person types. */
export const CreatorForm = (props: CreatorFormProps) => {
  const { t } = useTranslation('creators')
  const { value, onChange, errorOf } = props
  const set = (changes: Partial<CreatorInput>) => onChange({ ...value, ...changes })
  return (
    <div className="flex flex-col gap-5">
      <TextField
        label={t('form.name')}
        help={t('form.nameHelp')}
        value={value.name}
        onChange={(name) => set({ name })}
        error={errorOf('name')}
        maxLength={120}
        autoFocus
      />
      <TagInput
        label={t('form.pseudonyms')}
        help={t('form.pseudonymsHelp')}
        value={value.pseudonyms}
        onChange={(pseudonyms) => set({ pseudonyms })}
        max={20}
        maxLength={80}
        error={errorOf('pseudonyms')}
        isOptional
      />
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Select
          label={t('form.market')}
          options={markets.map((id) => ({ id, label: t(`market.${id}`) }))}
          value={value.market}
          onChange={(market) => set({ market, zone: zoneOfMarket[market] ?? value.zone })}
        />
        <ZonePicker
          key={value.market}
          label={t('form.zone')}
          help={t('form.zoneHelp')}
          value={value.zone}
          onChange={(zone) => set({ zone })}
          error={errorOf('zone')}
        />
      </div>
      <CheckboxGroup
        label={t('form.platforms')}
        options={platformOptions}
        value={value.platforms}
        onChange={(platforms) => set({ platforms })}
        orientation="horizontal"
      />
      <Select
        label={t('form.approval')}
        help={t(`form.approvalHelp.${value.approval ?? 'none'}`)}
        options={approvalModes.map((id) => ({ id, label: t(`approval.${id}`) }))}
        value={value.approval ?? 'none'}
        onChange={(approval) => set({ approval })}
      />
      <Constraints {...props} />
      <TextArea
        label={t('form.notes')}
        help={t('form.notesHelp')}
        rows={4}
        value={value.notes}
        onChange={(notes) => set({ notes })}
        maxLength={10_000}
        isOptional
      />
    </div>
  )
}
