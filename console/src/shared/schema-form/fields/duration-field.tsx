import { Checkbox, Group, Input, NumberInput, Select, TextInput } from '@mantine/core'
import { useWords } from '../../../words/words-context.tsx'
import { useField, useForm } from '../form-context.tsx'
import type { FieldProps } from './field-props.ts'

const units = { D: 'days', H: 'hours', M: 'minutes', S: 'seconds' } as const
type Unit = keyof typeof units

/** Reads a duration of one unit (ISO 8601), such as `P7D` or `PT30S`; null for one of several. */
const readDuration = (text: string): { readonly amount: number; readonly unit: Unit } | null => {
  const match = /^P(?:(\d+)(D)|T(\d+)([HMS]))$/.exec(text)
  if (match === null) return null
  const [, days, , time, unit = 'D'] = match
  return { amount: Number(days ?? time), unit: unit as Unit }
}

const writeDuration = (amount: number, unit: Unit): string =>
  unit === 'D' ? `P${amount}D` : `PT${amount}${unit}`

/** A span of time: a number and its unit. */
export const DurationField = ({
  node,
  path,
  value,
  isRequired,
  canBeOff,
}: FieldProps & { readonly canBeOff: boolean }) => {
  const { change } = useForm()
  const { words } = useWords()
  const { shown } = useField(path, node.description)
  const text = typeof value === 'string' ? value : ''
  const isOff = canBeOff && value === null
  const duration = text === '' ? { amount: Number.NaN, unit: 'D' as const } : readDuration(text)
  if (duration === null)
    return (
      <TextInput
        {...shown}
        value={text}
        withAsterisk={isRequired}
        onChange={(event) => change(path, event.currentTarget.value)}
      />
    )
  const { label, description, error, id, disabled, onBlur } = shown
  const { amount, unit } = duration
  return (
    <Input.Wrapper {...{ label, description, error, id }} withAsterisk={isRequired} labelElement="div">
      <Group gap="xs" wrap="nowrap" mb={5}>
        <NumberInput
          aria-label={label}
          w={96}
          min={0}
          allowDecimal={false}
          value={Number.isNaN(amount) || isOff ? '' : amount}
          disabled={disabled || isOff}
          onBlur={onBlur}
          error={error !== undefined}
          onChange={(next) => change(path, typeof next === 'number' ? writeDuration(next, unit) : undefined)}
        />
        <Select
          aria-label={`${label}${words.common.colon} ${words.settingForm.unit}`}
          w={132}
          allowDeselect={false}
          disabled={disabled || isOff || Number.isNaN(amount)}
          data={Object.entries(units).map(([each, name]) => ({
            value: each,
            label: words.settingForm.units[name],
          }))}
          value={unit}
          onChange={(next) => change(path, writeDuration(amount, (next ?? unit) as Unit))}
        />
        {canBeOff && (
          <Checkbox
            label={words.settingForm.off}
            aria-label={`${label}${words.common.colon} ${words.settingForm.off}`}
            checked={isOff}
            disabled={disabled}
            onChange={(event) => change(path, event.currentTarget.checked ? null : (node.default ?? 'P7D'))}
          />
        )}
      </Group>
    </Input.Wrapper>
  )
}
